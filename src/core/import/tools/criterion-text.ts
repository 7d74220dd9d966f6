/**
 * What Criterion prints: `name  time: [low estimate high]`, with a long name on a line of its own, and the form of
 * `cargo bench`. The estimate is a mean or a slope, and its spread is not one of runs.
 */
import { readLines, scanner, unreadNotes, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Imported, ImportFile, Measurement } from '../model';
import { number, round } from '../numbers';

export function criterionText({ text }: ImportFile): Imported {
  return readLines(begin, text);
}

const time = metric('time', 'ns', 'lower', 'primary', 'per iteration');
const timeFactors: Readonly<Record<string, number>> = { ps: 1e-3, ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9 };
const rateUnits: Readonly<Record<string, readonly [string, number]>> = {
  'B/s': ['B/s', 1],
  'KiB/s': ['B/s', 2 ** 10],
  'MiB/s': ['B/s', 2 ** 20],
  'GiB/s': ['B/s', 2 ** 30],
  'TiB/s': ['B/s', 2 ** 40],
  'elem/s': ['elem/s', 1],
  'Kelem/s': ['elem/s', 1e3],
  'Melem/s': ['elem/s', 1e6],
  'Gelem/s': ['elem/s', 1e9],
};

function begin(): LineReading {
  const measurements: Measurement[] = [];
  let name: string | undefined;
  /** Whether a line of its own said the name before: then no other line is taken for it. */
  let announced = false;
  const base = () => ({ benchmark: name ?? 'benchmark', suite: 'Criterion', benchmarkKind: 'micro' as const });
  const scanned = scanner([
    {
      match: /^test (.+) \.\.\. bench:[ \t]+([\d.,]+) ns\/iter \(\+\/- [\d.,]+\)/,
      take: ([, benchmark, text], line) => {
        const value = number(text);
        if (value === undefined) return false;
        measurements.push({
          ...base(),
          benchmark: benchmark ?? '',
          metric: time,
          summary: { mean: value },
          line: line.n,
        });
        return undefined;
      },
    },
    {
      match: /^(\S(?:.*\S)?)?[ \t]+time:[ \t]+\[[\d.]+ \S+ ([\d.]+) (\S+) [\d.]+ \S+\]$/,
      take: ([, benchmark, text, unit], line) => {
        const value = number(text);
        const factor = timeFactors[unit ?? ''];
        name = benchmark?.trim() ?? name;
        if (value === undefined || factor === undefined || name === undefined) return false;
        const mean = round(value * factor);
        const printed = factor === 1 ? {} : { verbatim: `${text ?? ''} ${unit ?? ''}` };
        measurements.push({ ...base(), metric: time, summary: { mean }, ...printed, line: line.n });
        return undefined;
      },
    },
    {
      match: /^[ \t]+thrpt:[ \t]+\[[\d.]+ \S+ ([\d.]+) (\S+) [\d.]+ \S+\][ \t]*$/,
      take: ([, text, printed], line) => {
        const value = number(text);
        const [unit, factor] = rateUnits[printed ?? ''] ?? [];
        if (value === undefined || unit === undefined || factor === undefined) return false;
        const what = metric('throughput', unit, 'higher', 'info', 'the inverse of the time');
        measurements.push({ ...base(), metric: what, summary: { mean: round(value * factor) }, line: line.n });
        return undefined;
      },
    },
    { match: /^[ \t]+(?:change:|time:[ \t]+\[[-+]|thrpt:[ \t]+\[[-+])/ },
    { match: /^[ \t]+(?:No change in performance|Change within noise|Performance has )/ },
    { match: /^Found \d+ outliers among|^[ \t]+\d+ \([\d.]+%\) (?:low|high) (?:mild|severe)/ },
    {
      match: /^Benchmarking (.+)$/,
      take: ([, found = '']) => {
        name = found.replace(/: (?:Warming up for|Collecting \d+ samples|Analyzing)\b.*$/, '');
        announced = true;
      },
    },
    {
      match: /^(?:WARNING: |Warning: |Gnuplot not found|running \d+ tests|test result: |This feature is )/,
    },
    { match: /^[ \t]+(?:Running|Finished|Compiling) / },
    {
      // A name that is too long for the line of its time.
      match: /^\S.*/,
      take: ([found]) => {
        if (!announced) name = found;
        return false;
      },
    },
  ]);
  return {
    line: scanned.line,
    end: () => {
      const names = new Set(measurements.map((one) => one.benchmark));
      return {
        tool: 'criterion',
        measurements,
        notes: unreadNotes(
          scanned.unread.filter((line) => !names.has(line.text.trim())),
          'left-out',
          scanned.more(),
        ),
      };
    },
  };
}
