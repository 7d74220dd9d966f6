/**
 * The grid: the results that a mail seems to hold, before the user confirms them. Cells hold numbers as printed; every
 * guess (the subject of a column, the baseline, unit, direction) carries its reason and can be changed.
 */
import type { Message } from '../../messages/messages';
import type { Note } from '../model';
import type { Direction, MetricRole } from '../../report/metric';
import type { MailSpan } from './places';

/** Read or guessed. `certain`: the text says so; otherwise a rule of the reader does. */
export interface GridGuess<T> {
  readonly value: T;
  readonly certain: boolean;
  readonly why: Message;
}

/** A number with its decoration, all in the number's unit. Absent fields are not printed. */
export interface GridCell {
  readonly text: string;
  readonly place: MailSpan;
  readonly value?: number;
  /** The number's characters: "1.70", "149,426", "2m34.749s". */
  readonly printed?: string;
  readonly unit?: string;
  /** Printed in brackets or after ±. The header or the column's role tells what it is. */
  readonly sd?: number;
  /** Spread printed as a percentage of the value. */
  readonly sdPercent?: number;
  /** A change printed in the same cell: `(-3.48 pct)`, `* 3.55%*`. */
  readonly percent?: number;
  readonly min?: number;
  readonly max?: number;
  readonly median?: number;
  readonly n?: number;
  readonly approx?: boolean;
  /** The number itself is a percentage. */
  readonly isPercent?: boolean;
  /** Why a cell holds no number: empty, a range, a failed run (its text says how), or words. None of them is 0. */
  readonly none?: 'missing' | 'range' | 'failed' | 'text';
}

/** The content of a column. Statistics belong to the subject of the row, or of the column before. */
export type ColumnRole =
  | 'name'
  | 'parameter'
  | 'subject'
  | 'change'
  | 'metric'
  | 'n'
  | 'min'
  | 'max'
  | 'median'
  | 'mean'
  | 'stddev'
  | 'range'
  | 'ignore';

export interface GridColumn {
  readonly header: string;
  readonly role: GridGuess<ColumnRole>;
  /** Id of the subject of these numbers; for a change, of the subject that changed. */
  readonly subject?: string;
  /** Tells apart several values of one subject in one row: unit or position. */
  readonly metric?: string;
  readonly unit?: string;
}

export interface GridRow {
  readonly id: string;
  /** The text of the row as printed, for a preview. */
  readonly text: string;
  readonly place: MailSpan;
  /** The row's label without parameters; empty where the row has none. */
  readonly name: string;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** One entry per column; undefined if the row is short. */
  readonly cells: readonly (GridCell | undefined)[];
  readonly unit?: string;
  /** Id of the subject, in a table whose rows are subjects. */
  readonly subject?: string;
  /** The metric, if the row names it and the table does not. */
  readonly metric?: string;
  readonly direction?: GridGuess<Direction>;
  readonly role?: MetricRole;
  /** A ratio printed in a sentence instead of values, with its kind. */
  readonly ratio?: {
    readonly value: number;
    readonly text: string;
    readonly kind: GridGuess<'performance' | 'quotient'>;
  };
}

export interface GridTable {
  readonly id: string;
  readonly form: 'columns' | 'pipes' | 'mmtests' | 'lkp' | 'list' | 'sentences' | 'tool';
  readonly place: MailSpan;
  /** The lines above it that name it. */
  readonly title: string;
  readonly suite?: string;
  /** How the suite was found: in the table's title, or named nearby. */
  readonly suiteFrom?: GridGuess<string>;
  readonly metric?: string;
  readonly unit?: GridGuess<string>;
  readonly direction?: GridGuess<Direction>;
  readonly rowsAre: GridGuess<'benchmarks' | 'runs' | 'subjects'>;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
  /** The basis of printed percentages, if the numbers beside them or the text show it. */
  readonly basis?: GridGuess<Basis>;
  /** The meaning of numbers in brackets or after ±, if there are any. */
  readonly spread?: GridGuess<'stddev' | 'stddev-percent' | 'unknown'>;
  /** False if no subject was recognized: the user has to assign the columns. */
  readonly include: boolean;
  /** Runs per number, if the text says so. */
  readonly runs?: number;
}

export type Basis = 'change' | 'improvement' | 'reduction' | 'overhead';

export interface GridSubject {
  readonly id: string;
  readonly label: string;
  readonly role: GridGuess<'baseline' | 'candidate'>;
}

export interface GridClaim {
  readonly id: string;
  readonly text: string;
  readonly place: MailSpan;
  readonly subject?: string;
  readonly percent?: number;
  readonly factor?: number;
  readonly basis?: Basis;
  readonly bound?: 'up-to' | 'at-least' | 'more-than';
  readonly approx?: boolean;
  readonly kind?: 'better' | 'worse' | 'same' | 'non-inferior' | 'regression' | 'narrative';
  /** The row; absent for a claim about the whole report. */
  readonly row?: string;
}

export interface Grid {
  readonly title: string;
  readonly source: {
    readonly author?: string;
    readonly list?: string;
    readonly published?: string;
    readonly messageId?: string;
  };
  readonly subjects: readonly GridSubject[];
  readonly tables: readonly GridTable[];
  readonly claims: readonly GridClaim[];
  readonly notes: readonly Note[];
}
