/** ApacheBench: one report or several. Its deviations are over requests, and `[ms] (mean)` comes first. */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue } from '../model';
import { number } from '../numbers';

export const ab = lineTool(
  'ab',
  'ApacheBench',
  (start) =>
    /^This is ApacheBench, Version /m.test(start) || /^Requests per second: .*\[#\/sec\]/m.test(start) ? 1 : 0,
  begin,
);

interface Report {
  readonly parameters: Record<string, ParameterValue>;
  readonly values: { readonly metric: Metric; readonly value: number; readonly line: number }[];
  readonly line: number;
  bad: number;
  requests?: number;
  failed?: string;
}

const rate = metric('requests', 'requests/s', 'higher');

function begin(): LineReading {
  const reports: Report[] = [];
  const start = (line: number): Report => {
    const fresh: Report = { parameters: {}, values: [], line, bad: 0 };
    reports.push(fresh);
    return fresh;
  };
  const current = (line: number): Report => reports.at(-1) ?? start(line);
  const value = (match: RegExp, what: Metric) => ({
    match,
    take: ([, printed]: RegExpExecArray, { n }: { n: number }): void | false => {
      const read = number(printed);
      if (read === undefined) return false;
      current(n).values.push({ metric: what, value: read, line: n });
      return undefined;
    },
  });
  const set = (match: RegExp, take: (report: Report, text: string) => void) => ({
    match,
    take: ([, text = '']: RegExpExecArray, { n }: { n: number }) => take(current(n), text),
  });
  const scanned = scanner([
    { match: /^This is ApacheBench/, take: (_, { n }) => void start(n) },
    set(/^Benchmarking .*?(apr_\w+: .*)$/, (report, text) => void (report.failed = text)),
    set(/^(apr_\w+: .*)$/, (report, text) => void (report.failed = text)),
    set(/^Document Path: +(\S+)$/, ({ parameters }, text) => void (parameters.page = text)),
    set(/^Document Length: +(\d+) bytes$/, ({ parameters }, text) => void (parameters.bytes = Number(text))),
    set(/^Concurrency Level: +(\d+)$/, ({ parameters }, text) => void (parameters.concurrency = Number(text))),
    set(/^Keep-Alive requests: +(\d+)$/, ({ parameters }) => void (parameters['keep-alive'] = true)),
    set(/^Complete requests: +(\d+)$/, (report, text) => void (report.requests = Number(text))),
    set(/^(?:Failed requests|Non-2xx responses): +(\d+)$/, (report, text) => void (report.bad += Number(text))),
    value(/^Requests per second: +([\d.]+) \[#\/sec\] \(mean\)$/, rate),
    value(
      /^Time per request: +([\d.]+) \[ms\] \(mean\)$/,
      metric('latency', 'ms', 'lower', 'primary', 'mean over requests'),
    ),
    value(/^Transfer rate: +([\d.]+) \[Kbytes\/sec\] received$/, metric('transfer', 'Kbytes/s', 'higher', 'info')),
    value(/^ +50% +(\d+)$/, metric('latency p50', 'ms', 'lower', 'info')),
    value(/^ +95% +(\d+)$/, metric('latency p95', 'ms', 'lower', 'info')),
    value(/^ +99% +(\d+)$/, metric('latency p99', 'ms', 'lower', 'info')),
    { match: /^ +\d+% +\d+(?: \(longest request\))?$|^(?:Connect|Processing|Waiting|Total): +\d|^ +min +mean/ },
    {
      match:
        /^(?:Copyright|Licensed|Benchmarking|Completed|Finished|Server|Time |Total |HTML |Connection |Percent| +\()/,
    },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const notes: Note[] = [];
    const measurements = reports.flatMap((report) => measured(report, notes));
    return {
      tool: 'ab',
      measurements,
      notes,
    };
  });
}

function measured({ parameters, values, line, bad, requests, failed }: Report, notes: Note[]): Measurement[] {
  const base = { benchmark: 'HTTP', suite: 'ab', benchmarkKind: 'macro' as const, parameters, line };
  // A rate of error pages says nothing about the server.
  const onlyErrors = requests && bad >= requests ? `${bad} of ${requests} responses were errors` : undefined;
  const reason = failed ?? onlyErrors ?? (values.length ? undefined : 'no rate was printed');
  if (reason !== undefined) {
    notes.push(failedRun(line, reason));
    return [{ ...base, metric: rate, failed: reason }];
  }
  if (bad > 0)
    notes.push({ kind: 'failed', message: word('import.wrk-errors', { n: bad, of: requests ?? 0 }), lines: [line] });
  return values.map((one) => ({ ...base, ...one }));
}
