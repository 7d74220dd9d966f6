/** What the extension and the report page say to each other. Both sides import it. */
import type { DetailView, PageModel, RowView } from '../core/page-model/model';
import type { Packed } from './pack';
import type { PivotView } from '../core/page-model/pivot';
import type { ValuesView } from '../core/page-model/values';
import type { Message } from '../core/messages/messages';
import { fits, fromAnyPage, toAnyPage, type FromAnyPage, type Shapes, type ToAnyPage } from './message';

/** Rows on their way: `count` of them. */
interface PackedRows {
  readonly count: number;
  readonly rows: Packed;
}

/** What all rows of a table together decide. Names of columns and groupings are the page's own. */
export interface TableFacts {
  /** Parameters that distinguish rows. */
  readonly tags: readonly string[];
  /** Parameters that are the same in every row, and their values. */
  readonly same: readonly { readonly name: string; readonly value: string }[];
  /** Names of benchmarks that have several metrics. */
  readonly severalMetrics: readonly string[];
  /** How much room most names need, in steps: see `nameSteps` of the table. */
  readonly nameStep: number;
  readonly groupings: readonly string[];
  readonly columns: readonly string[];
  /** Half the range of the bars, as a natural logarithm. */
  readonly span: number;
}

/** A line of the table: a row, by its key, or the name over a group of `rows`. */
type FirstLine =
  | { readonly kind: 'row'; readonly key: string; readonly child: boolean }
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly rows: number };

/** The part of a long table that is in sight, as it is when all `rows` have arrived. */
export interface FirstLines {
  /** How the table is sorted, filtered and grouped; a page that arranges it otherwise waits for the rows. */
  readonly arrangement: string;
  readonly lines: readonly FirstLine[];
  /** Place of the first line among all `of` lines, and the heights of what is above and below, in CSS pixels. */
  readonly from: number;
  readonly of: number;
  readonly above: number;
  readonly below: number;
  /** Benchmarks that pass the filter, and all. */
  readonly shown: number;
  readonly all: number;
  readonly rows: number;
  readonly facts: TableFacts;
}

/** The first error of a text that cannot be shown as it stands. */
export interface Banner {
  readonly text: Message;
  readonly line: number;
  readonly column: number;
  /** Further errors in the same text. */
  readonly more: number;
}

export type ToPage =
  | ToAnyPage
  /**
   * Everything, as the answer to `ready` and whenever the page cannot be patched. With `first`, the model has only the
   * rows in sight; all of them follow as `rows`, in parts.
   */
  | {
      readonly type: 'show';
      readonly version: number;
      readonly locale: string;
      readonly model: PageModel;
      readonly first?: FirstLines;
      /** Of the opened rows in sight. */
      readonly details?: readonly DetailView[];
      readonly banner?: Banner;
    }
  /** Rows of that version, in the order of the file. */
  | { readonly type: 'rows'; readonly version: number; readonly packed: PackedRows; readonly last: boolean }
  /** What changed since version `since`. `order` is there when rows came, went or moved. */
  | {
      readonly type: 'patch';
      readonly since: number;
      readonly version: number;
      readonly parts: Partial<Omit<PageModel, 'rows'>>;
      readonly rows: readonly RowView[];
      readonly order?: readonly string[];
    }
  /**
   * The text is broken for now: the last good page stays under the banner. Without a banner the text is whole again.
   */
  | { readonly type: 'banner'; readonly banner?: Banner }
  /** There is nothing to show: an empty or foreign file, or one that was broken from the start. */
  | {
      readonly type: 'empty';
      readonly locale: string;
      readonly reason: 'empty' | 'foreign' | 'newer' | 'broken';
      readonly banner?: Banner;
    }
  | { readonly type: 'detail'; readonly version: number; readonly detail: DetailView }
  /** Vary and hold; without a view nothing can vary. */
  | { readonly type: 'pivot'; readonly version: number; readonly view?: PivotView }
  /** The measured values of the benchmarks that the page asked for. */
  | { readonly type: 'values'; readonly version: number; readonly view?: ValuesView }
  /** Bring a row into view, open it and put the focus on it. */
  | { readonly type: 'reveal'; readonly key: string }
  /** Put a row, the one that has the focus without a key, or the table as it stands on the page on the clipboard. */
  | { readonly type: 'copy'; readonly what: 'row' | 'table'; readonly key?: string };

export type FromPage =
  | FromAnyPage
  /** What the user has set up: the next first frame has it. */
  | { readonly type: 'ui'; readonly state: unknown }
  | { readonly type: 'detail'; readonly key: string }
  /** Vary and hold, by the keys of what varies; none means the first choice. */
  | { readonly type: 'pivot'; readonly varying: readonly string[] }
  /** Measured values, by ids of benchmarks in the order in which they are shown; without any, of the first. */
  | { readonly type: 'values'; readonly benchmarks: readonly string[] }
  | { readonly type: 'choose'; readonly baseline: string; readonly candidate: string }
  /** To the text: at a row's number, at a finding, at the banner's error, or just beside. */
  | { readonly type: 'text'; readonly key?: string; readonly finding?: string; readonly banner?: boolean }
  | { readonly type: 'link'; readonly url: string }
  /** Open one of a row's artifacts, by its place in `DetailView.artifacts`: a path from a page is not to be trusted. */
  | { readonly type: 'artifact'; readonly key: string; readonly index: number }
  | { readonly type: 'fix'; readonly finding: string; readonly fix: string }
  /** An action of the report that is a command: new report, import, compare, export. */
  | {
      readonly type: 'command';
      readonly command: 'newReport' | 'compare' | 'describeMachine' | 'export' | 'openSample' | 'importResults';
    }
  /** Rows to the clipboard, in this order; a table has names over its columns. */
  | { readonly type: 'copy'; readonly rows: readonly string[]; readonly table: boolean }
  /** Files were dropped on the page: a list of URIs as text, one a line. */
  | { readonly type: 'drop'; readonly uris: string }
  /** A chart to be saved: `data` is base64 of a PNG, or the text of an SVG. */
  | { readonly type: 'picture'; readonly name: string; readonly format: 'png' | 'svg'; readonly data: string }
  /** Marks for measuring: first paint and charts drawn. */
  | { readonly type: 'painted'; readonly what: 'first' | 'charts' };

const fromPage: Shapes<FromPage> = {
  ...fromAnyPage,
  ui: { state: 'object' },
  detail: { key: 'string' },
  pivot: { varying: 'object' },
  values: { benchmarks: 'object' },
  choose: { baseline: 'string', candidate: 'string' },
  text: { key: 'string?', finding: 'string?', banner: 'boolean?' },
  link: { url: 'string' },
  artifact: { key: 'string', index: 'number' },
  fix: { finding: 'string', fix: 'string' },
  command: { command: 'string' },
  copy: { rows: 'object', table: 'boolean' },
  drop: { uris: 'string' },
  picture: { name: 'string', format: 'string', data: 'string' },
  painted: { what: 'string' },
};

const toPage: Shapes<ToPage> = {
  ...toAnyPage,
  show: { version: 'number', locale: 'string', model: 'object' },
  rows: { version: 'number', packed: 'object', last: 'boolean' },
  patch: { since: 'number', version: 'number', parts: 'object', rows: 'object' },
  banner: {},
  empty: { locale: 'string', reason: 'string' },
  detail: { version: 'number', detail: 'object' },
  pivot: { version: 'number' },
  values: { version: 'number' },
  reveal: { key: 'string' },
  copy: { what: 'string', key: 'string?' },
};

/** Whether something that arrived from a report page is a message of this protocol. */
export const isFromPage = (value: unknown): value is FromPage => fits(value, fromPage);

/** Whether something that arrived in a report page is a message of this protocol. */
export const isToPage = (value: unknown): value is ToPage => fits(value, toPage);
