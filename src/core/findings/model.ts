/** Findings, in the form that the Problems panel, lenses and the page share. */
import type { Path } from '../report/path';
import type { ProblemFix as ReaderFix, NodePart, Problem, Severity } from '../report/problem';
import type { Message } from '../messages/messages';

/** Another place that a finding refers to, and why. */
export interface Related {
  readonly path: Path;
  readonly part: NodePart;
  readonly message: Message;
}

/** One change of the file, as data. It becomes a minimal text edit when the user applies it. */
export type Edit =
  | ReaderFix['change']
  /** Adds an entry to the end of an array, which is created if missing. */
  | { readonly kind: 'append'; readonly path: Path; readonly value: unknown };

/** Safe fixes change no measured number and may be applied to all findings at once. */
export interface Fix {
  readonly id: string;
  readonly title: Message;
  readonly edits: readonly Edit[];
  readonly safe: boolean;
  /** What the user must supply: the reason of a waiver, which `edits` leave empty, or the values of inserted fields. */
  readonly asks?: 'reason' | 'fields';
}

export interface Waived {
  readonly reason: string;
  readonly by?: string;
  readonly expires?: string;
  /** Index in the report's waivers. */
  readonly waiver: number;
}

/** A problem with a stable id and the rows that it concerns. */
export interface Finding extends Problem {
  /** Stable across versions of a text as long as the ids in it are. */
  readonly id: string;
  /** Keys of the analysis' rows; empty if the finding is about the file. */
  readonly rows: readonly string[];
  readonly related: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly waived?: Waived;
}

/** Severities by rule, from the settings. Rules not listed keep their own. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;
