/** What is wrong with a report or worth knowing about it: the shape that Problems panel, lenses and page share. */
import type { Path } from '../report/path';
import type { ProblemFix as ReaderFix, NodePart, Problem, Severity } from '../report/problem';
import type { Message } from '../messages/messages';

/** A place that belongs to a finding, and what it has to do with it. */
export interface Related {
  readonly path: Path;
  readonly part: NodePart;
  readonly message: Message;
}

/** One change of the file, as data: the smallest text edit is made of it when somebody applies it. */
export type Edit =
  | ReaderFix['change']
  /** Adds an entry to the end of an array, which is made where it is missing. */
  | { readonly kind: 'append'; readonly path: Path; readonly value: unknown };

/** A mend. Safe ones change no number that was measured and may be applied to all findings at once. */
export interface Fix {
  readonly id: string;
  readonly title: Message;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
  /** What the user has to give: a waiver's reason, put where `edits` have an empty one, or fields left to be filled. */
  readonly asks?: 'reason' | 'fields';
}

export interface Waived {
  readonly reason: string;
  readonly by?: string;
  readonly expires?: string;
  /** Index in the report's waivers. */
  readonly waiver: number;
}

/** A finding is a problem with a name that lasts, and with the rows that it speaks of. */
export interface Finding extends Problem {
  /** The same from one version of a text to the next, as long as the ids in the text are. */
  readonly id: string;
  /** Keys of the analysis' rows; empty where the finding is about the file. */
  readonly rows: readonly string[];
  readonly related: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly waived?: Waived;
}

/** Severities by rule, as the settings give them. What is missing keeps the rule's own. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;
