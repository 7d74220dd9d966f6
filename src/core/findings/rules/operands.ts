/** The numbers behind a claim or a stored ratio, with the ranges that their printed digits allow. */
import { exactly, quotientSpan, printedSpan, type NumberRange } from '../../analysis/digits';
import { performance } from '../../analysis/orient';
import type { Direction } from '../../report/metric';
import type { Benchmark, Claim, Result } from '../../generated/format';
import type { Path } from '../../report/path';
import type { RuleContext as Everything } from '../rule';

/** The parts of a rule's context that are needed here. */
type Context = Pick<Everything, 'analysis' | 'literal'>;

export interface Operand {
  readonly value: number;
  readonly span: NumberRange;
  readonly path: Path;
}

type Stat = NonNullable<Claim['stat']>;

/** The number of one side that a claim is about: the mean, unless it names another statistic. */
export function operand(
  context: Context,
  benchmark: Benchmark,
  at: Path,
  subject: string,
  stat: Stat | undefined,
): Operand | undefined {
  const index = benchmark.results?.findIndex((result) => result.subject === subject) ?? -1;
  const result = benchmark.results?.[index];
  if (!result) return undefined;
  const path: Path = [...at, 'results', index];
  const stored = stat ?? (result.mean !== undefined ? 'mean' : result.median !== undefined ? 'median' : undefined);
  const value = stored && result[stored];
  if (stored && value !== undefined) {
    const literal =
      stored === 'mean' && result.verbatim !== undefined ? result.verbatim : context.literal([...path, stored]);
    // The final zeros of "about 700000" are not exact.
    const span = result.approx ? { lo: value * 0.95, hi: value * 1.05 } : printedSpan(value, literal);
    return { value, span, path: [...path, stored] };
  }
  const computed = ofSamples(result, stat ?? 'mean');
  return computed === undefined ? undefined : { value: computed, span: exactly(computed), path: [...path, 'samples'] };
}

function ofSamples(result: Result, stat: Stat): number | undefined {
  const out = new Set(result.excluded?.map((one) => one.index));
  const samples = (result.samples ?? []).filter((_value, index) => !out.has(index));
  if (samples.length === 0) return undefined;
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  switch (stat) {
    case 'mean':
      return mean;
    case 'median':
      return sorted.length % 2 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
    case 'min':
      return sorted[0];
    case 'max':
      return sorted[sorted.length - 1];
    case 'stddev':
      return samples.length > 1
        ? Math.sqrt(samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (samples.length - 1))
        : undefined;
  }
}

/** The quotient of a pair of subjects, and the range that the digits allow. */
export interface Data {
  readonly quotient: number;
  readonly span: NumberRange;
  /** The candidate's number, and the baseline's. */
  readonly path: Path;
  readonly base?: Path;
  /** Stored as a performance ratio, which needs no direction. */
  readonly oriented: boolean;
}

/** The data behind a claim: the values of both sides, or else the printed ratio. */
export function dataFor(
  context: Context,
  benchmark: Benchmark,
  at: Path,
  claim: Pick<Claim, 'subject' | 'baseline' | 'stat'>,
): Data | undefined {
  const baseline = claim.baseline ?? context.analysis.baseline;
  const now = operand(context, benchmark, at, claim.subject, claim.stat);
  const old = operand(context, benchmark, at, baseline, claim.stat);
  if (now && old) {
    const span = quotientSpan(now.span, old.span);
    return span && { quotient: now.value / old.value, span, path: now.path, base: old.path, oriented: false };
  }
  if (claim.stat !== undefined && claim.stat !== 'mean') return undefined;
  const index =
    benchmark.ratios?.findIndex(
      (ratio) => ratio.subject === claim.subject && (ratio.baseline ?? context.analysis.baseline) === baseline,
    ) ?? -1;
  const ratio = benchmark.ratios?.[index];
  if (!ratio) return undefined;
  const path: Path = [...at, 'ratios', index, 'value'];
  return {
    quotient: ratio.value,
    span: printedSpan(ratio.value, context.literal(path)),
    path,
    oriented: ratio.kind !== 'quotient',
  };
}

/** Converts a quotient or a stored performance ratio to a performance ratio. */
export function asPerformance(
  value: number,
  data: Pick<Data, 'oriented'>,
  direction: Direction | undefined,
): number | undefined {
  return data.oriented ? value : performance(value, direction);
}

/** Converts it to a quotient in the unit of the metric. */
export function asQuotient(
  value: number,
  data: Pick<Data, 'oriented'>,
  direction: Direction | undefined,
): number | undefined {
  return data.oriented ? performance(value, direction) : value;
}
