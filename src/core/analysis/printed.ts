/** Converts printed and claimed ratios to performance ratios against the current baseline. */
import type { Benchmark, Claim, Ratio } from '../generated/format';
import type { Path } from '../report/path';
import { word, type Message } from '../messages/messages';
import type { Interval } from './model';
import type { Direction } from '../report/metric';
import { performance, quotientOf } from './orient';
import type { Pairing } from './subjects';

/** A printed ratio, or the reason why there is none. */
export interface Printed {
  readonly evidence: 'ratio' | 'claim';
  readonly ratio?: number;
  readonly interval?: Interval;
  readonly n?: number;
  /** The baseline of the ratio, not always the current one. */
  readonly baseline: string;
  /** The digits in the file are those of this number. */
  readonly literal: boolean;
  /** Path relative to the benchmark. */
  readonly path: Path;
  readonly why?: Message;
}

/** The printed ratio of a subject, from `ratios`, else from a claim with a number. */
export function printedRatio(benchmark: Benchmark, subject: string, pair: Pairing): Printed | undefined {
  return fromRatios(benchmark, subject, pair) ?? fromClaims(benchmark, subject, pair);
}

function fromRatios(benchmark: Benchmark, subject: string, pair: Pairing): Printed | undefined {
  const direction = benchmark.metric?.direction;
  const against = (one: Ratio): string | undefined => one.baseline ?? pair.own;
  const all = benchmark.ratios ?? [];
  const at = (index: number): Path => ['ratios', index, 'value'];

  const direct = all.findIndex((one) => one.subject === subject && against(one) === pair.baseline);
  const found = all[direct];
  if (found) {
    const ratio = found.kind === 'quotient' ? performance(found.value, direction) : found.value;
    const why = ratio === undefined ? word('why.no-direction') : undefined;
    const interval = found.ci && ratio !== undefined ? printedInterval(found, direction) : undefined;
    return {
      evidence: 'ratio',
      ratio,
      interval,
      n: found.n,
      baseline: pair.baseline,
      literal: found.kind !== 'quotient',
      path: at(direct),
      why,
    };
  }

  // Another baseline was chosen: divide two ratios with the same third baseline; the result has no interval.
  const own = all.findIndex((one) => one.subject === subject);
  const ofBaseline = all.find((one) => one.subject === pair.baseline);
  const mine = all[own];
  const value = (one: Ratio): number | undefined =>
    one.kind === 'quotient' ? performance(one.value, direction) : one.value;
  if (ofBaseline && !mine && against(ofBaseline) === subject) {
    const other = value(ofBaseline);
    const path = at(all.indexOf(ofBaseline));
    return {
      evidence: 'ratio',
      ratio: other && 1 / other,
      n: ofBaseline.n,
      baseline: pair.baseline,
      literal: false,
      path,
    };
  }
  if (!mine) return undefined;
  if (ofBaseline && against(ofBaseline) === against(mine)) {
    const [a, b] = [value(mine), value(ofBaseline)];
    return { evidence: 'ratio', ratio: a && b && a / b, baseline: pair.baseline, literal: false, path: at(own) };
  }
  const stays = against(mine) ?? pair.baseline;
  return {
    evidence: 'ratio',
    ratio: value(mine),
    interval: mine.ci && printedInterval(mine, direction),
    n: mine.n,
    baseline: stays,
    literal: mine.kind !== 'quotient',
    path: at(own),
    why: word('why.other-baseline', { baseline: stays }),
  };
}

function printedInterval(one: Ratio, direction: Direction | undefined): Interval | undefined {
  if (!one.ci) return undefined;
  const { lo, hi, level } = one.ci;
  if (one.kind !== 'quotient' || direction !== 'lower') return { lo, hi, level, from: 'printed' };
  return { lo: quotientOf(hi, direction), hi: quotientOf(lo, direction), level, from: 'printed' };
}

function fromClaims(benchmark: Benchmark, subject: string, pair: Pairing): Printed | undefined {
  const all = benchmark.claims ?? [];
  const isMean = (claim: Claim): boolean => claim.stat === undefined || claim.stat === 'mean';
  const candidates = all
    .map((claim, index) => ({ claim, index }))
    .filter(({ claim }) => claim.subject === subject && isMean(claim));
  const numbered =
    candidates.find(({ claim }) => claim.percent !== undefined || claim.factor !== undefined) ?? candidates[0];
  if (!numbered) return undefined;
  const { claim, index } = numbered;
  const baseline = claim.baseline ?? pair.own ?? pair.baseline;
  const field = claim.percent !== undefined ? 'percent' : claim.factor !== undefined ? 'factor' : 'text';
  const common = { evidence: 'claim', baseline, literal: false, path: ['claims', index, field] } as const;
  const claimed = claimedRatio(claim, benchmark.metric?.direction);
  if (typeof claimed !== 'number') return { ...common, why: claimed };
  return {
    ...common,
    ratio: claimed,
    why: baseline === pair.baseline ? undefined : word('why.other-baseline', { baseline }),
  };
}

/**
 * The performance ratio of a claim, or the reason why it has none, by basis: change is q-1, improvement r-1,
 * reduction 1-q, overhead 1/r-1; a factor is r for an improvement and q for a change.
 */
export function claimedRatio(claim: Claim, direction: Direction | undefined): number | Message {
  if (claim.percent === undefined && claim.factor === undefined) return word('why.words');
  if (claim.bound !== undefined && claim.bound !== 'exact')
    return word('why.bound', { text: claim.text ?? claim.bound });
  const share = claim.percent === undefined ? undefined : claim.percent / 100;
  const factor = claim.factor;
  const oriented = (quotient: number): number | Message => performance(quotient, direction) ?? word('why.no-direction');
  switch (claim.basis) {
    case 'improvement':
      return share !== undefined ? 1 + share : (factor ?? 1);
    case 'change':
      return oriented(share !== undefined ? 1 + share : (factor ?? 1));
    case 'reduction':
      return share !== undefined ? oriented(1 - share) : word('why.basis');
    case 'overhead':
      return share !== undefined ? 1 / (1 + share) : word('why.basis');
    default:
      return word('why.basis');
  }
}
