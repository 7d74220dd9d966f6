/** What the order of runs says about a row: measured in blocks, or from runs that depend on their neighbours. */
import type { Benchmark, Methodology, Report } from '../generated/format';
import { areDependent, areDependentDifferences } from '../statistics/dependence';
import type { SampleSide } from '../statistics/compare';
import { testedValues } from '../statistics/details';
import { runsOf } from './test';
import { marksOf, type Mark } from './marks';
import type { Side } from './model';

/**
 * The marks of a tested row that follow from how it was measured; undefined if there are none.
 *
 * @param within The number of blocks within which the sides are compared, if they are.
 */
export function orderMarks(
  report: Report,
  benchmark: Benchmark,
  base: Side | undefined,
  cand: Side | undefined,
  within: number | undefined,
): readonly Mark[] | undefined {
  return marksOf({
    blocked: isBlocked(within === undefined ? orderOf(report, benchmark) : undefined, base, cand),
    dependent: areRunsDependent(base, cand),
    peeked: isPeeked(report, benchmark),
  });
}

/** Whether measuring stopped when the result was significant. */
export function isPeeked(report: Report, benchmark: Benchmark): boolean {
  return (benchmark.methodology?.stopping ?? report.methodology?.stopping) === 'until-significant';
}

/**
 * Whether all runs of one side were made before those of the other: by their order, else as stated. Sides that are
 * compared within blocks ran close to each other in each, whatever "blocked" was meant to say.
 */
function isBlocked(stated: Methodology['order'], base: Side | undefined, cand: Side | undefined): boolean {
  const [a, b] = [base?.order, cand?.order];
  if (a && b && a.length > 1 && b.length > 1) {
    const [spanA, spanB] = [spanOf(a), spanOf(b)];
    return spanA.hi < spanB.lo || spanB.hi < spanA.lo;
  }
  return stated === 'blocked';
}

function orderOf(report: Report, benchmark: Benchmark): Methodology['order'] {
  return benchmark.methodology?.order ?? report.methodology?.order;
}

function spanOf(order: readonly number[]): { readonly lo: number; readonly hi: number } {
  let [lo, hi] = [Infinity, -Infinity];
  for (const at of order) {
    if (at < lo) lo = at;
    if (at > hi) hi = at;
  }
  return { lo, hi };
}

/**
 * Whether runs resemble their neighbours, in the values that are tested: where boot means are the sample, runs of one
 * boot may resemble each other.
 */
export function areRunsDependent(base: Side | undefined, cand: Side | undefined): boolean {
  if (!base?.samples || !cand?.samples || base.samples.length < 10 || cand.samples.length < 10) return false;
  const values = testedValues(inOrder(base, base.samples), inOrder(cand, cand.samples));
  return values.differences ? areDependentDifferences(values.differences) : areDependent(values.x, values.y);
}

/** Samples are in run order unless their order says otherwise. */
function inOrder(side: Side, samples: readonly number[]): SampleSide {
  const { order, boots, blocks } = side;
  const runs = runsOf(side, samples);
  if (!order || order.every((at, i) => i === 0 || at > order[i - 1]!)) return runs;
  const places = [...samples.keys()].sort((a, b) => order[a]! - order[b]!);
  const sorted = <T>(list: readonly T[]): readonly T[] => places.map((at) => list[at]!);
  return {
    ...runs,
    samples: sorted(samples),
    boots: boots && sorted(boots),
    blocks: blocks && sorted(blocks),
  };
}
