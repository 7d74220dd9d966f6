/** The shapes of `plain.ts`; ratios and shares as in `judge/plain-model.ts`. */
import type { PlainInterval, PlainPath, PlainTest, PlainVerdict } from '../judge/plain-model';

/** What became of a row. */
export type PlainCount = 'regression' | 'improvement' | 'same' | 'unclear' | 'identical' | 'not-compared';

/** A report in a comparison. */
export interface PlainParty {
  /** Its name in sentences. */
  readonly file: string;
  readonly id?: string;
  readonly title?: string;
  readonly date?: string;
  readonly series?: string;
  readonly revision?: number;
  readonly baseline: string;
}

/** How a number changed: `ratio` as a performance ratio, `quotient` as now over then in the metric's own unit. */
export interface PlainChange {
  readonly ratio?: number;
  readonly quotient?: number;
  /** Of `ratio`. */
  readonly interval?: PlainInterval;
  /** The same numbers to the last digit: not measured again. */
  readonly identical: boolean;
  readonly verdict: PlainVerdict;
  readonly test?: PlainTest;
}

/** One report's side of a row, in the unit of the later report. */
export interface PlainHalf {
  readonly candidate?: number;
  readonly baseline?: number;
  readonly ratio?: number;
  readonly verdict?: PlainVerdict;
}

/** One benchmark and one judged subject that both reports have. */
export interface PlainComparedRow {
  /** In the later report. */
  readonly key: string;
  /** The key in the earlier report. */
  readonly was: string;
  readonly label: string;
  readonly role: 'primary' | 'cost' | 'info';
  readonly direction?: 'higher' | 'lower' | 'none';
  readonly matchedBy: 'id' | 'fields' | 'accepted';
  /** All of it as one sentence. */
  readonly text: string;
  readonly count: PlainCount;
  /** The size of the change in margins: 2 is twice the smallest change that matters. */
  readonly severity: number;
  /** The verdict went to the other side. */
  readonly flipped: boolean;
  readonly fails: boolean;
  readonly inconclusive: boolean;
  /** Why the numbers cannot be compared. */
  readonly trouble?: 'unit' | 'direction' | 'version';
  /** Values of the earlier report were multiplied by `factor`. */
  readonly conversion?: { readonly from: string; readonly to: string; readonly factor: number };
  readonly parameters?: readonly string[];
  readonly then: PlainHalf;
  readonly now: PlainHalf;
  readonly ratio?: PlainChange;
  readonly candidate?: PlainChange;
  readonly baseline?: PlainChange;
  readonly decidedBy?: 'ratio' | 'candidate';
}

/** What makes two reports hard to compare. */
export interface PlainComparedFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  readonly fails: boolean;
  readonly inconclusive: boolean;
  readonly waived?: { readonly reason: string; readonly by?: string };
  readonly rows: readonly string[];
  /** The report that `path`, `line` and `column` (from 1) are in. */
  readonly side: 'then' | 'now';
  readonly path: PlainPath;
  readonly line: number;
  readonly column: number;
}

/** What changed from one report to another. */
export interface PlainComparison {
  readonly then: PlainParty;
  readonly now: PlainParty;
  /** The answer as one sentence. */
  readonly text: string;
  /** Primary rows by what became of them. */
  readonly counts: Readonly<Partial<Record<PlainCount, number>>>;
  /** `tests` were corrected together at the level `alpha`. */
  readonly correction: {
    readonly alpha: number;
    readonly tests: number;
    readonly method: 'none' | 'holm' | 'benjamini-hochberg';
  };
  readonly sameBaseline: boolean;
  /** Subjects that were taken for the same. */
  readonly subjects: readonly { readonly then: string; readonly now: string; readonly by: 'id' | 'label' | 'only' }[];
  readonly environment: readonly { readonly field: string; readonly then?: string; readonly now?: string }[];
  readonly findings: readonly PlainComparedFinding[];
  /** Worst first. */
  readonly rows: readonly PlainComparedRow[];
  /** Ids of benchmarks that only the earlier report has. */
  readonly gone: readonly (string | undefined)[];
  /** Ids of benchmarks that only the later report has. */
  readonly new: readonly (string | undefined)[];
  /** Benchmarks that may be one under two names. */
  readonly suggested: readonly { readonly then?: string; readonly now?: string }[];
  /** Benchmarks of one name that ran on different things. */
  readonly apart: readonly { readonly then?: string; readonly now?: string; readonly parameters: readonly string[] }[];
}
