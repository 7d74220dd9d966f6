/** Pivot tables: varying factors against held factors. */
import type { Row } from '../analysis/model';
import type { Factor, Level, RowSource } from './factors';

export interface PivotColumn {
  readonly levels: readonly Level[];
  /** Whether the other columns are judged against this one. */
  readonly base: boolean;
}

/** A judged comparison and its source. */
export interface Observation extends RowSource {
  readonly row: Row;
}

export type JudgedCell =
  | { readonly kind: 'row'; readonly at: Observation }
  /** The baseline. */
  | { readonly kind: 'base' }
  /** Factors that are not held vary within the cell: the geometric mean of its ratios, and no verdict. */
  | { readonly kind: 'several'; readonly all: readonly Observation[]; readonly ratio?: number }
  /** Measured, but without a baseline at the same held values. */
  | { readonly kind: 'unmatched' };

export interface PivotRow {
  readonly levels: readonly Level[];
  /** One per column. */
  readonly cells: readonly (JudgedCell | undefined)[];
}

export interface Pivot {
  /** The varying factors. */
  readonly varying: readonly Factor[];
  readonly columns: readonly PivotColumn[];
  /** The held factors, which make the rows. */
  readonly held: readonly Factor[];
  readonly rows: readonly PivotRow[];
  /** Factors that vary within cells of several rows. */
  readonly unheld: readonly Factor[];
  readonly unmatched: number;
  /** Subjects that cells are judged against. */
  readonly baselines: readonly string[];
  /** Everything judged, in file order. */
  readonly observations: readonly Observation[];
}
