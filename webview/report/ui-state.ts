/** What the user has set up; kept while the page is hidden and restored after a reload. */
import type { CountName } from '../../src/core/analysis/model';

export const tabs = ['results', 'charts', 'pivot', 'environment', 'findings'] as const;
export type Tab = (typeof tabs)[number];

const sortColumns = ['name', 'subject', 'base', 'cand', 'change', 'ratio', 'verdict', 'evidence'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** The first and the last of the drawn lines, by key, and the heights above and below, in CSS pixels. */
export interface DrawnLines {
  readonly first: string;
  readonly last: string;
  readonly above: number;
  readonly below: number;
}

/** Plain data, because it goes through `setState`. */
export interface UiState {
  readonly tab: Tab;
  readonly sort: Sort;
  readonly filter?: CountName;
  readonly search: string;
  readonly hideUnchanged: boolean;
  /** "" for none, "suite", "benchmark", "metric", "candidate", or "p:" and the name of a parameter. */
  readonly group: string;
  /** Columns that are not shown. */
  readonly hidden: readonly string[];
  /** Columns that have a width of their own, in CSS pixels. */
  readonly widths: Readonly<Record<string, number>>;
  readonly open: readonly string[];
  readonly scroll: number;
  /** The row at the top of the window, and its position. */
  readonly place?: { readonly row: string; readonly top: number };
  /** What of the table was drawn around there. */
  readonly drawn?: DrawnLines;
  readonly onlyDifferences: boolean;
  /** The row and the sweep shown in the charts. */
  readonly distribution?: string;
  readonly sweep?: string;
  /** Saved pictures have a light background in any theme. */
  readonly lightPictures: boolean;
  /** Keys of the varying factors, and whether all rows of the pivot table are shown. */
  readonly vary: readonly string[];
  readonly wholePivot: boolean;
}

export const worstFirst: Sort = { column: 'ratio', descending: false };

export const fresh: UiState = {
  tab: 'results',
  sort: worstFirst,
  search: '',
  hideUnchanged: false,
  group: '',
  hidden: [],
  widths: {},
  open: [],
  scroll: 0,
  onlyDifferences: false,
  lightPictures: false,
  vary: [],
  wholePivot: false,
};

const counts: readonly string[] = [
  'failed',
  'regression',
  'improvement',
  'parity',
  'small',
  'suspect',
  'no-change',
  'unclear',
  'not-judged',
] satisfies CountName[];

function placeOf(stored: unknown): UiState['place'] {
  const { row, top } = (stored ?? {}) as Partial<Record<string, unknown>>;
  return typeof row === 'string' && typeof top === 'number' ? { row, top } : undefined;
}

function drawnLinesOf(stored: unknown): UiState['drawn'] {
  const { first, last, above, below } = (stored ?? {}) as Partial<Record<string, unknown>>;
  return typeof first === 'string' && typeof last === 'string' && typeof above === 'number' && typeof below === 'number'
    ? { first, last, above, below }
    : undefined;
}

const stringsOf = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((one): one is string => typeof one === 'string') : [];

/** How narrow and how wide a column can be made, in CSS pixels. */
export const columnLimits = { min: 48, max: 1600 };

export function widthWithin(width: number): number {
  return Math.round(Math.min(columnLimits.max, Math.max(columnLimits.min, width)));
}

function widthsOf(stored: unknown): UiState['widths'] {
  if (typeof stored !== 'object' || stored === null) return {};
  const entries = Object.entries(stored).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
  );
  return Object.fromEntries(entries.map(([column, width]) => [column, widthWithin(width)]));
}

/** Takes what is valid from a stored state of any version; the rest gets defaults. */
export function restore(stored: unknown): UiState {
  if (typeof stored !== 'object' || stored === null) return fresh;
  const from = stored as Record<string, unknown>;
  const text = (key: string): string | undefined => (typeof from[key] === 'string' ? from[key] : undefined);
  const sort = from['sort'] as Partial<Sort> | undefined;
  return {
    tab: tabs.find((one) => one === from['tab']) ?? fresh.tab,
    sort:
      sort && sortColumns.includes(sort.column as SortColumn)
        ? { column: sort.column as SortColumn, descending: sort.descending === true }
        : fresh.sort,
    filter: counts.includes(String(from['filter'])) ? (from['filter'] as CountName) : undefined,
    search: text('search') ?? '',
    hideUnchanged: from['hideUnchanged'] === true,
    group: text('group') ?? '',
    hidden: stringsOf(from['hidden']),
    widths: widthsOf(from['widths']),
    open: stringsOf(from['open']),
    scroll: typeof from['scroll'] === 'number' ? from['scroll'] : 0,
    place: placeOf(from['place']),
    drawn: drawnLinesOf(from['drawn']),
    onlyDifferences: from['onlyDifferences'] === true,
    distribution: text('distribution'),
    sweep: text('sweep'),
    lightPictures: from['lightPictures'] === true,
    vary: stringsOf(from['vary']),
    wholePivot: from['wholePivot'] === true,
  };
}
