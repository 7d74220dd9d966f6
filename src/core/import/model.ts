/** The types that importers share: a file as text, what a tool measured, and notes about it. */
import type { Direction, MetricRole } from '../report/metric';
import type { Message } from '../messages/messages';
import type { LineReading } from './lines';

/** A decoded file. The path is relative to what the user chose, with forward slashes. */
export interface ImportFile {
  readonly path: string;
  readonly text: string;
}

/**
 * A remark for the user before the numbers are imported.
 * `guessed`: read by a rule that may be wrong here. `left-out`: understood and not taken.
 * `not-understood`: lines that no rule knows. `failed`: a run, a row or a file without a number.
 */
export type NoteKind = 'guessed' | 'left-out' | 'not-understood' | 'failed';

export interface Note {
  readonly kind: NoteKind;
  readonly message: Message;
  /** The file, if several are imported. */
  readonly path?: string;
  /** 1-based line numbers in the decoded text. */
  readonly lines?: readonly number[];
}

export type ParameterValue = string | number | boolean;
export type Parameters = Readonly<Record<string, ParameterValue>>;

export interface Metric {
  readonly name: string;
  /** As the tool prints it; absent if it prints none. */
  readonly unit?: string;
  /** Absent if not known: the user decides. */
  readonly direction?: Direction;
  readonly role: MetricRole;
  readonly definition?: string;
}

/** Statistics over runs, computed by the tool. A spread over I/Os, requests or threads does not belong here. */
export interface RunSummary {
  readonly mean?: number;
  readonly median?: number;
  readonly stddev?: number;
  readonly min?: number;
  readonly max?: number;
  /** Number of runs. */
  readonly n?: number;
}

/** A metric of a benchmark on a subject: one run (`value`), several (`samples`), their statistics, or a failure. */
export interface Measurement {
  /** A label; absent if the file does not name the subject. */
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
  /** The number as printed, if reading changed it (m:ss to seconds, a `k` suffix, a sum of terms). */
  readonly verbatim?: string;
  readonly run?: number;
  readonly boot?: number | string;
  /** Boots are processes of the tool, which it started itself. */
  readonly processes?: true;
  readonly block?: number | string;
  /** Why this run has no number. */
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

/** A subject that the file names. */
export interface ImportedSubject {
  readonly label: string;
  readonly environment?: Surroundings;
  readonly notes?: string;
  /** Equal for subjects with the same machine and the same software. */
  readonly machine?: string;
}

/** The content of one file. */
export interface Imported {
  readonly tool: string;
  readonly toolVersion?: string;
  /** The only subject of the file, if the file names it. */
  readonly subject?: string;
  readonly subjects?: readonly ImportedSubject[];
  readonly title?: string;
  /** In a form that the format allows: YYYY, YYYY-MM, YYYY-MM-DD or an RFC 3339 date-time. */
  readonly date?: string;
  readonly environment?: Surroundings;
  /** The file describes a machine, for the results in other files. */
  readonly machine?: Surroundings;
  readonly measurements: readonly Measurement[];
  readonly notes: readonly Note[];
}

/** A tool whose output can be read. Neither function throws, whatever the text holds. */
export interface Importer {
  /** An id, stored as the report's `provenance.tool`. */
  readonly tool: string;
  /** The display name. */
  readonly name: string;
  /** Confidence that this tool printed the file, 0 to 1, from its beginning only. */
  readonly sniff: (file: ImportFile) => number;
  readonly read: (file: ImportFile) => Imported;
  /** Its output names what it compares, so in a mail the words around it are not needed. */
  readonly namesSubjects?: true;
  /**
   * For files too large to be one string: takes lines as they come, with the same result as `read`. Absent if the
   * tool prints one document; undefined if this variant is one (`start` is the beginning of the file).
   */
  readonly lines?: (start: string) => LineReading | undefined;
}
