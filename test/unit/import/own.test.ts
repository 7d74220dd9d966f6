// Output of tools that were run for this project (scripts/make-tool-fixtures.sh): import, report, verdict.
// `busy` shared its CPU with a spinning process, on a machine in use: some tools were clearly slower, for others
// the noise was larger. The verdicts are those of the stored files: check them when the files are made again.
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { importFiles } from '../../../src/core/import/import';
import { readReport } from '../../../src/core/report/read';
import { errorsOf, fixtureFiles, reportOf, row, said } from './support';

const template = '{_}/{subject}/run-{run}.*';

/** By tool: its main row, the runs per side, and the verdict of five runs on this machine. */
const tools = [
  {
    tool: 'fio',
    name: 'randread',
    metric: 'read IOPS',
    unit: 'IO/s',
    direction: 'higher',
    runs: 5,
    verdict: 'unclear',
  },
  {
    tool: 'iperf3',
    name: 'iperf3 TCP',
    metric: 'throughput',
    unit: 'bits/s',
    direction: 'higher',
    runs: 5,
    verdict: 'unclear',
  },
  {
    tool: 'sysbench',
    name: 'sysbench cpu',
    metric: 'events',
    unit: 'events/s',
    direction: 'higher',
    runs: 5,
    verdict: 'unclear',
  },
  {
    tool: 'hyperfine',
    name: "awk 'BEGIN { for (i = 0; i < 2000000; i++) s += i }'",
    metric: 'time',
    unit: 's',
    direction: 'lower',
    runs: 40,
    verdict: 'unclear',
  },
  {
    tool: 'stress-ng',
    name: 'cpu',
    metric: 'bogo operations',
    unit: 'bogo ops/s',
    direction: 'higher',
    runs: 5,
    verdict: 'regression',
  },
  {
    tool: 'redis',
    name: 'SET',
    metric: 'requests',
    unit: 'requests/s',
    direction: 'higher',
    runs: 5,
    verdict: 'regression',
  },
  {
    tool: 'wrk',
    name: 'HTTP',
    metric: 'requests',
    unit: 'requests/s',
    direction: 'higher',
    runs: 5,
    verdict: 'unclear',
  },
  {
    tool: 'pgbench',
    name: 'pgbench select only',
    metric: 'transactions',
    unit: 'transactions/s',
    direction: 'higher',
    runs: 5,
    verdict: 'suspect-worse',
  },
  {
    tool: 'perf',
    name: 'awk BEGIN { for (i = 0; i < 2000000; i++) s += i }',
    metric: 'elapsed time',
    unit: 's',
    direction: 'lower',
    runs: 5,
    verdict: 'regression',
  },
  { tool: 'time', name: 'time', metric: 'elapsed time', unit: 's', direction: 'lower', runs: 5, verdict: 'regression' },
] as const;

describe.each(tools)(
  'output of $tool, run for this project',
  ({ tool, name, metric, unit, direction, runs, verdict }) => {
    const outcome = importFiles(fixtureFiles(tool), { template, baseline: 'quiet' });

    it('is imported completely', () => {
      const report = reportOf(outcome);
      expect(errorsOf(report)).toEqual([]);
      expect(report.subjects.map((one) => [one.id, one.role])).toEqual([
        ['busy', undefined],
        ['quiet', 'baseline'],
      ]);
      const found = row(report, { name, metric });
      expect(found.metric).toMatchObject({ name: metric, unit, direction });
      expect(found.results?.map((one) => one.samples?.length)).toEqual([runs, runs]);
      expect(said(outcome.notes, 'failed')).toEqual([]);
      expect(said(outcome.notes, 'not-understood')).toEqual([]);
    });
    it('is judged', () => {
      const { report } = readReport(JSON.stringify(reportOf(outcome)));
      expect(report).toBeDefined();
      if (!report) return;
      const { analysis } = analyse(report, defaultOptions);
      const { id } = row(reportOf(outcome), { name, metric });
      const judged = analysis.rows.find((one) => one.key === `${id}/busy`);
      expect(judged?.evidence).toBe('samples');
      expect(judged?.verdict).toMatchObject({ tested: true, word: verdict });
    });
  },
);
