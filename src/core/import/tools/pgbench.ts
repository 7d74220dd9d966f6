/**
 * pgbench 9 to 17, one report or several in a file. `latency stddev` is over transactions. Progress lines (-P) are a
 * time series of a run: they count where the report is missing, which goes to another stream.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { deathOf } from '../error-lines';
import { head, readLines, ruledReading, scanner, type LineReading, type TextLine } from '../lines';
import { metric } from '../metrics';
import type { Importer, Measurement, Metric, Note, ParameterValue } from '../model';
import { number, round } from '../numbers';
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
        : progressLine.test(start)
          ? 0.7
          : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

/** Its beginning, the transactions per second, and their latency in ms. */
const progressLine = /^progress: ([\d.]+) s, ([\d.]+) tps, lat ([\d.]+|NaN) ms/m;

interface Progress {
  readonly time: number;
  readonly rate: number;
  readonly latency?: number;
  readonly line: number;
}

interface Report {
  test: string;
  /** Why what was printed is no result. */
  aborted?: string;
  /** With --rate the load decides how many transactions there are. */
  limited?: true;
  readonly parameters: Record<string, ParameterValue>;
  readonly values: { readonly metric: Metric; readonly value: number; readonly line: number }[];
  readonly line: number;
}

function begin(): LineReading {
  const reports: Report[] = [];
  const progress: Progress[] = [];
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
  const value = (match: RegExp, what: Metric, load: Report['parameters'] = {}) => ({
    match,
    take: ([, printed]: RegExpExecArray, line: { n: number }): void | false => {
      const read = number(printed);
      if (read === undefined) return false;
      Object.assign(current(line.n).parameters, load);
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
    value(
      /^tps [=:] ([\d.]+) \(including reconnection times\)/,
      metric('transactions', 'transactions/s', 'higher', 'primary', 'including reconnection times'),
      // With -C each transaction opens a connection: that is another load, not another run.
      { reconnect: true },
    ),
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
    value(/^number of failed transactions: (\d+) \(/, metric('failed transactions', undefined, 'lower', 'info')),
    value(/^number of transactions skipped: (\d+) \(/, metric('skipped transactions', undefined, 'lower', 'info')),
    { match: /^rate limit schedule lag: /, take: (_found, line) => void (current(line.n).limited = true) },
    // Said after the numbers.
    {
      match: /^pgbench: error: (Run was aborted.*)/,
      take: ([, reason], line) => void (current(line.n).aborted = reason ?? ''),
    },
    {
      match: progressLine,
      take: ([, time, rate, latency], line) => {
        const read = { time: Number(time), rate: Number(rate), latency: number(latency), line: line.n };
        progress.push(read);
      },
    },
    {
      match: new RegExp(
        [
          String.raw`^(latency stddev|progress: |total number of retries|starting vacuum|vacuuming|`,
          String.raw`maximum number of tries|duration:|`,
          String.raw`number of transactions|number of serialization|number of deadlock|partition method)`,
        ].join(''),
      ),
    },
    { match: /^(statement latencies|SQL script|\s+- )/ },
    { match: /^\s+\d+\.\d{3}(?:\s+\d+){0,2}\s{2,}\S/ },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const notes: Note[] = [];
    // Without a report, what the shell says of the process counts.
    const death = scanned.unread.find(({ text }) => deathOf(text) !== undefined);
    const measurements = reports.length
      ? reports.flatMap((report) => measured(report, notes))
      : death && progress.length
        ? [killed(death, notes)]
        : measuredOf(progress, notes);
    return {
      tool: 'pgbench',
      toolVersion: version,
      measurements,
      notes,
    };
  });
}

function measured(report: Report, notes: Note[]): Measurement[] {
  const base = {
    benchmark: `pgbench ${report.test}`,
    suite: 'pgbench',
    parameters: report.parameters,
    benchmarkKind: 'macro' as const,
  };
  const { aborted } = report;
  if (aborted !== undefined) {
    notes.push(failedRun(report.line, aborted));
    return report.values
      .filter((one) => one.metric.role === 'primary')
      .map(({ metric: what, line }) => ({ ...base, metric: what, failed: aborted, line }));
  }
  const rate = report.values.some((one) => one.metric.name.startsWith('transactions'));
  if (!rate) {
    notes.push(failedRun(report.line));
    return [
      {
        ...base,
        metric: metric('transactions', 'transactions/s', 'higher'),
        failed: 'no rate was printed',
        line: report.line,
      },
    ];
  }
  if (!report.limited) return report.values.map((one) => ({ ...base, ...one }));
  // The target is no result.
  const parameters = { ...report.parameters, 'rate-limited': true };
  return report.values.map((one) => {
    const isRate = one.metric.unit === 'transactions/s';
    return { ...base, ...one, parameters, metric: isRate ? { ...one.metric, role: 'info' as const } : one.metric };
  });
}

function killed({ text, n }: TextLine, notes: Note[]): Measurement {
  const failed = deathOf(text) ?? '';
  notes.push(failedRun(n, failed));
  const what = metric('transactions', 'transactions/s', 'higher');
  return { benchmark: 'pgbench', suite: 'pgbench', metric: what, failed, line: n };
}

/** Without a report: the means over the run, with the length of each interval. */
function measuredOf(progress: readonly Progress[], notes: Note[]): Measurement[] {
  const [first] = progress;
  if (!first) return [];
  notes.push({
    kind: 'guessed',
    message: word('import.pgbench-progress', { n: progress.length }),
    lines: progress.map(({ line }) => line),
  });
  let seconds = 0;
  let done = 0;
  let waited = 0;
  progress.forEach(({ time, rate, latency = 0 }, index) => {
    const before = progress[index - 1]?.time ?? 0;
    // With --progress-timestamp the first interval has no beginning.
    const length = time > before && time - before < 1e6 ? time - before : 0;
    seconds += length;
    done += rate * length;
    waited += latency * rate * length;
  });
  if (!(seconds > 0) || !(done > 0)) return [];
  const base = { benchmark: 'pgbench', suite: 'pgbench', benchmarkKind: 'macro' as const, line: first.line };
  return [
    {
      ...base,
      metric: metric('transactions', 'transactions/s', 'higher', 'primary', 'mean over intervals'),
      value: round(done / seconds),
    },
    {
      ...base,
      metric: metric('latency', 'ms', 'lower', 'primary', 'mean over transactions'),
      value: round(waited / done),
    },
  ];
}
