/** How one number changed from then to now, by the same tests as everywhere. */
import type { Evidence, Limits, Row, Side, Tested, Verdict } from '../analysis/model';
import type { Direction } from '../report/metric';
import { joinMarks, type Mark } from '../analysis/marks';
import type { Restart } from '../analysis/restart';
import { performance } from '../analysis/orient';
import { areRunsDependent } from '../analysis/run-order';
import { testSides } from '../analysis/test';
import { zeroVerdict } from '../analysis/uncompared';
import { untestedVerdict } from '../analysis/verdict';
import { equivalenceLevel, tCritical } from '../statistics/critical';
import { tTwoSided } from '../statistics/student';
import { word } from '../messages/messages';
import type { MeasuredChange } from './model';

/** A change before the correction for the number of tests. */
export interface RawChange extends Omit<MeasuredChange, 'verdict' | 'tested'> {
  readonly raw?: Omit<Tested, 'adjusted'>;
  /** Decided without a test. */
  readonly fixed?: Verdict;
  readonly marks?: readonly Mark[];
  /** What boots are, if the later report says so. */
  readonly restart?: Restart;
}

/** A side's numbers in another unit. */
export function scaledSide(side: Side, factor: number): Side {
  if (factor === 1) return side;
  const times = (value: number | undefined): number | undefined => (value === undefined ? undefined : value * factor);
  const ends = <T extends { readonly lo: number; readonly hi: number }>(one: T | undefined): T | undefined =>
    one && { ...one, lo: one.lo * factor, hi: one.hi * factor };
  return {
    ...side,
    centre: times(side.centre),
    sd: times(side.sd),
    ci: ends(side.ci),
    range: ends(side.range),
    samples: side.samples?.map((value) => value * factor),
  };
}

/** The same numbers to the last digit. A side without numbers equals a missing side. */
function sameNumbers(a: Side, b: Side): boolean {
  if (a.centre === undefined || a.centre !== b.centre || a.sd !== b.sd) return false;
  const [x, y] = [a.samples, b.samples];
  if (x || y)
    return x !== undefined && y !== undefined && x.length === y.length && x.every((value, i) => value === y[i]);
  return a.range?.lo === b.range?.lo && a.range?.hi === b.range?.hi && a.ci?.lo === b.ci?.lo && a.ci?.hi === b.ci?.hi;
}

const carriedOver: Verdict = { word: 'not-judged', tested: false, why: word('compare.why-identical') };
const unknownDirection: Verdict = { word: 'not-judged', tested: false, why: word('why.no-direction') };

/** A subject's number now over its number then, both in `unit`. Undefined if either is missing. */
export function changeOfSide(
  then: Side | undefined,
  now: Side | undefined,
  direction: Direction | undefined,
  unit: string | undefined,
  alpha: number,
  equivalence: number,
): RawChange | undefined {
  if (then?.centre === undefined || now?.centre === undefined) return undefined;
  if (sameNumbers(then, now)) return { ratio: 1, quotient: 1, identical: true, fixed: carriedOver };
  if (direction === 'higher' || direction === 'lower') {
    const zero = zeroVerdict(then, now, direction, unit);
    if (zero) return { identical: false, fixed: zero };
  } else if (!(then.centre > 0) || !(now.centre > 0)) return { identical: false, fixed: unknownDirection };
  const quotient = now.centre / then.centre;
  const ratio = performance(quotient, direction);
  if (ratio === undefined || direction === undefined) return { quotient, identical: false, fixed: unknownDirection };
  const [before, after] = [withoutBlocks(then), withoutBlocks(now)];
  const found = testSides(before, after, direction, ratio, alpha, equivalence);
  if (found.ratio === undefined) return { quotient, identical: false, fixed: found.fixed };
  const dependent = found.raw !== undefined && areRunsDependent(before, after);
  return {
    ratio: found.ratio,
    quotient: direction === 'lower' ? 1 / found.ratio : found.ratio,
    identical: false,
    estimate: found.estimate,
    interval: found.interval,
    raw: found.raw,
    marks: joinMarks(found.marks, dependent ? ['dependent'] : undefined),
    fixed: found.fixed,
    restart: now.restart,
  };
}

/** Blocks of two reports are different blocks, whatever their labels. */
function withoutBlocks(side: Side): Side {
  return side.blocks ? { ...side, blocks: undefined } : side;
}

/** How a printed ratio changed: the same digits are the same number. */
function sameRatio(then: Row, now: Row): boolean {
  const printed: readonly Evidence[] = ['ratio', 'claim'];
  if (printed.includes(then.evidence) && printed.includes(now.evidence)) return then.ratio === now.ratio;
  const sides = [
    [then.base, now.base],
    [then.cand, now.cand],
  ] as const;
  return sides.every(([a, b]) => a !== undefined && b !== undefined && sameNumbers(a, b));
}

/**
 * The ratio now over the ratio then. If both were tested: the difference of their logs, with Satterthwaite's degrees of
 * freedom, because the two reports are independent measurements.
 */
export function changeOfRatio(then: Row | undefined, now: Row | undefined, alpha: number): RawChange | undefined {
  if (then?.ratio === undefined || now?.ratio === undefined || !(then.ratio > 0) || !(now.ratio > 0)) return undefined;
  if (then.verdict.word === 'not-judged' || now.verdict.word === 'not-judged') return undefined;
  if (sameRatio(then, now)) return { ratio: 1, quotient: 1, identical: true, fixed: carriedOver };
  const ratio = now.ratio / then.ratio;
  const [a, b] = [then.tested, now.tested];
  if (!a || !b) return { ratio, quotient: ratio, identical: false };
  const [x, y] = [a.se * a.se, b.se * b.se];
  const se = Math.sqrt(x + y);
  if (!(se > 0) || !Number.isFinite(se)) return { ratio, quotient: ratio, identical: false };
  const df = (x + y) ** 2 / ((x * x) / a.df + (y * y) / b.df);
  const end = (level: number, sign: 1 | -1): number => ratio * Math.exp(sign * tCritical(level, df) * se);
  const [level, inner] = [1 - alpha, equivalenceLevel(alpha)];
  return {
    ratio,
    quotient: ratio,
    identical: false,
    interval: { lo: end(level, -1), hi: end(level, 1), level, from: 'test' },
    raw: {
      method: 'summary',
      bootMeans: false,
      sign: Math.sign(Math.log(ratio)) as -1 | 0 | 1,
      se,
      df,
      p: tTwoSided(Math.log(ratio) / se, df),
      lo90: end(inner, -1),
      hi90: end(inner, 1),
    },
  };
}

/** The verdict from the number alone, without a test. */
export function plainVerdict({ fixed, ratio }: RawChange, limits: Limits): Verdict {
  if (fixed) return fixed;
  return ratio === undefined ? unknownDirection : untestedVerdict(ratio, limits);
}
