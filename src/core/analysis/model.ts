/**
 * What the numbers of a report say, as plain immutable values: the analysis that every view shows.
 *
 * All ratios here are performance ratios unless a name says quotient: above 1 the subject is better than its baseline.
 */
import type { Path } from '../report/path';
import type { Message } from '../messages/messages';

/** What a row can be judged on: its weaker side's. See `format.md`, Definitions. */
export type Evidence = 'samples' | 'summary' | 'values' | 'ratio' | 'claim' | 'none';

export type Direction = 'higher' | 'lower' | 'none';
export type MetricRole = 'primary' | 'cost' | 'info';

/** The verdict's word. Which side of 1 a row lies on is part of the word where it matters. */
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

export interface Verdict {
  readonly word: VerdictWord;
  /** True where a test of this project decided; false where the printed number did. */
  readonly tested: boolean;
  /** The whole interval lies past the margin. */
  readonly clear?: boolean;
  /** At or past the level `fail`, on the worse side. */
  readonly severe?: boolean;
  /** Small but real, and equivalence is shown too. */
  readonly equivalent?: boolean;
  /** Boots are stated, too few to be the sample: never an error, never fails a gate. */
  readonly withinBoot?: boolean;
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

/** One subject's numbers in one row, in the metric's own unit. */
export interface Side {
  readonly subject: string;
  /** Index in the benchmark's results; absent where only a ratio or a claim is known. */
  readonly result?: number;
  readonly n?: number;
  /** What stands for the side: mean, median or the middle of a range. */
  readonly centre?: number;
  readonly centreIs?: 'mean' | 'median' | 'single' | 'middle';
  readonly sd?: number;
  readonly ci?: { readonly lo: number; readonly hi: number; readonly level: number };
  readonly range?: { readonly lo: number; readonly hi: number };
  /** The runs that count: excluded ones are left out. */
  readonly samples?: readonly number[];
  readonly boots?: readonly (number | string)[];
  readonly excluded: number;
  readonly failed: number;
  readonly evidence: 'samples' | 'summary' | 'values' | 'none';
}

/** An interval on the performance ratio. `printed` ones are shown as the file gives them, `range` spans printed extremes. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
  readonly level?: number;
  readonly from: 'test' | 'printed' | 'range';
}

/** What the test said, oriented: the estimate is a performance ratio. */
export interface Tested {
  readonly method: 'welch-logs' | 'normal-scores' | 'summary';
  /** Boot means are the sample. */
  readonly bootMeans: boolean;
  readonly se: number;
  readonly df: number;
  readonly p: number;
  /** After correction over the family; equal to p where nothing is corrected. */
  readonly adjusted: number;
  readonly lo90: number;
  readonly hi90: number;
}

/** A benchmark and a judged subject, against the baseline in force. */
export interface Row {
  /** Stable while ids are: benchmark id, a slash, subject id. */
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
  /** Performance ratio; absent where the row has none. */
  readonly ratio?: number;
  /** The ratio's digits as the file prints them, where it prints them. */
  readonly printed?: string;
  readonly interval?: Interval;
  readonly tested?: Tested;
  readonly verdict: Verdict;
  readonly limits: Limits;
  /** The number that decides, in the file. */
  readonly path: Path;
}

export type CountName =
  'failed' | 'regression' | 'improvement' | 'parity' | 'small' | 'suspect' | 'no-change' | 'unclear' | 'not-judged';

/** Over the judged primary rows of one candidate. */
export interface CandidateSummary {
  readonly subject: string;
  readonly counts: Readonly<Record<CountName, number>>;
  /** How many of a count's rows are untested. */
  readonly untested: Readonly<Record<CountName, number>>;
  readonly worst?: Row;
  readonly best?: Row;
  readonly geomean?: { readonly ratio: number; readonly lo?: number; readonly hi?: number; readonly rows: number };
  /** Why the geometric mean has no interval. */
  readonly geomeanWhy?: Message;
  /** Tests in the family, and the false alarms that alpha would have allowed without correction. */
  readonly tests: number;
  readonly falseAlarms: number;
}

export interface Correction {
  readonly alpha: number;
  readonly method: 'none' | 'holm' | 'benjamini-hochberg';
  readonly tests: number;
}

export interface Analysis {
  readonly baseline: string;
  /** The file's own baseline is in force. */
  readonly ownBaseline: boolean;
  /** Judged subjects, in the file's order. */
  readonly candidates: readonly string[];
  readonly rows: readonly Row[];
  readonly summaries: readonly CandidateSummary[];
  readonly correction: Correction;
}

/** What settings and command line may change; the file's own `comparison` wins over these. */
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
