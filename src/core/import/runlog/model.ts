/** A run log: one line of JSON a run, written by any script, read while it grows. */
import type { Environment, Report, Subject } from '../../generated/format';
import type { Message } from '../../messages/messages';
import type { Direction, ParameterValue, Role } from '../model';

/** What the first line may say about the whole. Fields are those of a report. */
export type RunLogHead = Partial<
  Pick<Report, 'id' | 'series' | 'revision' | 'title' | 'date' | 'provenance' | 'comparison' | 'methodology' | 'notes'>
> & {
  readonly environments?: readonly Environment[];
  readonly subjects?: readonly Subject[];
};

/** One run as its line says. Exactly one of `value` and `failed` is there. */
export interface Run {
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
  readonly role?: Role;
  readonly value?: number;
  /** Why the run gave no number; '' where the line does not say. */
  readonly failed?: string;
  readonly run?: number;
  readonly boot?: number | string;
}

/** All runs of one subject in one row, in the order of the file. */
export interface LogCell {
  readonly values: readonly number[];
  readonly boots: readonly (number | string | undefined)[];
  /** Line on which each numbered run stands first, failed ones included. */
  readonly seen: ReadonlyMap<string, number>;
  readonly failed: readonly { readonly run?: number; readonly reason?: string }[];
}

/** One benchmark with its parameters and metric. Unit, direction and role are those of the first line that gives them. */
export interface LogRow {
  readonly key: string;
  readonly first: Run;
  readonly unit?: { readonly value: string; readonly line: number };
  readonly direction?: { readonly value: Direction; readonly line: number };
  readonly role?: { readonly value: Role; readonly line: number };
  readonly command?: string;
  /** Two commands were given: then none is the row's. */
  readonly commands?: true;
  readonly cells: ReadonlyMap<string, LogCell>;
}

/** Something wrong with a line. No other line is lost by it. */
export interface RunProblem {
  readonly severity: 'error' | 'warning';
  readonly message: Message;
  /** From 1. */
  readonly line: number;
  /** In the text as it was given, in UTF-16 units. */
  readonly offset: number;
  readonly length: number;
}

/** What was read so far. Immutable: `append` gives a new one and costs what was added. */
export interface RunLog {
  readonly head?: RunLogHead;
  readonly rows: ReadonlyMap<string, LogRow>;
  /** Subjects in the order in which they came. */
  readonly subjects: readonly string[];
  readonly problems: readonly RunProblem[];
  /** Runs that count, failed ones included. */
  readonly count: number;
  /** Whole lines that were read, and how much text they are. */
  readonly lines: number;
  readonly offset: number;
  /** The beginning of a line whose end is not written yet. */
  readonly rest: string;
  /** The line that is being written is too long already: it is skipped to its end. */
  readonly skipping: boolean;
  /** First and last characters that were read, to see whether a file only grew. */
  readonly start: string;
  readonly tail: string;
}

export const emptyRunLog: RunLog = {
  rows: new Map(),
  subjects: [],
  problems: [],
  count: 0,
  lines: 0,
  offset: 0,
  rest: '',
  skipping: false,
  start: '',
  tail: '',
};
