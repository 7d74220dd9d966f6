/** What compare reads, and what it hands to a writer. */
import type { ComparedFinding, ComparedRow, PairComparison, Party } from '../../core/compare/model';
import type { FailLevel } from '../../core/judge/gate';
import type { CheckSettings } from '../../core/judge/settings';
import type { Message } from '../../core/messages/messages';
import type { ReportReading } from '../../core/report/read';
import type { ExitCode } from '../output';

export type CompareInput =
  | { readonly name: string; readonly party: Party; readonly reading: ReportReading }
  | { readonly name: string; readonly why: Message };

/** The reference report and one other. */
export interface ComparedPair {
  readonly comparison: PairComparison;
  readonly readings: { readonly then: ReportReading; readonly now: ReportReading };
  readonly findings: readonly ComparedFinding[];
  readonly failingRows: readonly ComparedRow[];
  readonly failingFindings: readonly ComparedFinding[];
}

export interface CompareOutcome {
  readonly pairs: readonly ComparedPair[];
  readonly unreadable: readonly { readonly name: string; readonly why: Message }[];
  readonly level: FailLevel;
  readonly settings: CheckSettings;
  /** Print identical rows as well. */
  readonly rows: boolean;
  readonly exitCode: ExitCode;
}
