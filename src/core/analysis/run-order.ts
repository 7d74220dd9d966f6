/** What the order of runs says about a row: measured in blocks, or from runs that depend on their neighbours. */
import type { Benchmark, Report } from '../generated/format';
import { areDependent } from '../statistics/dependence';
import { testedValues } from '../statistics/details';
import { marksOf, type Mark } from './marks';
import type { Side } from './model';

/** The marks of a tested row that follow from how it was measured; undefined if there are none. */
export function orderMarks(
  report: Report,
  benchmark: Benchmark,
  base: Side | undefined,
  cand: Side | undefined,
): readonly Mark[] | undefined {
  return marksOf({
    blocked: isBlocked(report, benchmark, base, cand),
    dependent: isDependent(base, cand),
    peeked: (benchmark.methodology?.stopping ?? report.methodology?.stopping) === 'until-significant',
  });
}

/** Whether all runs of one side were made before those of the other: by their order, else as stated. */
function isBlocked(report: Report, benchmark: Benchmark, base: Side | undefined, cand: Side | undefined): boolean {
  const [a, b] = [base?.order, cand?.order];
  if (a && b && a.length > 1 && b.length > 1) {
    const [spanA, spanB] = [spanOf(a), spanOf(b)];
    return spanA.hi < spanB.lo || spanB.hi < spanA.lo;
  }
  return (benchmark.methodology?.order ?? report.methodology?.order) === 'blocked';
}

function spanOf(order: readonly number[]): { readonly lo: number; readonly hi: number } {
  let [lo, hi] = [Infinity, -Infinity];
  for (const at of order) {
    if (at < lo) lo = at;
    if (at > hi) hi = at;
  }
  return { lo, hi };
}

/** On the values that are tested: where boot means are the sample, runs of one boot may resemble each other. */
function isDependent(base: Side | undefined, cand: Side | undefined): boolean {
  if (!base?.samples || !cand?.samples || base.samples.length < 10 || cand.samples.length < 10) return false;
  const { x, y } = testedValues(inOrder(base, base.samples), inOrder(cand, cand.samples));
  return areDependent(x, y);
}

interface Runs {
  readonly samples: readonly number[];
  readonly boots?: readonly (number | string)[];
}

/** Samples are in run order unless their order says otherwise. */
function inOrder({ order, boots }: Side, samples: readonly number[]): Runs {
  if (!order || order.every((at, i) => i === 0 || at > order[i - 1]!)) return { samples, boots };
  const places = [...samples.keys()].sort((a, b) => order[a]! - order[b]!);
  return { samples: places.map((at) => samples[at]!), boots: boots && places.map((at) => boots[at]!) };
}
