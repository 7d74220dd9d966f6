/** Numbers that were copied from one row to another. */
import type { Benchmark, Report, Result } from '../../generated/format';
import type { Path } from '../../report/path';
import { word } from '../../messages/messages';
import type { RuleContext, RuleHit, ReportRule } from '../rule';

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

/** Visits every number of the report that a copy would repeat, in file order. */
function eachNumber(
  report: Report,
  take: (value: number, index: number, field: Stored['field'], result: Result) => void,
): void {
  report.benchmarks.forEach((entry, index) => {
    for (const result of entry.results ?? []) {
      const { mean, median, min, max, stddev, samples } = result;
      if (mean !== undefined) take(mean, index, 'mean', result);
      if (median !== undefined) take(median, index, 'median', result);
      if (min !== undefined) take(min, index, 'min', result);
      if (max !== undefined) take(max, index, 'max', result);
      if (stddev !== undefined) take(stddev, index, 'stddev', result);
      const first = samples?.[0];
      if (first !== undefined && samples && samples.length >= minCopied) take(first, index, 'samples', result);
    }
  });
}

/** Numbers that occur in several rows, with their places. In many rows it is the clock's resolution, not a copy. */
function repeated(report: Report): Map<number, Stored[]> {
  const all: number[] = [];
  eachNumber(report, (value) => all.push(value));
  // Equal numbers are adjacent after sorting: faster than a list for each.
  const sorted = Float64Array.from(all).sort();
  const several: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = sorted[from] ?? NaN;
    for (to = from + 1; sorted[to] === value; to++);
    if (to - from >= 2 && to - from <= 8 && isTelling(value)) several.push(value);
  }
  const found = new Map<number, Stored[]>();
  if (several.length === 0) return found;
  const isOneOf = amongSorted(Float64Array.from(several));
  eachNumber(report, (value, index, field, result) => {
    if (!isOneOf(value)) return;
    const stored: Stored = { index, subject: result.subject, field, result };
    const known = found.get(value);
    if (known) known.push(stored);
    else found.set(value, [stored]);
  });
  return found;
}

/** Whether a number is among ascending ones: by halving, because a set of numbers is slow to ask so often. */
function amongSorted(sorted: Float64Array): (value: number) => boolean {
  return (value) => {
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return sorted[low] === value;
  };
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
  says: 'Two rows share three or more equal numbers in their results.',
};
