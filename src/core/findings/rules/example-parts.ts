/** Building blocks of the examples: one benchmark like that of the clean report, overlaid with the given fields. */
import type { ReportRuleName } from '../rule-names';

/** Fields of a report, laid over a clean one. */
export type Example = Readonly<Record<string, unknown>>;

/** Two examples of a rule: one on which it must fire, exactly once, and one on which it must stay silent. */
export interface ExamplePair<Kind> {
  readonly fires: Kind;
  readonly silent: Kind;
}

export type ReportExamples = Readonly<Partial<Record<ReportRuleName, ExamplePair<Example>>>>;

type Part = Readonly<Record<string, unknown>>;

/** Ten quiet runs around 100, each differing a little from the other. */
export const steady: readonly number[] = [100.4, 101.1, 99.3, 100.9, 99.2, 100.2, 99.7, 100.6, 99.6, 100.3];

export function times(factor: number, runs: readonly number[] = steady): number[] {
  return runs.map((value) => Number((value * factor).toPrecision(6)));
}

/** Runs that say the same as the steady ones. */
export const almost: readonly number[] = times(1.0003);

/** Bare values of the two subjects. */
export function values(old: number, now: number, more: Part = {}): Part[] {
  return [
    { subject: 'old', mean: old, ...more },
    { subject: 'new', mean: now, ...more },
  ];
}

/** Runs of the two subjects. */
export function runs(old: readonly number[], now: readonly number[], more: Part = {}): Part[] {
  return [
    { subject: 'old', samples: old, ...more },
    { subject: 'new', samples: now, ...more },
  ];
}

/** A report with one benchmark: complete, but for what is given. */
export function one(part: Part): Example & { readonly benchmarks: readonly [Part] } {
  return { benchmarks: [benchmark(part)] };
}

export function benchmark(part: Part): Part {
  return {
    id: 'b',
    name: 'b',
    version: '1',
    metric: { name: 'rate', unit: 'requests/s', direction: 'higher' },
    ...part,
  };
}
