/** Numbers that were copied from one row to another. */
import type { Benchmark, Report, Result } from '../../generated/format';
import type { Path } from '../../report/path';
import { word } from '../../messages/messages';
import { isEqual, derived } from '../../report/versions';
import { addTo } from '../../text/grouped';
import { exchanged, isAmong } from '../../text/ascending';
import type { EntryPlace, RuleContext, RuleHit, ReportRule } from '../rule';

/** This many equal numbers in two rows are not a coincidence. */
const minCopied = 3;

/** Numbers of one or two digits are often equal by chance: 0, 1, 100, 12. */
const isTelling = (value: number): boolean => Number(value.toPrecision(2)) !== value;

/** A number of a row. A list of runs is represented by its first run. */
interface Stored {
  readonly index: number;
  readonly subject: string;
  readonly field: 'mean' | 'median' | 'min' | 'max' | 'stddev' | 'samples';
  readonly result: Result;
}

/** Visits every number of a benchmark that a copy would repeat, in file order. */
function eachNumber(
  { results = [] }: Benchmark,
  take: (value: number, field: Stored['field'], result: Result) => void,
): void {
  for (const result of results) {
    const { mean, median, min, max, stddev, samples } = result;
    if (mean !== undefined) take(mean, 'mean', result);
    if (median !== undefined) take(median, 'median', result);
    if (min !== undefined) take(min, 'min', result);
    if (max !== undefined) take(max, 'max', result);
    if (stddev !== undefined) take(stddev, 'stddev', result);
    const first = samples?.[0];
    if (first !== undefined && samples && samples.length >= minCopied) take(first, 'samples', result);
  }
}

function numbersOf(benchmark: Benchmark): readonly number[] {
  const all: number[] = [];
  eachNumber(benchmark, (value) => all.push(value));
  return all;
}

/** The numbers of a report, ascending, and those that occur in several rows. */
interface Numbers {
  readonly sorted: Float64Array;
  readonly several: Float64Array;
}

const numbersIn = derived<Numbers>({
  reads: numbersOf,
  make: ({ benchmarks }) => {
    const all: number[] = [];
    for (const one of benchmarks) eachNumber(one, (value) => all.push(value));
    return numbers(Float64Array.from(all).sort());
  },
  follow: ({ sorted, several }, old, now) => {
    const next = numbers(exchanged(sorted, numbersOf(old), numbersOf(now)));
    // The same object, as long as it says the same.
    return isEqual(next.several, several) ? { sorted: next.sorted, several } : next;
  },
});

/** Equal numbers are adjacent after sorting. In many rows it is the clock's resolution, not a copy. */
function numbers(sorted: Float64Array): Numbers {
  const several: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = sorted[from] ?? NaN;
    for (to = from + 1; sorted[to] === value; to++);
    if (to - from >= 2 && to - from <= 8 && isTelling(value)) several.push(value);
  }
  return { sorted, several: Float64Array.from(several) };
}

/** Numbers that occur in several rows, with their places. */
function repeated(report: Report): Map<number, Stored[]> {
  const found = new Map<number, Stored[]>();
  const { several } = numbersIn(report);
  if (several.length === 0) return found;
  report.benchmarks.forEach((benchmark, index) =>
    eachNumber(benchmark, (value, field, result) => {
      if (isAmong(several, value)) addTo(found, value, { index, subject: result.subject, field, result });
    }),
  );
  return found;
}

/** What copies are made of in one benchmark. */
function repeatedIn({ benchmark }: EntryPlace, { report }: RuleContext): unknown {
  const { several } = numbersIn(report);
  const own: unknown[] = [];
  eachNumber(benchmark, (value, field, { subject, samples }) => {
    if (isAmong(several, value)) own.push([value, field, subject, field === 'samples' && samples]);
  });
  return [several, own, benchmark.results?.map((result) => result.subject)];
}

/** How many numbers two places that begin with the same one have in common. */
function shared(a: Stored, b: Stored): number {
  if (a.subject !== b.subject || a.field !== b.field || a.index === b.index) return 0;
  if (a.field !== 'samples') return 1;
  const [x, y] = [a.result.samples ?? [], b.result.samples ?? []];
  let same = 0;
  while (same < x.length && x[same] === y[same]) same++;
  return same >= minCopied && x.slice(0, minCopied).every(isTelling) ? same : 0;
}

/** Three or more equal numbers at the same places in two rows. */
function copiedNumbers(context: RuleContext): RuleHit[] {
  const { report, name, analysis } = context;
  const pairs = new Map<string, { count: number; readonly subject: string }>();
  for (const at of repeated(report).values()) {
    at.forEach((b, j) =>
      at.slice(0, j).forEach((a) => {
        const count = shared(a, b);
        if (count === 0) return;
        const pair = `${a.index} ${b.index}`;
        const known = pairs.get(pair);
        if (known) known.count += count;
        else pairs.set(pair, { count, subject: b.subject });
      }),
    );
  }
  return [...pairs]
    .filter(([, { count }]) => count >= minCopied)
    .map(([pair, { count, subject }]) => {
      const [a = 0, b = 0] = pair.split(' ').map(Number);
      const [from, to] = [report.benchmarks[a], report.benchmarks[b]];
      const place = (index: number, entry: Benchmark | undefined): Path => {
        const result = entry?.results?.findIndex((one) => one.subject === subject) ?? 0;
        return ['benchmarks', index, 'results', Math.max(0, result)];
      };
      return {
        path: place(b, to),
        rows: analysis.rows.filter((row) => row.benchmark === b || row.benchmark === a).map((row) => row.key),
        message: word('finding.copied-numbers', { n: count, name: to ? name(to) : '', other: from ? name(from) : '' }),
        related: [{ path: place(a, from), part: 'value' as const, message: word('finding.copied-from') }],
      };
    });
}

export const copiedRule: ReportRule = {
  name: 'copied-numbers',
  group: 'structure',
  severity: 'warning',
  source: 'seen: slub-sheaves',
  find: copiedNumbers,
  reads: repeatedIn,
  says: 'Two rows share three or more equal numbers in their results.',
};
