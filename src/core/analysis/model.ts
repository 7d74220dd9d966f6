/**
 * The analysis of a report, as plain immutable values that every view shares.
 *
 * All ratios are performance ratios unless named quotient: above 1 the subject is better than its baseline.
 */
import type { Direction, MetricRole } from '../report/metric';
import type { Path } from '../report/path';
import type { Message } from '../messages/messages';
import type { TestMethod } from '../statistics/compare';
import type { Look } from '../statistics/looks';
import type { Mark } from './marks';
import type { Restart } from './restart';

/** The evidence for a row, that of its weaker side. See `format.md`, Definitions. */
export type Evidence = 'samples' | 'summary' | 'values' | 'ratio' | 'claim' | 'none';

/** The verdict. It includes the side of 1 that a row is on, if that matters. */
export type VerdictWord =
  | 'failed'
  | 'regression'
  | 'improvement'
  | 'parity'
  | 'small-worse'
  | 'small-better'
  | 'suspect-worse'
  | 'suspect-better'
  | 'no-change'
  | 'none-seen'
  | 'unclear'
  | 'not-judged';

/**
 * Why a row that should be judged could not be compared. `gone`: the candidate has no number. `from-zero`: the
 * baseline is 0. `fell-to-zero`: the candidate is 0 where the baseline measured something. `not-comparable`: the rest.
 */
export const rowTroubles = ['gone', 'from-zero', 'fell-to-zero', 'not-comparable'] as const;
export type RowTrouble = (typeof rowTroubles)[number];

export interface Verdict {
  readonly word: VerdictWord;
  /** True if a test decided, false if the printed number did. */
  readonly tested: boolean;
  /** The whole interval lies past the margin. */
  readonly clear?: boolean;
  /** At or past the level `fail`, on the worse side. */
  readonly severe?: boolean;
  /** Small but significant, and equivalence is shown too. */
  readonly equivalent?: boolean;
  /** Tested on ranks, and the printed ratio is 1 or on the other side of 1: the direction is that of the ranks. */
  readonly inRank?: boolean;
  /** Tested on ranks, and the means say otherwise: neither a direction nor "no change" can be shown. */
  readonly meansDiffer?: boolean;
  /** Why a difference may have another cause: never an error, and inconclusive to the gate. See `marks.ts`. */
  readonly marks?: readonly Mark[];
  /** What the mark `within-boot` means by a boot, if the file says so. */
  readonly restart?: Restart;
  /** Only with `not-judged` and `failed`. */
  readonly trouble?: RowTrouble;
  /** For `none-seen`: the farther end of the interval as a share, 0.035 is 3.5%. */
  readonly within?: number;
  /** Why a row is not judged, or why a row with runs was not tested. */
  readonly why?: Message;
}

/** Limits in force for a row, as shares: 0.01 is 1%. */
export interface Limits {
  readonly warn: number;
  readonly fail: number;
  readonly equivalence: number;
}

/** The numbers of one subject in a row, in the unit of the metric. */
export interface Side {
  readonly subject: string;
  /** Index in the benchmark's results; absent if only a ratio or a claim is known. */
  readonly result?: number;
  readonly n?: number;
  /** The representative value: mean, median or the middle of a range; `stated` if the file does not say which. */
  readonly centre?: number;
  readonly centreIs?: 'mean' | 'median' | 'single' | 'middle' | 'stated';
  readonly sd?: number;
  readonly ci?: { readonly lo: number; readonly hi: number; readonly level: number };
  readonly range?: { readonly lo: number; readonly hi: number };
  /** The runs, without excluded ones. */
  readonly samples?: readonly number[];
  readonly boots?: readonly (number | string)[];
  /** The block of each run; absent if the report compares without blocks. */
  readonly blocks?: readonly (number | string)[];
  /** What was started anew between boots, as the methodology states it. */
  readonly restart?: Restart;
  /** Positions of the runs in time, across all subjects; as long as `samples`. */
  readonly order?: readonly number[];
  /** The number of boots that the methodology states; without lists, it is not known which run is from which. */
  readonly bootCount?: number;
  /** The unit that the numbers had in another entry, where they were converted to that of the metric. */
  readonly convertedFrom?: string;
  readonly excluded: number;
  readonly failed: number;
  readonly evidence: 'samples' | 'summary' | 'values' | 'none';
}

/** An interval of the performance ratio. `printed` comes from the file, `range` spans printed extremes. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly level?: number;
  readonly from: 'test' | 'printed' | 'range';
}

/**
 * What a tested ratio is made of: `geometric`, `boots` and `blocks`, the geometric means of runs, of boots' means or of
 * blocks; `means`, the means of printed summaries; `ranks`, the middle of all quotients of two runs, or of the means of
 * two blocks' logs (Hodges-Lehmann), which no two centres of the sides divide to.
 */
export type EstimateKind = 'geometric' | 'boots' | 'blocks' | 'means' | 'ranks';

/** The oriented result of the test: the estimate is a performance ratio. */
export interface Tested {
  readonly method: TestMethod;
  /** Boot means are the sample. */
  readonly bootMeans: boolean;
  /** The number of blocks within which the sides are compared, if they are. */
  readonly blocks?: number;
  /** Direction of the test: 1 better, -1 worse, 0 neither. The ratio can differ in direction where ranks are tested. */
  readonly sign: -1 | 0 | 1;
  /** Rows tested on ranks: the ratio by the means, with its intervals. */
  readonly means?: {
    readonly ratio: number;
    readonly lo: number;
    readonly hi: number;
    readonly lo90: number;
    readonly hi90: number;
  };
  /** Where the methodology plans looks: which one this is. */
  readonly looks?: TestedLook;
  readonly se: number;
  readonly df: number;
  /** Of all planned looks, where there are any. */
  readonly p: number;
  /** p after correction over the family; equal to p if there is no correction. */
  readonly adjusted: number;
  readonly lo90: number;
  readonly hi90: number;
}

/** One of several planned looks at a row while runs are added. */
export interface TestedLook extends Look {
  /** Runs (boots, blocks) per side that are tested. */
  readonly n: number;
  /** Intervals are at the level of this factor, so that they hold at all looks together. */
  readonly factor: number;
}

/** A benchmark and a judged subject, against the current baseline. */
export interface Row {
  /** Stable as long as ids are: benchmark id, a slash, subject id. */
  readonly key: string;
  /** Index in `report.benchmarks`. */
  readonly benchmark: number;
  readonly subject: string;
  readonly baseline: string;
  readonly role: MetricRole;
  readonly direction?: Direction;
  readonly evidence: Evidence;
  readonly base?: Side;
  readonly cand?: Side;
  /** Performance ratio, if the row has one. */
  readonly ratio?: number;
  /** The digits of a ratio printed in the file. */
  readonly printed?: string;
  /** Absent if the centres of the sides were divided, or the ratio is printed. */
  readonly estimate?: EstimateKind;
  readonly interval?: Interval;
  readonly tested?: Tested;
  readonly verdict: Verdict;
  readonly limits: Limits;
  /** Path of the deciding number in the file. */
  readonly path: Path;
}

export type CountName =
  'failed' | 'regression' | 'improvement' | 'parity' | 'small' | 'suspect' | 'no-change' | 'unclear' | 'not-judged';

/** Summary of the judged primary rows of a candidate. */
export interface CandidateSummary {
  readonly subject: string;
  readonly counts: Readonly<Record<CountName, number>>;
  /** The number of untested rows in each count. */
  readonly untested: Readonly<Record<CountName, number>>;
  /** Rows that should be judged and could not be compared, by reason; they also count as not judged, or failed. */
  readonly troubles: Readonly<Record<RowTrouble, number>>;
  readonly worst?: Row;
  readonly best?: Row;
  readonly geomean?: { readonly ratio: number; readonly lo?: number; readonly hi?: number; readonly rows: number };
  /** Why the geometric mean has no interval. */
  readonly geomeanWhy?: Message;
  /** Why rows are not judged, if it is the same reason for all that are not. */
  readonly notJudgedWhy?: Message;
  /** Tests in the family, and the false alarms that alpha would allow without correction. */
  readonly tests: number;
  readonly falseAlarms: number;
}

interface Correction {
  readonly alpha: number;
  readonly method: 'none' | 'holm' | 'benjamini-hochberg';
  readonly tests: number;
}

export interface Analysis {
  readonly baseline: string;
  /** Whether the current baseline is the file's own. */
  readonly ownBaseline: boolean;
  /** Judged subjects, in file order. */
  readonly candidates: readonly string[];
  readonly rows: readonly Row[];
  readonly summaries: readonly CandidateSummary[];
  readonly correction: Correction;
}

/** Options from settings and command line; the file's own `comparison` overrides these. */
export interface AnalysisOptions extends Limits {
  readonly alpha: number;
  readonly correction: 'auto' | 'holm' | 'benjamini-hochberg' | 'none';
}

export const defaultOptions: AnalysisOptions = {
  warn: 0.01,
  fail: 0.05,
  equivalence: 0.01,
  alpha: 0.05,
  correction: 'auto',
};
