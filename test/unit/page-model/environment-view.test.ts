/** The table of environments: an export makes it for each candidate, so its work must not outgrow the report. */
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/core/generated/format';
import { environmentView } from '../../../src/core/page-model/environment';
import { expectLinear } from '../../lib/cost';

function reportOf(count: number, environments = count): Report {
  const subjects = Array.from({ length: count }, (_, at) => ({
    id: `s${at}`,
    label: `subject ${at}`,
    environment: `e${at}`,
    config: { halt_poll_ns: at },
  }));
  const hosts = Array.from({ length: environments }, (_, at) => ({ id: `e${at}`, host: { kernel: `6.${at}` } }));
  return { format: 'vmibench/1', title: 't', subjects, environments: hosts, benchmarks: [] } as unknown as Report;
}

describe('the table of environments', () => {
  it('has a column per subject, the chosen ones first, each with its own environment', () => {
    const { columns, groups } = environmentView(reportOf(3), 's2', 's1');
    expect(columns.map(({ subject, label, environment }) => [subject, label, environment])).toEqual([
      ['s2', 'subject 2', 'e2'],
      ['s1', 'subject 1', 'e1'],
      ['s0', 'subject 0', 'e0'],
    ]);
    expect(groups.map(({ name, rows }) => [name, rows[0]?.values])).toEqual([
      ['config', ['2', '1', '0']],
      ['host', ['6.2', '6.1', '6.0']],
    ]);
  });

  it('uses the only environment for subjects that name none, and the first of equal ids', () => {
    const report = reportOf(2, 1);
    expect(environmentView(report, 's0', 's1').columns.map(({ environment }) => environment)).toEqual(['e0', 'e0']);
    const twice = { ...report, subjects: [...report.subjects, { ...report.subjects[0]!, label: 'again' }] };
    expect(environmentView(twice, 's0', 's1').columns.map(({ label }) => label)).toEqual(['subject 0', 'subject 1']);
  });

  it('takes time in proportion to the subjects', () => {
    expectLinear(reportOf, 4000, (report) => {
      for (let i = 0; i < 10; i++) environmentView(report, 's0', 's1');
    });
  });
});
