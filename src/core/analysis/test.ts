/** The raw test of two sides, oriented so that its estimate is a performance ratio. */
import {
  compareSides,
  type MeansTest,
  type SidesComparison,
  type SideInput,
  type TestedComparison,
} from '../statistics/compare';
import { word, type Message } from '../messages/messages';
import type { EstimateKind, Interval, Side, Tested, Verdict } from './model';
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
  if (side.evidence === 'samples' && side.samples)
    return { samples: side.samples, boots: side.boots, bootCount: side.bootCount };
  if (side.evidence !== 'summary' || side.centre === undefined || side.n === undefined) return undefined;
  const { centre: mean, sd, ci, n, bootCount } = side;
  if (sd !== undefined) return { mean, sd, n, bootCount };
  return ci && { mean, ci, n, bootCount };
}

/**
 * Tests two sides that have runs or a summary each.
 *
 * @param ratio The performance ratio of the printed centres, by which untested rows are judged.
 * @param alpha The interval is at 1 - alpha, the one for equivalence at 1 - 2 alpha.
 * @param equivalence The band of "the same": steps of more than this share are coarse.
 */
export function testSides(
  base: Side,
  cand: Side,
  direction: Direction,
  ratio: number,
  alpha: number,
  equivalence: number,
): TestedSides {
  const x = testInput(base);
  const y = testInput(cand);
  if (!x || !y) return { ratio };
  const level = 1 - alpha;
  const test = compareSides(x, y, { outer: level, inner: 1 - 2 * alpha }, equivalence);
  return test.tested ? oriented(test, direction, level) : untested(test, ratio, level);
}

function oriented(test: TestedComparison, direction: Direction, level: number): TestedSides {
  const { method, boots, ratio, lo, hi, lo90, hi90, se, errorDf, p, sign, means } = test;
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
    case 'not-positive':
      return { ratio: undefined, fixed: uncompared('not-comparable', word('why.not-positive')) };
    case 'overflow':
      return { ratio: undefined, fixed: uncompared('not-comparable', word('why.overflow')) };
    default:
      return { ratio, untestedWhy: word(reason === 'zero-variance-different' ? 'why.no-variance' : 'why.untestable') };
  }
}
