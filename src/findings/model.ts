/** What is wrong with a report or worth knowing about it: the shape that Problems panel, lenses and page share. */
import type { Path } from '../report/path';
import type { Part, Problem, Severity } from '../report/problem';
import type { Message } from '../words/words';

/** A place that belongs to a finding, and what it has to do with it. */
export interface Related {
  readonly path: Path;
  readonly part: Part;
  readonly message: Message;
}

/** A finding is a problem with a name that lasts, and with the rows that it speaks of. */
export interface Finding extends Problem {
  /** The same from one version of a text to the next, as long as the ids in the text are. */
  readonly id: string;
  /** Keys of the analysis' rows; empty where the finding is about the file. */
  readonly rows: readonly string[];
  readonly related: readonly Related[];
}

/** Severities by rule, as the settings give them. What is missing keeps the rule's own. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;
