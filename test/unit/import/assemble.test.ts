// Many files to one report: repetitions, boots, failures, choices, environments, merging; and hostile files.
import { describe, expect, it } from 'vitest';
import type { ImportChoices } from '../../../src/core/import/choices';
import { importFiles } from '../../../src/core/import/import';
import { mergeInto } from '../../../src/core/import/merge';
import { importStepwise } from '../../../src/core/import/stepwise';
import { errorsOf, reportOf, row, said, text } from './support';

const sysbench = (events: string) =>
  `sysbench 1.0.20 (using system LuaJIT 2.1)\nNumber of threads: 1\nPrime numbers limit: 100\n` +
  `CPU speed:\n    events per second:   ${events}\n`;
const cpu = { name: 'sysbench cpu', metric: 'events' };
const files = (all: Readonly<Record<string, string>>) =>
  Object.entries(all).map(([path, events]) => text(path, sysbench(events)));
const run = (all: Readonly<Record<string, string>>, choices: ImportChoices = {}) => importFiles(files(all), choices);

describe('assembling', () => {
  const runs = { 'ept/run-2.txt': '12', 'ept/run-1.txt': '11', 'shadow/run-1.txt': '5', 'ept/run-10.txt': '20' };
  it('orders runs by their numbers', () => {
    expect(row(reportOf(run(runs, { template: '{subject}/run-{run}.txt' })), cpu).results).toEqual([
      { subject: 'ept', samples: [11, 12, 20] },
      { subject: 'shadow', samples: [5] },
    ]);
  });
  it('keeps boots if every run has one', () => {
    const boots = { 'a/boot2/1.txt': '3', 'a/boot1/2.txt': '2', 'a/boot1/1.txt': '1' };
    expect(row(reportOf(run(boots, { template: '{subject}/boot{boot}/{run}.txt' })), cpu).results).toEqual([
      { subject: 'a', samples: [1, 2, 3], boots: [1, 1, 2] },
    ]);
  });
  it('takes parameters and benchmarks from the path', () => {
    const report = reportOf(
      run(
        { 'a/build/vcpus=1/x.txt': '1', 'a/build/vcpus=8/x.txt': '2' },
        { template: '{subject}/{benchmark}/vcpus={vcpus}/x.txt' },
      ),
    );
    expect(report.benchmarks.map((one) => [one.name, one.parameters?.vcpus, one.results?.[0]?.samples])).toEqual([
      ['build', 1, [1]],
      ['build', 8, [2]],
    ]);
    expect(new Set(report.benchmarks.map((one) => one.id)).size).toBe(2);
    expect(errorsOf(report)).toEqual([]);
  });
  it('reports paths that do not match, and errors in a template', () => {
    expect(said(run({ 'x.txt': '1' }, { template: '{subject}/x.txt' }).notes)).toContain(
      'The path does not match the template.',
    );
    expect(said(run({ 'x.txt': '1' }, { template: '{subject' }).notes, 'failed')[0]).toContain('brace');
  });
  it('applies the corrections of the preview', () => {
    const before = run(runs, { template: '{subject}/run-{run}.txt' });
    const { id } = row(reportOf(before), cpu);
    const after = run(runs, {
      template: '{subject}/run-{run}.txt',
      baseline: 'shadow',
      title: 'EPT',
      subjects: { shadow: { label: 'Shadow paging' } },
      rows: { [id]: { name: 'primes', unit: 'ev/s', direction: 'lower', role: 'cost', metric: 'rate' } },
    });
    const report = reportOf(after);
    expect(report.title).toBe('EPT');
    expect(report.subjects).toEqual([{ id: 'ept' }, { id: 'shadow-paging', label: 'Shadow paging', role: 'baseline' }]);
    expect(report.benchmarks[0]).toMatchObject({
      id,
      name: 'primes',
      metric: { name: 'rate', unit: 'ev/s', direction: 'lower', role: 'cost' },
    });
    expect(after.preview.rows[0]).toMatchObject({ id, name: 'primes', metric: { direction: 'lower' } });
    const dropped = run(runs, { template: '{subject}/run-{run}.txt', subjects: { shadow: { drop: true } } });
    expect(reportOf(dropped).subjects.map((one) => one.id)).toEqual(['ept']);
    expect(dropped.preview.subjects.map((one) => [one.label, one.dropped])).toEqual([
      ['ept', false],
      ['shadow', true],
    ]);
    expect(run(runs, { rows: { [id]: { drop: true } } }).report).toBeUndefined();
  });
  it('merges two subjects with the same name', () => {
    const report = reportOf(run({ 'a.txt': '1', 'b.txt': '2' }, { subjects: { b: { label: 'a' } } }));
    expect(row(report, cpu).results).toEqual([{ subject: 'a', samples: [1, 2] }]);
  });
  it('names the files that results come from, and the checksum of a single one', () => {
    const sha256 = 'a'.repeat(64);
    const report = reportOf(importFiles([{ ...text('x.txt', sysbench('1')), sha256 }], { artifacts: true }));
    expect(report.provenance?.rawSha256).toBe(sha256);
    expect(row(report, cpu).results?.[0]?.artifacts).toEqual([{ path: 'x.txt', sha256 }]);
    expect(errorsOf(report)).toEqual([]);
  });
  it('gives distinct ids to similar names, and safe ids to strange names', () => {
    const names = ['__proto__', 'constructor', 'A b', 'a-b', '日本', '../..', '<b>'];
    const report = reportOf(
      importFiles(
        names.map((name) => text(`${name}/x.txt`, sysbench('1'))),
        { template: '{subject}/x.txt' },
      ),
    );
    expect(report.subjects).toHaveLength(7);
    expect(new Set(report.subjects.map((one) => one.id)).size).toBe(7);
    expect(errorsOf(report)).toEqual([]);
  });
  it('does not merge runs with different units', () => {
    const log = (unit: string, value: string) =>
      `MIGRATED TCP STREAM TEST from 0.0.0.0 () port 0 AF_INET to 10.0.0.2 () port 0 AF_INET\n` +
      `THROUGHPUT=${value}\nTHROUGHPUT_UNITS=${unit}\n`;
    const report = reportOf(importFiles([text('a.txt', log('10^6bits/s', '900') + log('GBytes/s', '0.1'))]));
    expect(report.benchmarks.map((one) => [one.metric?.unit, one.results?.[0]?.samples])).toEqual([
      ['10^6bits/s', [900]],
      ['GBytes/s', [0.1]],
    ]);
    expect(new Set(report.benchmarks.map((one) => one.id)).size).toBe(2);
  });
  it('reports that a last line without a line end may be truncated', () => {
    const cut = 'The last line has no newline, so its last number may be cut off.';
    expect(said(importFiles([text('a.txt', sysbench('497.7').trimEnd())]).notes)).toContain(cut);
    expect(said(importFiles([text('a.txt', sysbench('497.79'))]).notes)).not.toContain(cut);
    expect(said(importFiles([text('a.json', '{"results": [{"command": "x", "times": [1]}]}')]).notes)).not.toContain(
      cut,
    );
  });
  it('continues through a mixed folder', () => {
    const outcome = importFiles([
      text('a.txt', sysbench('1')),
      { path: 'b.png', bytes: new Uint8Array([0x89, 0x50, 0, 0]) },
      text('c.txt', 'nothing here'),
      text('d.json', ''),
      { path: 'e', bytes: new Uint8Array() },
    ]);
    expect(row(reportOf(outcome), cpu).results).toHaveLength(1);
    expect(outcome.preview.files.map((file) => [file.path, file.numbers])).toEqual([
      ['a.txt', 1],
      ['b.png', 0],
      ['c.txt', 0],
      ['d.json', 0],
      ['e', 0],
    ]);
    expect(said(outcome.notes, 'failed')).toEqual([
      'The file is not text.',
      'No supported tool prints output like this.',
      'The file is empty. The run may have failed.',
      'The file is empty. The run may have failed.',
    ]);
  });
});

describe('hostile XML', () => {
  const wrap = (inside: string) => `<?xml version="1.0"?><PhoronixTestSuite>${inside}</PhoronixTestSuite>`;
  it.each([
    [
      'entities',
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` +
        `${wrap('<Generated><Title>&b;</Title></Generated>')}`,
      'document type',
    ],
    ['depth', wrap('<Result>'.repeat(50_000) + '</Result>'.repeat(50_000)), 'nested too deeply'],
    ['no end', '<PhoronixTestSuite><System><Identifier>a', 'cannot be read'],
  ])('%s', (_name, content, why) => {
    const outcome = importFiles([text('composite.xml', content)]);
    expect(outcome.report).toBeUndefined();
    expect(said(outcome.notes, 'failed').join()).toContain(why);
  });
  it('marks the board of a hypervisor as a guest, even without a system layer', () => {
    const of = (board: string) =>
      reportOf(
        importFiles([
          text(
            'composite.xml',
            wrap(
              `<System><Identifier>a</Identifier><Hardware>Processor: X (2 Cores), Motherboard: ` +
                `${board}</Hardware><Software>OS: Debian</Software></System><Result><Identifier>` +
                `pts/x-1.0.0</Identifier><Title>x</Title><Scale>s</Scale><Proportion>LIB</Proportion><Data>` +
                `<Entry><Identifier>a</Identifier><Value>5</Value><RawString></RawString></Entry></Data>` +
                `</Result>`,
            ),
          ),
        ]),
      ).environments?.[0];
    expect(of('QEMU Standard PC (i440FX)')).toMatchObject({ hypervisor: { name: 'QEMU' }, guest: { vcpus: 2 } });
    expect(of('Xen HVM domU')).toMatchObject({ hypervisor: { name: 'Xen' } });
    expect(of('ASUS Z9PE')).toMatchObject({ host: { model: 'ASUS Z9PE' } });
    expect(of('ASUS Z9PE')?.hypervisor).toBeUndefined();
  });
  it('keeps names from a file as plain text', () => {
    const system = '<System><Identifier>__proto__</Identifier></System>';
    const entry = '<Entry><Identifier>__proto__</Identifier><Value>5</Value><RawString></RawString></Entry>';
    const outcome = importFiles([
      text(
        'composite.xml',
        wrap(
          `${system}<Result><Identifier>pts/x-1.0.0</Identifier><Title>a &lt;b&gt; &amp;amp;</Title>` +
            `<Description>__proto__: 1 - b: 2</Description><Scale>MB/s</Scale><Proportion>HIB</Proportion>` +
            `<Data>${entry}</Data></Result>`,
        ),
      ),
    ]);
    const report = reportOf(outcome);
    expect(report.benchmarks[0]?.name).toBe('a <b> &amp;');
    expect(report.subjects[0]?.label).toBe('__proto__');
    expect(errorsOf(report)).toEqual([]);
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });
});

describe('merging into a report', () => {
  const open = reportOf(run({ 'a/x.txt': '1', 'b/x.txt': '2' }, { template: '{subject}/x.txt' }));
  it('adds a subject beside the others', () => {
    const { report } = mergeInto(open, reportOf(run({ 'c/x.txt': '3' }, { template: '{subject}/x.txt' })), 'subject');
    expect(report.subjects).toEqual([...open.subjects, { id: 'c' }]);
    expect(row(report, cpu).results?.map((one) => [one.subject, one.samples])).toEqual([
      ['a', [1]],
      ['b', [2]],
      ['c', [3]],
    ]);
    expect(errorsOf(report)).toEqual([]);
    expect(open.subjects).toHaveLength(2);
  });
  it('gives a subject with the same name its own id', () => {
    const { report } = mergeInto(open, reportOf(run({ 'a/x.txt': '9' }, { template: '{subject}/x.txt' })), 'subject');
    expect(report.subjects).toHaveLength(3);
    expect(row(report, cpu).results).toHaveLength(3);
    expect(errorsOf(report)).toEqual([]);
  });
  it('adds runs to a subject, and to no other', () => {
    const more = reportOf(run({ 'b/x.txt': '4', 'z/x.txt': '5' }, { template: '{subject}/x.txt' }));
    const { report, notes } = mergeInto(open, more, 'runs');
    expect(row(report, cpu).results).toEqual([
      { subject: 'a', samples: [1] },
      { subject: 'b', samples: [2, 4] },
    ]);
    expect(said(notes, 'left-out')).toEqual(['The report has no subject "z" to add runs to.']);
  });
  it('does not add runs to a printed mean', () => {
    const printed = {
      ...open,
      benchmarks: open.benchmarks.map((one) => ({ ...one, results: [{ subject: 'a', mean: 7 }] })),
    };
    const { report, notes } = mergeInto(
      printed,
      reportOf(run({ 'a/x.txt': '4' }, { template: '{subject}/x.txt' })),
      'runs',
    );
    expect(row(report, cpu).results).toEqual([{ subject: 'a', mean: 7 }]);
    expect(notes).toHaveLength(1);
  });
  it('adds benchmarks, and keeps existing results', () => {
    const more = reportOf(run({ 'a/t=2/x.txt': '4', 'a/t=3/x.txt': '4' }, { template: '{subject}/t={t}/x.txt' }));
    const { report } = mergeInto(open, more, 'benchmarks');
    expect(report.benchmarks).toHaveLength(3);
    const again = mergeInto(report, more, 'benchmarks');
    expect(again.report).toEqual(report);
    expect(again.notes).toHaveLength(2);
  });
  it('keeps blocks, which subjects share, and continues to count them', () => {
    const files = { 'a/round1/x.txt': '1', 'b/round1/x.txt': '2', 'a/round2/x.txt': '3', 'b/round2/x.txt': '4' };
    const blocked = () => reportOf(run(files, { template: '{subject}/round{block}/x.txt' }));
    expect(row(blocked(), cpu).results).toEqual([
      { subject: 'a', samples: [1, 3], blocks: [1, 2] },
      { subject: 'b', samples: [2, 4], blocks: [1, 2] },
    ]);
    const { report } = mergeInto(blocked(), blocked(), 'runs');
    expect(row(report, cpu).results?.map(({ blocks }) => blocks)).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    const named = run({ 'a/mon/x.txt': '1', 'a/tue/x.txt': '2' }, { template: '{subject}/{block}/x.txt' });
    expect(row(reportOf(named), cpu).results).toEqual([{ subject: 'a', samples: [1, 2], blocks: ['mon', 'tue'] }]);
  });

  it('continues to count boots', () => {
    const booted = (one: string) => reportOf(run({ [`a/${one}/x.txt`]: '1' }, { template: '{subject}/{boot}/x.txt' }));
    const { report } = mergeInto(booted('1'), booted('1'), 'runs');
    expect(row(report, cpu).results).toEqual([{ subject: 'a', samples: [1, 1], boots: [1, 2] }]);
  });
});

describe('many files', () => {
  it('are read one by one, with progress, until cancelled', async () => {
    const all = files({ 'a.txt': '1', 'b.txt': '2' });
    const load = (path: string) => Promise.resolve(all.find((one) => one.path === path) ?? text(path, ''));
    const seen: string[] = [];
    const done = await importStepwise(
      ['a.txt', 'b.txt'],
      load,
      {},
      { onProgress: ({ done: count, of, path }) => seen.push(`${count}/${of} ${path}`) },
    );
    expect(done?.outcome.report).toEqual(importFiles(all).report);
    expect(seen).toEqual(['0/2 a.txt', '1/2 b.txt']);
    const stop = new AbortController();
    const stopped = await importStepwise(
      ['a.txt', 'b.txt'],
      load,
      {},
      { signal: stop.signal, onProgress: () => stop.abort() },
    );
    expect(stopped).toBeUndefined();
  });
  it('are read even if one of them is unreadable', async () => {
    const done = await importStepwise(['a.txt', 'gone.txt'], (path) =>
      path === 'gone.txt' ? Promise.reject(new Error('no such file')) : Promise.resolve(text(path, sysbench('1'))),
    );
    expect(done?.outcome.report?.benchmarks).toHaveLength(1);
    expect(said(done?.outcome.notes ?? [], 'failed')).toEqual(['Cannot read the file: no such file']);
  });
});
