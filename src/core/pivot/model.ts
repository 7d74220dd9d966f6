/** Vary and hold: a report as a table of what varies against what is held. */
import type { Row } from '../analysis/model';
import type { Factor, Level, RowSource } from './factors';

export interface PivotColumn {
  readonly levels: readonly Level[];
  /** The level that the others are judged against. */
  readonly base: boolean;
}

/** A judged comparison at its place. */
export interface Observation extends RowSource {
  readonly row: Row;
}

export type JudgedCell =
  | { readonly kind: 'row'; readonly at: Observation }
  /** The baseline itself. */
  | { readonly kind: 'base' }
  /** What is not held varies within the cell: a geometric mean of those rows that have a ratio, and no verdict. */
  | { readonly kind: 'several'; readonly all: readonly Observation[]; readonly ratio?: number }
  /** Measured, but nothing at the same held values to judge it against. */
  | { readonly kind: 'unmatched' };

export interface PivotRow {
  readonly levels: readonly Level[];
  /** As many as there are columns. */
  readonly cells: readonly (JudgedCell | undefined)[];
}

export interface Pivot {
  /** What varies, and its levels. */
  readonly varying: readonly Factor[];
  readonly columns: readonly PivotColumn[];
  /** What is held, and the rows it makes. */
  readonly held: readonly Factor[];
  readonly rows: readonly PivotRow[];
  /** Factors that vary within cells of several rows. */
  readonly unheld: readonly Factor[];
  readonly unmatched: number;
  /** Subjects that cells are judged against. */
  readonly baselines: readonly string[];
  /** All that was judged, in the file's order. */
  readonly observations: readonly Observation[];
}
