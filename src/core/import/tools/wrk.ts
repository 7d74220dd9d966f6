/** wrk and wrk2, one report or several in one file. Its stdev is over requests and threads. */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { head, readLines, ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Importer, Measurement, Metric, Note, ParameterValue } from '../model';
import { number, round, scaledNumber } from '../numbers';

export const wrk: Importer = {
  tool: 'wrk',
  name: 'wrk',
  sniff: ({ text }) =>
    /^Running \S+ test @ /m.test(head(text))
      ? 1
      : /^Requests\/sec:\s/m.test(head(text)) && /Thread Stats/.test(head(text))
        ? 0.8
        : 0,
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

interface Report {
  readonly parameters: Record<string, ParameterValue>;
  readonly values: {
    readonly metric: Metric;
    readonly value: number;
    readonly line: number;
    readonly verbatim?: string;
  }[];
  readonly page?: string;
  /** In ms: what was asked for, and what it was. */
  asked?: number;
  lasted?: number;
  requests?: number;
  bad?: number;
  socket?: string;
  line: number;
}

const requestRate = metric('requests', 'requests/s', 'higher');

function begin(): LineReading {
  const reports: Report[] = [];
  const current = (line: number): Report => {
    const last = reports[reports.length - 1];
    if (last) return last;
    reports.push({ parameters: {}, values: [], line });
    return current(line);
  };
  const unitless: number[] = [];
  const add = (line: number, what: Metric, value: number | undefined, printed: string): void | false => {
    // Some clients print numbers whose scale nobody knows.
    if (value === undefined && number(printed) !== undefined) return void unitless.push(line);
    if (value === undefined) return false;
    current(line).values.push({
      metric: what,
      value,
      line,
      ...(number(printed) === value ? {} : { verbatim: printed }),
    });
    return undefined;
  };
  let histogram = false;
  const scanned = scanner([
    {
      match: /^Running (\S+) test @ (.*)/,
      take: ([, time, url], line) => {
        histogram = false;
        const asked = milliseconds(time ?? '');
        reports.push({ parameters: {}, values: [], line: line.n, page: pageOf(url ?? ''), asked });
      },
    },
    {
      match: /^\s+(\d+) threads and (\d+) connections/,
      take: ([, threads, connections], line) => {
        Object.assign(current(line.n).parameters, { threads: Number(threads), connections: Number(connections) });
      },
    },
    {
      match: /^\s+Latency\s+(\S+)\s+\S+\s+\S+\s+\S+%/,
      take: ([, printed], line) =>
        add(
          line.n,
          metric('latency', 'ms', 'lower', 'primary', 'mean over requests'),
          milliseconds(printed ?? ''),
          printed ?? '',
        ),
    },
    { match: /^\s+Req\/Sec\s/ },
    {
      match: /^\s*([\d.]+)%\s+([\d.]+(?:us|ms|s|m|h))$/,
      take: ([, percentile, printed], line) => {
        if (![50, 90, 99, 99.9].includes(Number(percentile))) return undefined;
        return add(
          line.n,
          metric(`latency p${Number(percentile)}`, 'ms', 'lower', 'info'),
          milliseconds(printed ?? ''),
          printed ?? '',
        );
      },
    },
    {
      match: /^\s+(\d+) requests in (\S+), \S+ read/,
      take: ([, count, time], line) =>
        void Object.assign(current(line.n), { requests: Number(count), lasted: milliseconds(time ?? '') }),
    },
    { match: /^\s+Socket errors: (.*)/, take: ([, found], line) => void (current(line.n).socket = found) },
    {
      match: /^\s+Non-2xx or 3xx responses: (\d+)/,
      take: ([, count], line) => void (current(line.n).bad = Number(count)),
    },
    {
      match: /^Requests\/sec:\s+(\S+)/,
      take: ([, printed], line) => add(line.n, requestRate, scaledNumber(printed ?? ''), printed ?? ''),
    },
    {
      // wrk's prefixes are of 1024, and chosen by size: repetitions need a common one.
      match: /^Transfer\/sec:\s+([\d.]+)([KMGT]?)B/,
      take: ([, printed, prefix], line) => {
        const value = number(printed);
        if (value === undefined) return;
        const megabytes = round(value * 1024 ** (['', 'K', 'M', 'G', 'T'].indexOf(prefix ?? '') - 2));
        const verbatim = prefix === 'M' ? {} : { verbatim: `${printed ?? ''}${prefix ?? ''}B` };
        const what = metric('transfer', 'MB/s', 'higher', 'info');
        current(line.n).values.push({ metric: what, value: megabytes, line: line.n, ...verbatim });
      },
    },
    {
      match: /^\s+(Thread Stats|Thread calibration|Latency Distribution|Detailed Percentile)/,
      take: () => void (histogram = true),
    },
    { match: /^\s+Value\s+Percentile|^#\[|^-+$/ },
    { match: /^\s+[\d.]+\s+[\d.]+\s+\d+\s+(?:[\d.]+|inf)$/, take: () => (histogram ? undefined : false) },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const notes: Note[] = [];
    // What is fetched is the load, if a file has several; the server's name is not, as guests get a new one each time.
    const apart = new Set(reports.map((report) => report.page)).size > 1;
    for (const { page, parameters } of reports) if (apart && page !== undefined) parameters.page = page;
    const measurements = reports.flatMap((report) => measured(report, notes));
    const name = 'latency';
    if (unitless.length) notes.push({ kind: 'failed', message: word('import.no-unit', { name }), lines: unitless });
    return { tool: 'wrk', measurements, notes };
  });
}

/** The path behind the server's name. */
function pageOf(url: string): string | undefined {
  return /^[a-z]+:\/\/[^/]*(\/\S*)?/i.exec(url.trim())?.[1];
}

function measured(report: Report, notes: Note[]): Measurement[] {
  const base = { benchmark: 'HTTP', suite: 'wrk', parameters: report.parameters, benchmarkKind: 'macro' as const };
  const { bad = 0, requests, socket, line } = report;
  const reason = reasonOf(report);
  if (reason !== undefined) {
    notes.push(failedRun(line, reason));
    return [{ ...base, metric: requestRate, failed: reason, line }];
  }
  if (bad > 0)
    notes.push({ kind: 'failed', message: word('import.wrk-errors', { n: bad, of: requests ?? 0 }), lines: [line] });
  if (socket && /[1-9]/.test(socket))
    notes.push({ kind: 'failed', message: word('import.wrk-sockets', { text: socket }), lines: [line] });
  const rate = report.values.find((one) => one.metric === requestRate);
  if (rate?.value === 0 && requests) {
    const text = `0 requests/s after ${requests} requests`;
    notes.push(failedRun(rate.line, text));
    return [{ ...base, metric: requestRate, failed: text, line: rate.line }];
  }
  if (!rate) {
    notes.push(failedRun(line));
    return [{ ...base, metric: requestRate, failed: 'no rate was printed', line }];
  }
  return [...report.values, ...errorsOf(report)].map((one) => ({ ...base, ...one }));
}

/** The share of the time that was asked for, below which a run was stopped. */
const leastLasted = 0.9;

/** Why the numbers are none of the server's: it mostly gave errors, or the run was stopped. */
function reasonOf({ bad = 0, requests, socket = '', asked = 0, lasted }: Report): string | undefined {
  if (requests === undefined) return undefined;
  if (requests === 0) return '0 requests';
  // A rate of error pages says nothing about the server.
  if (bad > 0 && bad >= requests) return `${bad} of ${requests} responses were errors`;
  const errors = [...socket.matchAll(/\d{1,15}/g)].reduce((sum, [count]) => sum + Number(count), 0);
  if (requests > 0 && errors >= requests) return `socket errors: ${socket}`;
  return lasted !== undefined && lasted < leastLasted * asked
    ? `stopped after ${lasted / 1000} of ${asked / 1000} s`
    : undefined;
}

/** What went wrong beside the responses that count: wrk prints it only where there was something. */
function errorsOf({ bad = 0, socket = '', line }: Report): Report['values'] {
  const kinds = [...socket.matchAll(/\b([a-z]{1,10}) (\d{1,15})/g)].map(([, kind, count]) => [
    `socket errors: ${kind}`,
    Number(count),
  ]);
  return [...kinds, ['error responses', bad] as const].flatMap(([name, value]) =>
    Number(value) > 0 ? [{ metric: metric(String(name), undefined, 'lower', 'info'), value: Number(value), line }] : [],
  );
}

/** wrk chooses a unit for each value: repetitions need a common one. */
function milliseconds(text: string): number | undefined {
  const parts = /^([\d.]+)(us|ms|s|m|h)$/.exec(text);
  const value = number(parts?.[1]);
  const factor = { us: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6 }[parts?.[2] ?? ''];
  return value === undefined || factor === undefined ? undefined : round(value * factor);
}
