/** What the extension and the page of a comparison or a history say to each other. */
import type { ComparedRowView } from '../core/compare/row-view';
import type { ComparisonView } from '../core/compare/view';
import type { HistoryView } from '../core/compare/history-view';
import { fits, fromAnyPage, toAnyPage, type FromAnyPage, type Shapes, type ToAnyPage } from './message';

/** How many rows come with a comparison as text, the largest changes among them. */
export const firstRows = 500;

export type ToComparison =
  | ToAnyPage
  /** `version` counts what is shown: places of rows are those of one version. */
  | { readonly type: 'show'; readonly version: number; readonly view: ComparisonView }
  /** Rows as text that the page asked for, by their places in the pair of a file. */
  | {
      readonly type: 'rows';
      readonly version: number;
      readonly file: number;
      readonly places: readonly number[];
      readonly rows: readonly ComparedRowView[];
    }
  | { readonly type: 'history'; readonly history: HistoryView };

export type FromComparison =
  | FromAnyPage
  /** To a file of the comparison, at a row or at the place of a finding. */
  | { readonly type: 'open'; readonly file: number; readonly row?: string }
  | { readonly type: 'finding'; readonly file: number; readonly finding: string }
  | { readonly type: 'reference'; readonly file: number }
  | { readonly type: 'remove'; readonly file: number }
  | { readonly type: 'rows'; readonly version: number; readonly file: number; readonly places: readonly number[] }
  /** Two names of one benchmark, by their ids. */
  | { readonly type: 'accept'; readonly then: string; readonly now: string }
  | { readonly type: 'add' }
  /** To read again what was cancelled. */
  | { readonly type: 'again' }
  /** Addresses that were dropped on the page, a line each. */
  | { readonly type: 'drop'; readonly uris: string }
  | { readonly type: 'export' }
  | { readonly type: 'copy' };

const fromComparison: Shapes<FromComparison> = {
  ...fromAnyPage,
  open: { file: 'number', row: 'string?' },
  finding: { file: 'number', finding: 'string' },
  reference: { file: 'number' },
  remove: { file: 'number' },
  rows: { version: 'number', file: 'number', places: 'object' },
  accept: { then: 'string', now: 'string' },
  add: {},
  again: {},
  drop: { uris: 'string' },
  export: {},
  copy: {},
};

const toComparison: Shapes<ToComparison> = {
  ...toAnyPage,
  show: { version: 'number', view: 'object' },
  rows: { version: 'number', file: 'number', places: 'object', rows: 'object' },
  history: { history: 'object' },
};

export const isFromComparison = (value: unknown): value is FromComparison => fits(value, fromComparison);

export const isToComparison = (value: unknown): value is ToComparison => fits(value, toComparison);
