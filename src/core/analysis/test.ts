/** The raw test of two sides, oriented so that its estimate is a performance ratio. */
import {
  compareSides,
  type MeansTest,
  type SampleSide,
  type SidesComparison,
  type SideInput,
  type TestedComparison,
} from '../statistics/compare';
import { equivalenceLevel } from '../statistics/critical';
import { lookAt, lookFactor } from '../statistics/looks';
import { word, type Message } from '../messages/messages';
import type { EstimateKind, Interval, Side, Tested, TestedLook, Verdict } from './model';
import type { Direction } from '../report/metric';
import { marksOf, type Mark } from './marks';
import { uncompared } from './uncompared';

export interface TestedSides {
  readonly ratio?: number;
  readonly estimate?: EstimateKind;
  readonly interval?: Interval;
  readonly raw?: Omit<Tested, 'adjusted'>;
  readonly marks?: readonly Mark[];
  readonly fixed?: Verdict;
  readonly untestedWhy?: Message;
}

/** A side as input for the statistics; undefined if it has neither runs nor a summary. */
export function testInput(side: Side): SideInput | undefined {
  if (side.evidence === 'samples' && side.samples) return runsOf(side, side.samples);
  if (side.evidence !== 'summary' || side.centre === undefined || side.n === undefined) return undefined;
  const { centre: mean, sd, ci, n, bootCount } = side;
  if (sd !== undefined) return { mean, sd, n, bootCount };
  return ci && { mean, ci, n, bootCount };
}

/** Restarts that set what is compared anew, so that a single boot can hold many independent blocks. */
const resettingRestarts: ReadonlySet<Side['restart']> = new Set(['toggle', 'run'] as const);

/** Runs with all that is known about them. */
export function runsOf({ boots, bootCount, blocks, restart }: Side, samples: readonly number[]): SampleSide {
  return { samples, boots, bootCount, blocks, resets: resettingRestarts.has(restart) };
}

/**
 * Tests two sides that have runs or a summary each.
 *
 * @param ratio The performance ratio of the printed centres, by which untested rows are judged.
 * @param alpha The interval is at 1 - alpha, the one for equivalence at 1 - 2 alpha.
 * @param equivalence The band of "the same": steps of more than this share are coarse.
 * @param looks The planned numbers of runs a side, if runs are added until the plan is decided: intervals then hold at
 *   all looks together. p is that of this look alone.
 */
export function testSides(
  base: Side,
  cand: Side,
  direction: Direction,
  ratio: number,
  alpha: number,
  equivalence: number,
  looks?: readonly number[],
): TestedSides {
  const x = testInput(base);
  const y = testInput(cand);
  if (!x || !y) return { ratio };
  const level = 1 - alpha;
  const { test, look } = compareAtLook(x, y, alpha, equivalence, looks);
  return test.tested ? oriented(test, direction, level, look) : untested(test, ratio, level);
}

/**
 * Compares two sides at the levels of their look. An unplanned number of runs is a look of its own, and widens the
 * intervals: which number is tested follows from the test.
 */
export function compareAtLook(
  x: SideInput,
  y: SideInput,
  alpha: number,
  equivalence: number,
  plan: readonly number[] | undefined,
): { readonly test: SidesComparison; readonly look?: TestedLook } {
  const at = (factor: number): SidesComparison =>
    compareSides(x, y, { outer: 1 - alpha / factor, inner: equivalenceLevel(alpha / factor) }, equivalence);
  if (!plan) return { test: at(1) };
  const factor = lookFactor(plan, alpha);
  const test = at(factor);
  if (!test.tested) return { test };
  const n = Math.min(test.x.n, test.y.n);
  const look = lookAt(plan, n);
  if (look.plan.length === plan.length) return { test, look: { ...look, n, factor } };
  const wider = lookFactor(look.plan, alpha);
  return { test: at(wider), look: { ...look, n, factor: wider } };
}

function oriented(
  test: TestedComparison,
  direction: Direction,
  level: number,
  looks: TestedLook | undefined,
): TestedSides {
  const { method, boots, blocks, ratio, lo, hi, lo90, hi90, se, errorDf, p, sign, means } = test;
  const turn = direction === 'lower';
  // If lower is better, the ends of the interval swap.
  const ends = (a: number, b: number): readonly [number, number] => (turn ? [1 / b, 1 / a] : [a, b]);
  const [from, to] = ends(lo, hi);
  const [from90, to90] = ends(lo90, hi90);
  return {
    ratio: turn ? 1 / ratio : ratio,
    estimate: estimateOf(test),
    interval: { lo: from, hi: to, level, from: 'test' },
    raw: {
      method,
      bootMeans: boots === 'means',
      blocks: blocks?.count,
      looks,
      sign: turn ? (-sign as -1 | 0 | 1) : sign,
      means: means && orientedMeans(means, turn),
      se,
      df: errorDf,
      p,
      lo90: from90,
      hi90: to90,
    },
    marks: marksOf({ 'within-boot': boots === 'within' }),
  };
}

function estimateOf({ method, boots, estimate }: TestedComparison): EstimateKind {
  if (method === 'summary') return 'means';
  if (estimate === 'scores') return 'ranks';
  if (boots === 'blocks') return 'blocks';
  return boots === 'means' ? 'boots' : 'geometric';
}

function orientedMeans({ ratio, lo, hi, lo90, hi90 }: MeansTest, turn: boolean): Tested['means'] {
  if (!turn) return { ratio, lo, hi, lo90, hi90 };
  return { ratio: 1 / ratio, lo: 1 / hi, hi: 1 / lo, lo90: 1 / hi90, hi90: 1 / lo90 };
}

function untested({ reason }: Extract<SidesComparison, { tested: false }>, ratio: number, level: number): TestedSides {
  switch (reason) {
    case 'zero-variance-equal':
      return {
        ratio: 1,
        interval: { lo: 1, hi: 1, level, from: 'test' },
        fixed: { word: 'no-change', tested: true, why: word('why.equal-runs') },
      };
    case 'equal-blocks':
      return {
        ratio: 1,
        interval: { lo: 1, hi: 1, level, from: 'test' },
        fixed: { word: 'no-change', tested: true, why: word('why.equal-blocks') },
      };
    case 'not-positive':
      return { ratio: undefined, fixed: uncompared('not-comparable', word('why.not-positive')) };
    case 'overflow':
      return { ratio: undefined, fixed: uncompared('not-comparable', word('why.overflow')) };
    case 'zero-variance-different':
      return { ratio, untestedWhy: word('why.no-variance') };
    case 'constant-blocks':
      return { ratio, untestedWhy: word('why.constant-blocks') };
    default:
      return { ratio, untestedWhy: word('why.untestable') };
  }
}
