/**
 * What is known of a report that came from another one by a change of one benchmark. Whatever is derived from a whole
 * report says what it reads of a benchmark; while that stays the same, its answer does.
 */
import equal from 'fast-deep-equal';
import type { Benchmark, Report } from '../generated/format';

/** Where a report differs from the one before: in this benchmark alone. All else are the same objects. */
export interface VersionStep {
  readonly before: Report;
  readonly at: number;
}

const known = new WeakMap<Report, VersionStep>();

/** Says how a report came about. */
export function keepStep(report: Report, step: VersionStep): void {
  // One version back and no more: a chain of them would keep all texts of an hour.
  known.delete(step.before);
  known.set(report, step);
}

/** How a report came about, if one benchmark was all that changed. */
export function stepOf(report: Report): VersionStep | undefined {
  return known.get(report);
}

/** Equality of what was read of a report. Values too deep to compare count as changed. */
export function isEqual(a: unknown, b: unknown): boolean {
  try {
    return equal(a, b);
  } catch {
    return false;
  }
}

/** What is derived from a whole report. */
export interface Derivation<T> {
  /** Everything that is read of one benchmark. */
  readonly reads: (benchmark: Benchmark) => unknown;
  readonly make: (report: Report) => T;
  /** The answer after a change of what is read in one benchmark; absent where it is made anew. */
  readonly follow?: (before: T, old: Benchmark, now: Benchmark, at: number) => T | undefined;
}

/** A function of a report that answers once a report, and again only where what it reads has changed. */
export function derived<T>({ reads, make, follow }: Derivation<T>): (report: Report) => T {
  const answers = new WeakMap<Report, { readonly value: T }>();
  const again = (report: Report): { readonly value: T } | undefined => {
    const step = stepOf(report);
    const before = step && answers.get(step.before);
    const old = step?.before.benchmarks[step.at];
    const now = step && report.benchmarks[step.at];
    if (!before || !old || !now) return undefined;
    if (isEqual(reads(old), reads(now))) return before;
    const value = follow?.(before.value, old, now, step.at);
    return value === undefined ? undefined : { value };
  };
  return (report) => {
    const answer = answers.get(report) ?? again(report) ?? { value: make(report) };
    answers.set(report, answer);
    return answer.value;
  };
}
