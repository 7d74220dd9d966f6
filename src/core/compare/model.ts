/**
 * The comparison of two reports of the same benchmarks, as plain immutable values. "Then" is the reference, "now" the
 * report under review. Ratios are performance ratios: above 1 something got better.
 */
import type { Analysis, EstimateKind, Interval, Limits, Row, Side, Tested, Verdict } from '../analysis/model';
import type { Direction, MetricRole } from '../report/metric';
import type { Severity } from '../report/problem';
import type { Report } from '../generated/format';
import type { Path } from '../report/path';
import type { Message } from '../messages/messages';

/** A report in a comparison, judged against its own baseline. */
export interface Party {
  /** Its name in sentences: a file name, with the revision if there is one. */
  readonly name: string;
  readonly report: Report;
  readonly analysis: Analysis;
}

/** How two entries were found to be the same benchmark. */
export type MatchedBy = 'id' | 'fields' | 'accepted';

/** What changed from one report to the other: a ratio, or what one subject measured. */
export interface MeasuredChange {
  /** Now over then, inverted where needed so that above 1 is better; absent if the direction is unknown. */
  readonly ratio?: number;
  /** Now over then in the metric's own unit; for a change of ratios the same as `ratio`. */
  readonly quotient?: number;
  /** Interval of `ratio`. */
  readonly interval?: Interval;
  /** What the number of a subject's change is made of. */
  readonly estimate?: EstimateKind;
  readonly tested?: Tested;
  readonly verdict: Verdict;
  /** The same numbers to the last digit: not measured again. */
  readonly identical: boolean;
}

/** One report's side of a compared row. */
export interface ComparedHalf {
  /** Index into the report's benchmarks. */
  readonly benchmark: number;
  readonly subject: string;
  /** The row of the analysis; absent if the report has only one subject. */
  readonly row?: Row;
  readonly cand?: Side;
  readonly base?: Side;
}

/** Why two matching numbers cannot be compared. */
export type Trouble = 'unit' | 'direction' | 'version';

interface Conversion {
  readonly from: string;
  readonly to: string;
  /** Multiplier for the values of then. */
  readonly factor: number;
}

/** One benchmark and one judged subject in both reports. */
export interface ComparedRow {
  /** The row's key in the newer report: benchmark id, a slash, subject id. */
  readonly key: string;
  readonly label: string;
  readonly role: MetricRole;
  readonly direction?: Direction;
  readonly limits: Limits;
  readonly then: ComparedHalf;
  readonly now: ComparedHalf;
  readonly by: MatchedBy;
  /** How the ratio changed; absent if one of the reports has none. */
  readonly ratio?: MeasuredChange;
  readonly candidate?: MeasuredChange;
  readonly baseline?: MeasuredChange;
  /**
   * The change that decides: the candidate's if the baseline was not measured again or is missing, otherwise the
   * ratio's.
   */
  readonly change?: MeasuredChange;
  /** The size of the change in margins: 2 is twice the smallest change that matters. */
  readonly severity: number;
  readonly flipped: boolean;
  readonly trouble?: Trouble;
  readonly conversion?: Conversion;
  /** Parameters that differ although the ids match: "threads". */
  readonly parameters: readonly string[];
}

/** A field of the environments that differs, or that only one report states. */
export interface FieldDifference {
  /** Dotted: "host.cpu.model". */
  readonly field: string;
  readonly then?: string;
  readonly now?: string;
  /** Indices of the environment in the reports' lists. */
  readonly at: { readonly then: number; readonly now: number };
}

/** Two entries that may be one benchmark under two names. */
export interface Suggestion {
  /** Indices into the benchmarks. */
  readonly then: number;
  readonly now: number;
}

/** Entries that are not compared because they ran on different things. */
export interface Apart extends Suggestion {
  readonly parameters: readonly string[];
}

/** A finding of a comparison, in the order of the rules. */
export interface ComparedFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** Keys of compared rows. */
  readonly rows: readonly string[];
  readonly side: 'then' | 'now';
  readonly path: Path;
  readonly waived?: { readonly reason: string; readonly by?: string };
}

/** Two subjects that correspond to each other. */
export interface SubjectPair {
  readonly then: string;
  readonly now: string;
  readonly by: 'id' | 'label' | 'only';
}

export interface PairComparison {
  readonly then: Party;
  readonly now: Party;
  readonly subjects: readonly SubjectPair[];
  /** The two baselines are the same subject. */
  readonly sameBaseline: boolean;
  /** Worst first: by severity. */
  readonly rows: readonly ComparedRow[];
  readonly environment: readonly FieldDifference[];
  /** Benchmarks that only one report has. */
  readonly gone: readonly number[];
  readonly fresh: readonly number[];
  readonly suggested: readonly Suggestion[];
  readonly apart: readonly Apart[];
  readonly correction: {
    readonly alpha: number;
    readonly tests: number;
    readonly method: 'none' | 'holm' | 'benjamini-hochberg';
  };
}

/** Renamed benchmarks that the user confirmed: id then, id now. */
export type Accepted = readonly (readonly [string, string])[];
