/**
 * The shapes of `plain.ts`. All ratios are performance ratios: above 1 the subject is better than its baseline,
 * whichever direction its metric has. Shares, levels and limits are fractions: 0.01 is 1%. What is unknown is absent.
 *
 * Nothing is imported: the declarations that come with the library are made of this file as it is.
 */

/** A range of a text. Lines and columns count from 1, offsets from 0, all in UTF-16 units; the end is exclusive. */
export interface PlainPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly offset: number;
  readonly length: number;
}

/** Keys and indices that lead to a value of a report. */
export type PlainPath = readonly (string | number)[];

/** An interval from `lo` to `hi`. */
interface PlainRange {
  readonly lo: number;
  readonly hi: number;
}

/** The numbers of one subject in a row, in the unit of the metric, without the runs. */
export interface PlainSide {
  /** Runs. */
  readonly n?: number;
  /** The representative value; `centreIs` says what it is. */
  readonly centre?: number;
  readonly centreIs?: 'mean' | 'median' | 'single' | 'middle' | 'stated';
  /** Standard deviation of the runs. */
  readonly sd?: number;
  /** As printed in the report. */
  readonly ci?: PlainRange & { readonly level: number };
  readonly range?: PlainRange;
  /** Runs that were excluded, and that failed. */
  readonly excluded: number;
  readonly failed: number;
  /** Different boots among the runs. */
  readonly boots?: number;
  /** Different blocks among them. */
  readonly blocks?: number;
  readonly evidence: 'samples' | 'summary' | 'values' | 'none';
}

/** The test behind a verdict. */
export interface PlainTest {
  /**
   * Welch's test of logarithms, a test of normal scores, or Welch's test of printed means and deviations; in blocks,
   * the paired test of logarithms, or that of the normal scores of signed ranks.
   */
  readonly method: 'welch-logs' | 'normal-scores' | 'summary' | 'block-logs' | 'signed-scores';
  /** The means of boots are the sample. */
  readonly bootMeans: boolean;
  /** The number of blocks within which the sides are compared, if they are. */
  readonly blocks?: number;
  /** Where runs are added in planned looks: the look of this number of runs, 0 before the first. */
  readonly looks?: { readonly at: number; readonly of: number; readonly n: number; readonly next?: number };
  /** Standard error of the logarithm of the ratio, and degrees of freedom. */
  readonly se: number;
  readonly df: number;
  /** Two-sided, from 0 to 1; `adjusted` is corrected for all tests of the report. */
  readonly p: number;
  readonly adjusted: number;
}

/** A verdict. `tested` says whether a test decided or the printed number did. */
export interface PlainVerdict {
  readonly word:
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
  readonly tested: boolean;
  /** The whole interval lies past the limit `warn`. */
  readonly clear?: boolean;
  /** A regression at or past the limit `fail`. */
  readonly severe?: boolean;
  /** Small but significant, and shown to be equivalent too. */
  readonly equivalent?: boolean;
  /** All runs of a side are from one boot: short for the mark of this name. */
  readonly withinBoot?: boolean;
  /** Why a difference may have another cause: within-boot, blocked, dependent, peeked, confounded. */
  readonly marks?: readonly string[];
  /** Why a row that should be judged could not be compared. */
  readonly trouble?: 'gone' | 'from-zero' | 'fell-to-zero' | 'not-comparable';
  /** For `none-seen`: the farther end of the interval as a share. */
  readonly within?: number;
  /** A sentence: why the row is not judged, or not tested. */
  readonly why?: string;
}

/** An interval of a ratio. */
export interface PlainInterval extends PlainRange {
  /** 0.95 is 95%. */
  readonly level?: number;
  readonly from: 'test' | 'printed' | 'range';
}

/** One benchmark with one judged subject. */
export interface PlainRow extends Partial<PlainPlace> {
  /** Benchmark id, a slash, subject id: the same for all versions of a report that keep their ids. */
  readonly key: string;
  readonly benchmark?: string;
  readonly label: string;
  readonly subject: string;
  readonly baseline: string;
  readonly role: 'primary' | 'cost' | 'info';
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: 'higher' | 'lower' | 'none';
  /** That of the weaker side. */
  readonly evidence: 'samples' | 'summary' | 'values' | 'ratio' | 'claim' | 'none';
  readonly base?: PlainSide;
  readonly candidate?: PlainSide;
  readonly ratio?: number;
  /** The digits of the ratio as the file has them. */
  readonly printed?: string;
  /** Of the ratio: from a test, printed in the file, or spanned by printed extremes. */
  readonly interval?: PlainInterval;
  /** `lo90` and `hi90` are the 90% interval of the ratio, which decides about equivalence. */
  readonly test?: PlainTest & { readonly lo90: number; readonly hi90: number };
  readonly verdict: PlainVerdict;
  /** The numbers and the verdict as one sentence. */
  readonly text: string;
  /** In force for this row. */
  readonly limits: { readonly warn: number; readonly fail: number; readonly equivalence: number };
  /** Of the deciding number, as keys and indices. */
  readonly path: PlainPath;
}

/** What is said about one candidate: its judged primary rows. */
export interface PlainSummary {
  readonly subject: string;
  /** Rows by what became of them, such as `regression`, `no-change` or `not-judged`. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many of each count no test decided. */
  readonly untested: Readonly<Record<string, number>>;
  /** Rows that should be judged and could not be compared, by reason. */
  readonly troubles: Readonly<Record<string, number>>;
  /** Of the ratios; `rows` is how many it is made of. */
  readonly geomean?: { readonly ratio: number; readonly lo?: number; readonly hi?: number; readonly rows: number };
  /** Tests that were corrected together, and the false alarms to expect without correction. */
  readonly tests: number;
  readonly falseAlarms: number;
  readonly worst?: { readonly key: string; readonly ratio?: number };
  readonly best?: { readonly key: string; readonly ratio?: number };
  /** Why the geometric mean has no interval. */
  readonly geomeanWhy?: string;
  /** The same as one sentence. */
  readonly text: string;
}

/** What a rule found, at its place. `docs/rules.md` describes the rules. */
export interface PlainFinding extends Partial<PlainPlace> {
  /** Stable across versions of a text as long as the ids in it are. */
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** Whether the gate fails because of it. */
  readonly fails: boolean;
  /** Whether the gate stays open because of it. */
  readonly inconclusive: boolean;
  readonly waived?: { readonly reason: string; readonly by?: string; readonly expires?: string };
  /** Keys of the rows that it concerns. */
  readonly rows: readonly string[];
  readonly path: PlainPath;
  readonly related: readonly (Partial<PlainPlace> & { readonly message: string; readonly path: PlainPath })[];
}
