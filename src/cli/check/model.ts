/** What check hands to a writer. */
import type { Analysis } from '../../core/analysis/model';
import type { Finding } from '../../core/findings/model';
import type { CheckResult } from '../../core/judge/check';
import type { Effect, GateRules } from '../../core/judge/gate';
import type { CheckSettings } from '../../core/judge/settings';
import type { Message } from '../../core/messages/messages';
import type { ReportsBefore } from '../history-reports';
import type { CheckedNight } from './night';
import type { Severity } from '../../core/report/problem';
import type { ExitCode } from '../output';

/** How the check was called. */
export interface CheckRun {
  readonly settings: CheckSettings;
  readonly gate: GateRules;
  readonly baseline?: string;
  /** With --history. */
  readonly reportsBefore?: ReportsBefore;
  /** Print every row, not only findings. */
  readonly rows: boolean;
}

export interface CheckedFile {
  readonly name: string;
  readonly state: 'checked' | 'not-a-report' | 'unchecked';
  /** Why it could not be checked. */
  readonly why?: Message;
  /** As it was read. */
  readonly text?: string;
  readonly result?: CheckResult;
  /** What each finding is to the gate; absent if nothing. */
  readonly effects: ReadonlyMap<Finding, Effect>;
  /** With --history; its findings are among those of the result. */
  readonly night?: CheckedNight;
}

/** What is kept of a file after it has been printed. */
export interface FileTotals {
  readonly state: CheckedFile['state'];
  readonly severities: readonly Severity[];
  readonly waived: number;
  readonly effects: readonly Effect[];
  readonly summaries: Analysis['summaries'];
}

/** An output format. */
export interface CheckWriter {
  readonly file: (checked: CheckedFile) => void;
  readonly end: (totals: readonly FileTotals[], exitCode: ExitCode) => void;
}
