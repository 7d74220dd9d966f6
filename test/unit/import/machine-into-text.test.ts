import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { entryOf, machinesIn, withMachine } from '../../../src/core/import/machine-into-text';
import type { Environment, Report } from '../../../src/core/generated/format';
import { readReport } from '../../../src/core/report/read';

const bare =
  '{\n  "format": "vmibench/1",\n  "title": "t",\n  "subjects": [{"id": "a", "role": "baseline"}, {"id": "b"}],\n  "benchmarks": [\n' +
  '    {"id": "x", "name": "x", "ratios": [{"subject": "b", "value": 1.1}]}\n  ]\n}\n';
const described = (text: string, machine: Environment): { readonly report: Report; readonly text: string } => {
  const edit = withMachine(text, machine);
  if ('why' in edit) throw new Error(edit.why.key);
  const now = text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length);
  const { report, problems } = readReport(now);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { report: report!, text: now };
};

describe('a report without a machine', () => {
  it('takes the one that vmibench-env.sh printed, and keeps all other bytes', () => {
    const printed = '{"id": "Host 1", "host": {"cpu": {"model": "Xeon 6338"}, "kernel": "6.8.0"}}\n';
    const [machine] = machinesIn(printed);
    const { report, text } = described(bare, machine!);
    expect(report.environments).toEqual([
      { id: 'host-1', label: 'Host 1', host: { cpu: { model: 'Xeon 6338' }, kernel: '6.8.0' } },
    ]);
    const line = text.split('\n').find((one) => one.includes('"environments"'));
    expect(text.replace(`${line}\n`, '')).toBe(bare);
  });

  it('takes one of another report, without what it is inside of', () => {
    const other = readFileSync(inRoot('examples/kvm-boost-vcpus-v3-2019.vmibench.json'), 'utf8');
    const [machine] = machinesIn(other);
    expect(machine?.id).toBeTruthy();
    const { report } = described(bare, { ...machine!, inside: 'elsewhere' } as Environment);
    expect(report.environments).toEqual([machine]);
  });

  it('takes what was typed', () => {
    const { report } = described(bare, entryOf('', { host: { kernel: '6.8.0' } }));
    expect(report.environments).toEqual([{ id: 'machine', host: { kernel: '6.8.0' } }]);
  });

  it('is not given an entry with errors, nor a second one', () => {
    const bad = { id: 'e', host: { memoryMiB: -1 } } as Environment;
    expect(withMachine(bare, bad)).toMatchObject({ why: { key: 'import.invalid' } });
    const { text } = described(bare, entryOf('', {}));
    expect(withMachine(text, entryOf('', {}))).toMatchObject({ why: { key: 'machine.there' } });
    expect(withMachine('{', entryOf('', {}))).toMatchObject({ why: { key: 'machine.no-report' } });
  });

  it('gets nothing from a text without machines', () => {
    for (const text of ['', '{}', 'hello', bare]) expect(machinesIn(text)).toEqual([]);
  });
});
