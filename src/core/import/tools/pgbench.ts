/**
 * pgbench 9 to 17, one report or several in a file. `latency stddev` is over transactions; progress lines are a time
 * series.
 */
import { word } from '../../messages/messages';
import { head, readLines, scanner, unreadNotes, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, Measurement, Metric, Note, ParameterValue } from '../model';
import { number } from '../numbers';
import { parameterValue } from '../template';

export const pgbench: Importer = {
  tool: 'pgbench',
  name: 'pgbench',
  sniff: ({ text }) => {
    const start = head(text);
    if (/^pgbench \(/m.test(start) && /transaction type:/.test(start)) return 1;
    return /^transaction type:/m.test(start) && /^scaling factor:/m.test(start)
      ? 0.9
      : /^tps = [\d.]+ \((in|ex)cluding|^tps = [\d.]+ \(without/m.test(start)
        ? 0.7
        : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

interface Report {
  test: string;
  readonly parameters: Record<string, ParameterValue>;
  readonly values: { readonly metric: Metric; readonly value: number; readonly line: number }[];
  readonly line: number;
}

function begin(): LineReading {
  const reports: Report[] = [];
  let version: string | undefined;
  const current = (line: number): Report => {
    const last = reports[reports.length - 1];
    if (last) return last;
    const fresh: Report = { test: 'pgbench', parameters: {}, values: [], line };
    reports.push(fresh);
    return fresh;
  };
  const option = (match: RegExp, name: string) => ({
    match,
    take: ([, value]: RegExpExecArray, line: { n: number }) =>
      void (current(line.n).parameters[name] = parameterValue(value ?? '')),
  });
  const value = (match: RegExp, what: Metric) => ({
    match,
    take: ([, printed]: RegExpExecArray, line: { n: number }): void | false => {
      const read = number(printed);
      if (read === undefined) return false;
      current(line.n).values.push({ metric: what, value: read, line: line.n });
      return undefined;
    },
  });
  const scanned = scanner([
    { match: /^pgbench \((\d[\w.]*)/, take: ([, found]) => void (version ??= found) },
    {
      match: /^transaction type: (.*)/,
      take: ([, type], line) => {
        reports.push({
          test: /^<builtin: (.*)>$/.exec(type ?? '')?.[1] ?? type ?? 'pgbench',
          parameters: {},
          values: [],
          line: line.n,
        });
      },
    },
    option(/^scaling factor: (\d+)/, 'scale'),
    option(/^query mode: (\S+)/, 'mode'),
    option(/^number of clients: (\d+)/, 'clients'),
    option(/^number of threads: (\d+)/, 'threads'),
    option(/^partitions: (\d+)/, 'partitions'),
    // With -C each transaction opens a connection: that is another load, not another run.
    {
      match: /^tps [=:] ([\d.]+) \(including reconnection times\)/,
      take: ([, printed], line) => {
        const read = number(printed);
        if (read === undefined) return false;
        current(line.n).parameters.reconnect = true;
        current(line.n).values.push({
          metric: metric('transactions', 'transactions/s', 'higher', 'primary', 'including reconnection times'),
          value: read,
          line: line.n,
        });
        return undefined;
      },
    },
    value(
      /^tps [=:] ([\d.]+) \((?:without initial connection time|excluding connections establishing)\)/,
      metric('transactions', 'transactions/s', 'higher', 'primary', 'without the time to connect'),
    ),
    value(
      /^tps [=:] ([\d.]+) \(including connections establishing\)/,
      metric('transactions with connecting', 'transactions/s', 'higher', 'info'),
    ),
    value(
      /^latency average(?: =|:) ([\d.]+) ms/,
      metric('latency', 'ms', 'lower', 'primary', 'mean over transactions'),
    ),
    value(/^initial connection time = ([\d.]+) ms/, metric('initial connection time', 'ms', 'lower', 'info')),
    value(/^average connection time = ([\d.]+) ms/, metric('connection time', 'ms', 'lower', 'info')),
    {
      match: /^number of failed transactions: (\d+) \(/,
      take: ([, count], line) => {
        current(line.n).values.push({
          metric: metric('failed transactions', undefined, 'lower', 'info'),
          value: Number(count),
          line: line.n,
        });
      },
    },
    {
      match: new RegExp(
        [
          String.raw`^(latency stddev|progress: |starting vacuum|vacuuming|maximum number of tries|duration:|`,
          String.raw`number of transactions|number of serialization|number of deadlock|partition method)`,
        ].join(''),
      ),
    },
    { match: /^(statement latencies|SQL script|\s+- )/ },
  ]);
  const end = (): Imported => {
    const notes: Note[] = [];
    const measurements = reports.flatMap((report) => measured(report, notes));
    return {
      tool: 'pgbench',
      toolVersion: version,
      measurements,
      notes: [...notes, ...unreadNotes(scanned.unread, 'left-out', scanned.more())],
    };
  };
  return { line: scanned.line, end };
}

function measured(report: Report, notes: Note[]): Measurement[] {
  const base = {
    benchmark: `pgbench ${report.test}`,
    suite: 'pgbench',
    parameters: report.parameters,
    benchmarkKind: 'macro' as const,
  };
  const rate = report.values.some((one) => one.metric.name.startsWith('transactions'));
  if (!rate) {
    notes.push({ kind: 'failed', message: word('import.run-no-result'), lines: [report.line] });
    return [
      {
        ...base,
        metric: metric('transactions', 'transactions/s', 'higher'),
        failed: 'no rate was printed',
        line: report.line,
      },
    ];
  }
  return report.values.map((one) => ({ ...base, ...one }));
}
