/** What importers share: a file as text, what a tool measured, and what has to be said about it. */
import type { Message } from '../messages/messages';
import type { LineReading } from './lines';

/** A decoded file. The path is relative to what the user chose, with forward slashes. */
export interface ImportFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Something the user should know before the numbers come in.
 * `guessed`: read, but by a rule that may be wrong here. `left-out`: understood and not taken.
 * `not-understood`: lines that no rule knows. `failed`: a run, a row or a file that gives no number.
 */
export type NoteKind = 'guessed' | 'left-out' | 'not-understood' | 'failed';

export interface Note {
  readonly kind: NoteKind;
  readonly message: Message;
  /** The file it is about, where several are imported. */
  readonly path?: string;
  /** 1-based line numbers in the decoded text. */
  readonly lines?: readonly number[];
}

export type Direction = 'higher' | 'lower' | 'none';
export type Role = 'primary' | 'cost' | 'info';
export type ParameterValue = string | number | boolean;
export type Parameters = Readonly<Record<string, ParameterValue>>;

export interface Metric {
  readonly name: string;
  /** As printed by the tool; absent when the tool prints none. */
  readonly unit?: string;
  /** Absent when nobody knows which is better: then it is for the user to say. */
  readonly direction?: Direction;
  readonly role: Role;
  readonly definition?: string;
}

/** Statistics over runs, made by the tool. A spread over I/Os, requests or threads does not belong here. */
export interface RunSummary {
  readonly mean?: number;
  readonly median?: number;
  readonly stddev?: number;
  readonly min?: number;
  readonly max?: number;
  /** Number of runs. */
  readonly n?: number;
}

/** One metric of one benchmark on one subject: one run (`value`), several (`samples`), their statistics, or a failure. */
export interface Measurement {
  /** A label; absent when the file does not say what was measured. */
  readonly subject?: string;
  readonly benchmark: string;
  readonly suite?: string;
  readonly version?: string;
  readonly command?: string;
  readonly benchmarkKind?: 'micro' | 'macro';
  readonly parameters?: Parameters;
  readonly metric: Metric;
  readonly value?: number;
  readonly samples?: readonly number[];
  readonly summary?: RunSummary;
  /** The number as printed, where reading changed it (m:ss to seconds, a `k` suffix, a sum of terms). */
  readonly verbatim?: string;
  readonly run?: number;
  readonly boot?: number | string;
  /** Why this run gave no number. */
  readonly failed?: string;
  readonly line?: number;
}

/** Plain data that fits an entry of the format's `environments`, without an id. */
export interface Surroundings {
  readonly label?: string;
  readonly bareMetal?: boolean;
  readonly host?: Readonly<Record<string, unknown>>;
  readonly hypervisor?: Readonly<Record<string, unknown>>;
  readonly guest?: Readonly<Record<string, unknown>>;
}

/** A subject that the file itself names. */
export interface ImportedSubject {
  readonly label: string;
  readonly environment?: Surroundings;
  readonly notes?: string;
  /** Equal for subjects that are the same machine with the same software. */
  readonly machine?: string;
}

/** What one file gave. */
export interface Imported {
  readonly tool: string;
  readonly toolVersion?: string;
  /** The only subject of the file, where the file says it. */
  readonly subject?: string;
  readonly subjects?: readonly ImportedSubject[];
  readonly title?: string;
  /** In a form that the format allows: YYYY, YYYY-MM, YYYY-MM-DD or an RFC 3339 date-time. */
  readonly date?: string;
  readonly environment?: Surroundings;
  /** The file is of a machine and of nothing measured: for the results of other files. */
  readonly machine?: Surroundings;
  readonly measurements: readonly Measurement[];
  readonly notes: readonly Note[];
}

/** A tool whose output can be read. Neither function throws, whatever the text holds. */
export interface Importer {
  /** An id, stored as the report's `provenance.tool`. */
  readonly tool: string;
  /** The name that people know. */
  readonly name: string;
  /** How sure this importer is that the file is its own, 0 to 1; looks at the beginning only. */
  readonly sniff: (file: ImportFile) => number;
  readonly read: (file: ImportFile) => Imported;
  /**
   * For files too large to be one text: takes the lines as they come, with the same result as `read`. Absent where the
   * tool's output is one document; undefined where this form of it is (`start` is the beginning of the file).
   */
  readonly lines?: (start: string) => LineReading | undefined;
}
