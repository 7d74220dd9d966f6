/**
 * What two reports of the same benchmarks say together, as plain immutable values. "Then" is the report that one
 * compares with, "now" the one that is looked at. Ratios are performance ratios: above 1 something got better.
 */
import type { Analysis, Direction, Interval, Limits, MetricRole, Row, Side, Tested, Verdict } from '../analysis/model';
import type { Severity } from '../report/problem';
import type { Report } from '../generated/format';
import type { Path } from '../report/path';
import type { Message } from '../messages/messages';

/** A report that takes part, judged against its own baseline. */
export interface Party {
  /** What it is called in sentences: a file's name, with the revision where it has one. */
  readonly name: string;
  readonly report: Report;
  readonly analysis: Analysis;
}

/** How two entries were found to be the same benchmark. */
export type MatchedBy = 'id' | 'fields' | 'accepted';

/** What changed from one report to the other: a ratio, or what one subject measured. */
export interface Change {
  /** Now over then, turned so that above 1 is better; absent where the direction is not known. */
  readonly ratio?: number;
  /** Now over then in the metric's own unit; for a change of ratios the same as `ratio`. */
  readonly quotient?: number;
  /** On `ratio`. */
  readonly interval?: Interval;
  readonly tested?: Tested;
  readonly verdict: Verdict;
  /** The same numbers to the last digit: not measured again. */
  readonly identical: boolean;
}

/** One report's part of a compared row. */
export interface Half {
  /** Index in the report's benchmarks. */
  readonly benchmark: number;
  readonly subject: string;
  /** The row of the analysis; absent where a report has one subject only. */
  readonly row?: Row;
  readonly cand?: Side;
  readonly base?: Side;
}

/** Why two numbers that belong together cannot be compared. */
export type Trouble = 'unit' | 'direction' | 'version';

interface Conversion {
  readonly from: string;
  readonly to: string;
  /** Values of then are multiplied by it. */
  readonly factor: number;
}

/** One benchmark and one judged subject in both reports. */
export interface ComparedRow {
  /** The row's key in the report of now: benchmark id, a slash, subject id. */
  readonly key: string;
  readonly label: string;
  readonly role: MetricRole;
  readonly direction?: Direction;
  readonly limits: Limits;
  readonly then: Half;
  readonly now: Half;
  readonly by: MatchedBy;
  /** What the ratio did; absent where one of the reports has none. */
  readonly ratio?: Change;
  readonly candidate?: Change;
  readonly baseline?: Change;
  /** The one of these that decides: the candidate's where the baseline was not measured again or there is none, else the ratio's. */
  readonly change?: Change;
  /** The size of the change in margins: 2 is twice the smallest change that matters. */
  readonly severity: number;
  readonly flipped: boolean;
  readonly trouble?: Trouble;
  readonly conversion?: Conversion;
  /** Parameters that differ although the rows are one by their id: "threads". */
  readonly parameters: readonly string[];
}

/** A field of the environments that differs, or that only one of the reports states. */
export interface FieldDifference {
  /** Dotted: "host.cpu.model". */
  readonly field: string;
  readonly then?: string;
  readonly now?: string;
  /** Places of the environment in the reports' lists. */
  readonly at: { readonly then: number; readonly now: number };
}

/** A pair of entries that may be one benchmark under two names. */
export interface Suggestion {
  /** Indices of the benchmarks. */
  readonly then: number;
  readonly now: number;
}

/** Entries that are not compared because what they ran on differs. */
export interface Apart extends Suggestion {
  readonly parameters: readonly string[];
}

/** What a comparison found, in the order of its rules. */
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

/** Who stands for whom. */
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
  /** Benchmarks of one report only. */
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

/** Names of benchmarks that a reader says are one: id then, id now. */
export type Accepted = readonly (readonly [string, string])[];
