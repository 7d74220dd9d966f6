/** A rule about two reports: data about itself, and a pure function that returns findings. */
import type { ComparingRuleName } from '../findings/rule-names';
import type { Severity } from '../report/problem';
import type { Path } from '../report/path';
import type { Message } from '../messages/messages';
import type { PairComparison } from './model';

/** A finding before it gets a rule name, a severity from the settings and a waiver. */
export interface ComparedFound {
  readonly message: Message;
  /** Which of the reports the place is in. */
  readonly side: 'then' | 'now';
  readonly path: Path;
  readonly rows?: readonly string[];
}

export interface ComparingRule {
  readonly name: ComparingRuleName;
  readonly group: 'comparing';
  readonly severity: Severity;
  readonly says: string;
  readonly source?: string;
  readonly find: (comparison: PairComparison) => readonly ComparedFound[];
}
