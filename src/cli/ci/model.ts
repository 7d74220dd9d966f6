/** What the formats of build servers are made of: findings and rows, of a check and of a comparison alike. */
import type { Fix } from '../../core/findings/model';
import type { TextPlace } from '../../core/judge/check';
import type { Effect, GateRules } from '../../core/judge/gate';
import type { Message } from '../../core/messages/messages';
import type { Path } from '../../core/report/path';
import type { Severity } from '../../core/report/problem';
import type { ListedRule } from '../check/rules';
import type { ExitCode } from '../output';

export interface CiFinding {
  /** Stable across versions of a file; unique in it. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  /** The file that it is about: of a comparison the earlier or the later one. */
  readonly file: string;
  readonly place?: TextPlace;
  readonly path: Path;
  readonly related: readonly { readonly message: Message; readonly place?: TextPlace }[];
  /** Keys of rows. */
  readonly rows: readonly string[];
  /** The rule is about verdicts of rows, so that the rows fail or stay open with it. */
  readonly ofRows: boolean;
  readonly effect: Effect;
  readonly waived?: { readonly reason: string };
  readonly fixes: readonly Fix[];
}

/** A row that should be judged. */
export interface CiRow {
  readonly key: string;
  readonly label: string;
  /** The numbers and the verdict. */
  readonly said: Message;
  /** Why there is no verdict; absent if there is one. */
  readonly notJudged?: Message;
  /** Performance ratio, or for a comparison how it changed: below 1 is worse. */
  readonly ratio?: number;
}

/** A report that was checked, or that was compared with another. */
export interface CiFile {
  readonly name: string;
  readonly state: 'judged' | 'not-a-report' | 'unread';
  /** Why it was not judged. */
  readonly why?: Message;
  readonly text?: string;
  readonly findings: readonly CiFinding[];
  readonly rows: readonly CiRow[];
  /** A sentence a candidate, and one for its history. */
  readonly summaries: readonly Message[];
}

/** How the command was called. */
export interface CiRun {
  readonly command: 'check' | 'compare';
  readonly gate: GateRules;
  /** All rules that can have found something. */
  readonly rules: readonly ListedRule[];
}

/** A format. It gets one file after the other, so that memory does not grow with their number. */
export interface CiWriter {
  readonly file: (file: CiFile) => void;
  readonly end: (exitCode: ExitCode) => void;
}
