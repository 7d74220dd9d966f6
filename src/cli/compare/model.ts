/** What compare reads, and what it hands to a writer. */
import type { ComparedFinding, PairComparison, Party } from '../../core/compare/model';
import type { ComparedGate } from '../../core/compare/gate';
import type { GateRules } from '../../core/judge/gate';
import type { CheckSettings } from '../../core/judge/settings';
import type { Message } from '../../core/messages/messages';
import type { ReportReading } from '../../core/report/read';
import type { ExitCode } from '../output';

export type CompareInput =
  | { readonly name: string; readonly ref?: string; readonly party: Party; readonly reading: ReportReading }
  | { readonly name: string; readonly ref?: string; readonly why: Message };

/** The reference report and one other. */
export interface ComparedPair {
  readonly comparison: PairComparison;
  readonly readings: { readonly then: ReportReading; readonly now: ReportReading };
  readonly findings: readonly ComparedFinding[];
  readonly weighed: ComparedGate;
}

export interface CompareOutcome {
  readonly pairs: readonly ComparedPair[];
  readonly unreadable: readonly { readonly name: string; readonly why: Message }[];
  readonly gate: GateRules;
  readonly settings: CheckSettings;
  /** Print identical rows as well. */
  readonly rows: boolean;
  readonly exitCode: ExitCode;
}
