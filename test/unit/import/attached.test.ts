// Files next to the output of tools: run logs, several at once, and descriptions of machines.
import { describe, expect, it } from 'vitest';
import { importFiles } from '../../../src/core/import/import';
import { importStepwise } from '../../../src/core/import/stepwise';
import { changeResults } from '../../../src/protocol/import-changes';
import { resultsView } from '../../../src/core/page-model/import/results-view';
import { errorsOf, reportOf, row, said, text } from './support';

const run = (subject: string, value: number | undefined, more: object = {}) =>
  JSON.stringify({
    subject,
    benchmark: 'kernbench',
    parameters: { vcpus: 8 },
    metric: 'elapsed',
    unit: 's',
    direction: 'lower',
    ...(value === undefined ? { failed: 'panic' } : { value }),
    ...more,
  });
const log = (...lines: string[]) => `${lines.join('\n')}\n`;

describe('run logs', () => {
  it('are merged by row, with boots and failures kept', () => {
    const outcome = importFiles(
      [
        text(
          'a.vmiruns.jsonl',
          log(run('ept-off', 100, { boot: 'a' }), run('ept-off', 101, { boot: 'b' }), run('ept-on', 91)),
        ),
        text('b.vmiruns.jsonl', log(run('ept-on', 92), run('ept-on', undefined, { run: 3 }), run('ept-on', 93))),
      ],
      { baseline: 'ept-off' },
    );
    const report = reportOf(outcome);
    expect(errorsOf(report)).toEqual([]);
    expect(report.benchmarks).toHaveLength(1);
    expect(report.benchmarks[0]).toMatchObject({
      name: 'kernbench',
      parameters: { vcpus: 8 },
      metric: { name: 'elapsed', unit: 's', direction: 'lower' },
    });
    expect(report.benchmarks[0]?.suite).toBeUndefined();
    expect(report.benchmarks[0]?.results).toEqual([
      { subject: 'ept-off', samples: [100, 101], boots: ['a', 'b'] },
      { subject: 'ept-on', samples: [91, 92, 93], failed: [{ run: 3, reason: 'panic' }] },
    ]);
  });
  it('are read next to the output of a tool', () => {
    const report = reportOf(
      importFiles(
        [
          text('x.vmiruns.jsonl', log(run('kvm', 5))),
          text(
            'kvm/x.txt',
            'sysbench 1.0.20 (using system LuaJIT 2.1)\nNumber of threads: 1\nPrime numbers limit: 100\n' +
              'CPU speed:\n    events per second:   497.5\n',
          ),
        ],
        { template: undefined },
      ),
    );
    expect(report.benchmarks.map((one) => one.name).sort()).toEqual(['kernbench', 'sysbench cpu']);
    expect(report.provenance?.tool).toBe('run-log, sysbench');
  });
  it('report a bad line by number, without affecting other lines', () => {
    const outcome = importFiles([
      text('a.vmiruns.jsonl', log(run('a', 1), '{"subject": "a"', run('a', 2), run('a', 3, { unit: 'MiB' }))),
    ]);
    expect(row(reportOf(outcome), { name: 'kernbench', metric: 'elapsed' }).results).toEqual([
      { subject: 'a', samples: [1, 2] },
    ]);
    expect(outcome.notes.filter((note) => note.kind === 'failed').map((note) => note.lines)).toEqual([[2], [4]]);
  });
  it('take title, machines and subjects from the first line', () => {
    const head = JSON.stringify({
      title: 'EPT',
      environments: [{ id: 'm', host: { kernel: '6.1' } }],
      subjects: [{ id: 'ept-on', environment: 'm', notes: 'with EPT' }],
      methodology: { order: 'sequential' },
    });
    const outcome = importFiles([
      text('a.vmiruns.jsonl', log(head, run('ept-on', 1), run('ept-off', 2))),
      text('b.vmiruns.jsonl', log(run('ept-off', 3))),
    ]);
    const report = reportOf(outcome);
    expect(report.title).toBe('EPT');
    expect(report.environments).toEqual([expect.objectContaining({ host: { kernel: '6.1' } })]);
    expect(report.subjects.find((one) => one.id === 'ept-on')).toMatchObject({
      environment: report.environments?.[0]?.id,
      notes: 'with EPT',
    });
    expect(said(outcome.notes, 'left-out').join()).toContain('methodology');
  });
  it('are read in pieces if large', async () => {
    const lines = Array.from({ length: 30_000 }, (_, n) => run('a', n));
    const bytes = new TextEncoder().encode(log(...lines));
    const done = await importStepwise(['a.vmiruns.jsonl'], (path) =>
      Promise.resolve({
        path,
        size: bytes.length,
        open: async function* () {
          for (let at = 0; at < bytes.length; at += 70_000) yield bytes.subarray(at, at + 70_000);
          await Promise.resolve();
        },
      }),
    );
    expect(done?.outcome.report?.benchmarks[0]?.results?.[0]?.samples).toHaveLength(30_000);
  });
});

describe('output of vmibench-env.sh', () => {
  const machine = (id: string, kernel: string) =>
    JSON.stringify({ id, hypervisor: { name: 'KVM' }, guest: { kernel } }, undefined, 2);
  const runs = text('runs.vmiruns.jsonl', log(run('stock', 1), run('patched', 2)));
  const environmentOf = (outcome: ReturnType<typeof importFiles>, subject: string) => {
    const report = reportOf(outcome);
    const id = report.subjects.find((one) => one.id === subject)?.environment;
    return report.environments?.find((one) => one.id === id);
  };

  it('describes the machine of the subject named by its file or id', () => {
    const outcome = importFiles([
      runs,
      text('env-stock.json', machine('host1', '6.1')),
      text('elsewhere.json', machine('patched', '6.2')),
    ]);
    expect(environmentOf(outcome, 'stock')).toEqual({
      id: 'host1',
      hypervisor: { name: 'KVM' },
      guest: { kernel: '6.1' },
    });
    expect(environmentOf(outcome, 'patched')).toEqual({
      id: 'patched',
      hypervisor: { name: 'KVM' },
      guest: { kernel: '6.2' },
    });
    expect(errorsOf(reportOf(outcome))).toEqual([]);
    expect(said(outcome.notes, 'guessed')).toContain('The machine was assigned to "stock", based on the file name.');
    expect(outcome.preview.files.map((file) => file.tool)).toEqual(['run-log', 'vmibench-env', 'vmibench-env']);
    expect(said(outcome.notes, 'failed')).toEqual([]);
  });
  it('belongs to no subject until the user chooses one, and can be detached again', () => {
    const files = [runs, text('machine.json', machine('m', '6.1'))];
    const before = importFiles(files);
    expect(reportOf(before).environments).toBeUndefined();
    expect(said(before.notes, 'left-out')).toContain(
      'This file describes a machine, but not which subject ran on it. Choose it as the machine of a subject.',
    );
    const choices = changeResults(
      {},
      { type: 'choose', what: 'subject', id: 'patched', field: 'environment', value: 'machine.json' },
    );
    const after = importFiles(files, choices);
    expect(environmentOf(after, 'patched')?.guest).toEqual({ kernel: '6.1' });
    expect(environmentOf(after, 'stock')).toBeUndefined();
    expect(said(after.notes)).not.toContain(
      'This file describes a machine, but not which subject ran on it. Choose it as the machine of a subject.',
    );
    const none = changeResults({}, { type: 'choose', what: 'subject', id: 'stock', field: 'environment', value: '-' });
    expect(
      environmentOf(importFiles([runs, text('env-stock.json', machine('host1', '6.1'))], none), 'stock'),
    ).toBeUndefined();
  });
  it("takes precedence over the tool's file, and is shown with its choices", () => {
    const xml =
      '<?xml ' +
      'version="1.0"?><PhoronixTestSuite><System><Identifier>kvm</Identifier><Hardware>Processor: X ' +
      '(2 Cores)</Hardware><Software>OS: Debian, System Layer: ' +
      'KVM</Software></System><Result><Identifier>pts/x-1.0.0</Identifier><Title>x</Title><Scale>s</Scale><Proportion>LIB</Proportion><Data><Entry><Identifier>kvm</Identifier><Value>5</Value><RawString></RawString></Entry></Data></Result></PhoronixTestSuite>';
    const outcome = importFiles([text('composite.xml', xml), text('env-kvm.json', machine('kvm', '6.1'))]);
    expect(reportOf(outcome).environments).toEqual([
      { id: 'kvm', hypervisor: { name: 'KVM' }, guest: { kernel: '6.1' } },
    ]);
    const view = resultsView([], outcome, {}, { template: { text: '', caret: 0 }, targets: [] });
    expect(view.machines).toEqual(['env-kvm.json']);
    expect(view.subjects.map((one) => [one.id, one.machine])).toEqual([['kvm', 'env-kvm.json']]);
  });
  it('is not confused with a report, a result or half a description', () => {
    for (const other of [
      '{"id": "x"}',
      '{"id": "x", "host": {}, "benchmarks": []}',
      '{"format": "vmibench/1", "id": "x", "host": {}}',
      '{"id": "x", "host": "y"}',
    ])
      expect(importFiles([text('a.json', other)]).preview.files[0]?.tool).toBeUndefined();
  });
});
