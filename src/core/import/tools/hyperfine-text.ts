/**
 * What hyperfine prints for people, and --export-markdown: statistics of each command, in ms or s, which become the
 * seconds of its JSON. A command that failed has no comparable time.
 */
import { word } from '../../messages/messages';
import { failedRow } from '../failures';
import { readLines, ruledReading, scanner, type LineReading } from '../lines';
import { metric, withoutUndefined } from '../metrics';
import type { Imported, Measurement, Note, RunSummary } from '../model';
import { number, round } from '../numbers';

const benchmarkLine = /^Benchmark #?\d+: (.+)$/;
/** The signs between numbers are not ASCII, and some logs have lost them. */
const timeLine =
  /^ {2}Time \((mean|abs)[^)]*\): +([\d.]+) (ms|s|µs)(?: +\S+ +([\d.]+) (?:ms|s|µs))?(?: +\[User: ([\d.]+) (ms|s), System: ([\d.]+) (ms|s)\])?$/;
const rangeLine = /^ {2}Range \([^)]*\): +([\d.]+) (ms|s|µs) +\S+ +([\d.]+) (ms|s|µs) +(\d+) runs$/;
const failureLine = /Ignoring non-zero exit code|^Error: (Command terminated .*?|Failed to run .*?)(?:\. Use the .*)?$/;
const tableHead = /^\| Command +\| Mean \[(ms|s|µs)\] +\| Min/m;
const tableRow = /^\| `(.+)` +\| ([\d.]+)(?: \S+ ([\d.]+))? \| ([\d.]+) \| ([\d.]+) \| /;

const factors: Readonly<Record<string, number>> = { s: 1, ms: 1e-3, µs: 1e-6 };

export function isHyperfineText(start: string): boolean {
  return (/^Benchmark #?\d+: /m.test(start) && /^ {2}Time \((?:mean|abs)/m.test(start)) || tableHead.test(start);
}

interface Timed {
  readonly command: string;
  readonly line: number;
  summary?: RunSummary;
  /** Of one run. */
  value?: number;
  user?: number;
  system?: number;
  failed?: string;
}

export function hyperfineText(text: string): Imported {
  return readLines(begin, text);
}

/** What the console says of commands that failed, by command. */
export function hyperfineFailures(text: string): ReadonlyMap<string, string> {
  const { measurements } = hyperfineText(text);
  return new Map(measurements.flatMap(({ benchmark, failed }) => (failed === undefined ? [] : [[benchmark, failed]])));
}

function begin(): LineReading {
  const all: Timed[] = [];
  let unit = 's';
  const take = (text: string | undefined, of: string | undefined): number | undefined => {
    const value = number(text);
    return value === undefined ? undefined : round(value * (factors[of ?? ''] ?? NaN));
  };
  const scanned = scanner([
    { match: benchmarkLine, take: ([, command], line) => void all.push({ command: command ?? '', line: line.n }) },
    {
      match: timeLine,
      take: ([, kind, mean, of, spread, user, ofUser, system, ofSystem]) => {
        const last = all.at(-1);
        if (!last) return false;
        const value = take(mean, of);
        if (kind === 'abs') last.value = value;
        else last.summary = withoutUndefined({ mean: value, stddev: take(spread, of) });
        Object.assign(last, { user: take(user, ofUser), system: take(system, ofSystem) });
        return undefined;
      },
    },
    {
      match: rangeLine,
      take: ([, min, ofMin, max, ofMax, n]) => {
        const last = all.at(-1);
        if (last) last.summary = { ...last.summary, min: take(min, ofMin), max: take(max, ofMax), n: Number(n) };
      },
    },
    {
      match: failureLine,
      take: ([, text]) => {
        const last = all.at(-1);
        if (last) last.failed = text ?? 'non-zero exit code';
      },
    },
    { match: tableHead, take: ([, of]) => void (unit = of ?? unit) },
    { match: /^\|[-:|]+\|$/ },
    {
      match: tableRow,
      take: ([, command, mean, spread, min, max], line) => {
        const said = { mean: take(mean, unit), stddev: take(spread, unit), min: take(min, unit), max: take(max, unit) };
        all.push({ command: command ?? '', line: line.n, summary: withoutUndefined(said) });
      },
    },
    // What is said about the runs, and comparisons, which come out of the means.
    { match: /^ {2}Warning: |^Summary$|^ {2}'?.+'? ran$|^ +[\d.]+ \S+ [\d.]+ times faster than / },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const notes: Note[] = [];
    const measurements = all.flatMap((one) => measured(one, notes));
    return {
      tool: 'hyperfine',
      measurements,
      notes,
    };
  });
}

function measured({ command, line, summary, value, user, system, failed }: Timed, notes: Note[]): Measurement[] {
  const base = { benchmark: command, suite: 'hyperfine', command, line };
  const time = metric('time', 's', 'lower');
  if (failed !== undefined || (!summary && value === undefined)) {
    const reason = failed ?? 'no time was printed';
    notes.push(failedRow(line, command, reason));
    return [{ ...base, metric: time, failed: reason }];
  }
  if (summary) notes.push({ kind: 'guessed', message: word('import.no-runs', { name: command }), lines: [line] });
  const costs = [
    ['user time', user],
    ['system time', system],
  ] as const;
  return [
    { ...base, metric: time, ...(summary ? { summary } : { value }) },
    ...costs.flatMap(([name, mean]) =>
      mean === undefined
        ? []
        : [{ ...base, metric: metric(name, 's', 'lower', 'cost', 'mean over the runs'), summary: { mean } }],
    ),
  ];
}
