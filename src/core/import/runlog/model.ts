/** A run log: one line of JSON per run, written by any script, and read while it grows. */
import type { Environment, Report, Subject } from '../../generated/format';
import type { Message } from '../../messages/messages';
import type { ParameterValue } from '../model';
import type { Direction, MetricRole } from '../../report/metric';

/** What the first line may say about the whole log, in the fields of a report. */
export type RunLogHead = Partial<
  Pick<Report, 'id' | 'series' | 'revision' | 'title' | 'date' | 'provenance' | 'comparison' | 'methodology' | 'notes'>
> & {
  readonly environments?: readonly Environment[];
  readonly subjects?: readonly Subject[];
};

/** The fields of that line, in the format's order. `format` says that the line is such a head. */
export const headFields = [
  'format',
  'id',
  'series',
  'revision',
  'title',
  'date',
  'provenance',
  'environments',
  'subjects',
  'comparison',
  'methodology',
  'notes',
] as const;

/** One run, as its line says. Has either `value` or `failed`. */
export interface LoggedRun {
  readonly subject: string;
  readonly suite?: string;
  readonly benchmark: string;
  readonly version?: string;
  readonly command?: string;
  readonly kind?: 'micro' | 'macro';
  readonly environment?: string;
  readonly parameters: readonly (readonly [string, ParameterValue])[];
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly role?: MetricRole;
  readonly value?: number;
  /** Why the run has no number; '' if the line does not say. */
  readonly failed?: string;
  readonly run?: number;
  readonly boot?: number | string;
  /** The same for all subjects that ran close to each other. */
  readonly block?: number | string;
}

/** What the machine of a subject was found to be, after a restart or before its first run. */
export interface LoggedMachine {
  readonly subject: string;
  readonly sha256: string;
  /** Only where its hash is new. */
  readonly environment?: Environment;
  /** What is not as it was found first, each as a sentence. */
  readonly changed: readonly string[];
}

/** All runs of one subject in one row, in order. */
export interface LogCell {
  readonly values: readonly number[];
  readonly boots: readonly (number | string | undefined)[];
  readonly blocks: readonly (number | string | undefined)[];
  /** The first line of each numbered run, failed ones included. */
  readonly seen: ReadonlyMap<string, number>;
  readonly failed: readonly { readonly run?: number; readonly reason?: string }[];
}

/** A benchmark with its parameters and metric. Unit, direction and role are those of the first line that gives them. */
export interface LogRow {
  readonly key: string;
  readonly first: LoggedRun;
  readonly unit?: { readonly value: string; readonly line: number };
  readonly direction?: { readonly value: Direction; readonly line: number };
  readonly role?: { readonly value: MetricRole; readonly line: number };
  readonly command?: string;
  /** Two different commands were given, so the row has none. */
  readonly commands?: true;
  readonly converted?: true;
  readonly cells: ReadonlyMap<string, LogCell>;
}

/** A problem in a line. It affects no other line. */
export interface RunProblem {
  readonly severity: 'error' | 'warning';
  readonly message: Message;
  /** From 1. */
  readonly line: number;
  /** In the given text, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** Problems that are kept, up to a number of each severity, and how many came after them. */
export interface KnownProblems {
  readonly kept: readonly RunProblem[];
  readonly counts: Readonly<Record<RunProblem['severity'], number>>;
  readonly beyond: Readonly<
    Partial<Record<RunProblem['severity'], { readonly first: RunProblem; readonly n: number }>>
  >;
}

/** The log so far. Immutable: `append` returns a new one and costs what was added. */
export interface RunLog {
  readonly head?: RunLogHead;
  readonly rows: ReadonlyMap<string, LogRow>;
  /** Environments that were captured, by their hash, and the first one of each subject. */
  readonly machines: ReadonlyMap<string, Environment>;
  readonly machineOf: ReadonlyMap<string, string>;
  /** Subjects in order of appearance. */
  readonly subjects: readonly string[];
  /** To show: the last of each severity may count others. */
  readonly problems: readonly RunProblem[];
  readonly knownProblems: KnownProblems;
  /** Runs, failed ones included. */
  readonly count: number;
  /** Complete lines so far, and their length. */
  readonly lines: number;
  readonly offset: number;
  /** The beginning of a line that is not complete yet. */
  readonly rest: string;
  /** The incomplete line is too long already: its rest is skipped. */
  readonly skipping: boolean;
  /** First and last characters so far, to tell whether a file only grew. */
  readonly start: string;
  readonly tail: string;
}

export const emptyRunLog: RunLog = {
  rows: new Map(),
  machines: new Map(),
  machineOf: new Map(),
  subjects: [],
  problems: [],
  knownProblems: { kept: [], counts: { error: 0, warning: 0 }, beyond: {} },
  count: 0,
  lines: 0,
  offset: 0,
  rest: '',
  skipping: false,
  start: '',
  tail: '',
};
