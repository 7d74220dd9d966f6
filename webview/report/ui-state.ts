/** What the reader has set up: kept when the page is hidden, and found again after a reload. */
import type { CountName } from '../../src/core/analysis/model';

export const tabs = ['results', 'charts', 'pivot', 'environment', 'findings'] as const;
export type Tab = (typeof tabs)[number];

const columns = ['name', 'subject', 'base', 'cand', 'change', 'ratio', 'verdict', 'evidence'] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** Everything that survives. Plain data, because it goes through `setState`. */
export interface UiState {
  readonly tab: Tab;
  readonly sort: Sort;
  readonly filter?: CountName;
  readonly search: string;
  readonly hideUnchanged: boolean;
  /** "" for none, "suite", or "p:" and the name of a parameter. */
  readonly group: string;
  readonly open: readonly string[];
  readonly scroll: number;
  /** The row at the top of the window, and its place there. */
  readonly place?: { readonly row: string; readonly top: number };
  readonly onlyDifferences: boolean;
  /** Row whose distribution the charts show, and the sweep they show. */
  readonly distribution?: string;
  readonly sweep?: string;
  /** Keys of the factors that vary, and whether all rows of that table are shown. */
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
  open: [],
  scroll: 0,
  onlyDifferences: false,
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

/** Takes over what fits from a stored state of any age; the rest is as on the first day. */
export function restore(stored: unknown): UiState {
  if (typeof stored !== 'object' || stored === null) return fresh;
  const from = stored as Record<string, unknown>;
  const text = (key: string): string | undefined => (typeof from[key] === 'string' ? from[key] : undefined);
  const sort = from['sort'] as Partial<Sort> | undefined;
  const open = from['open'];
  const vary = from['vary'];
  return {
    tab: tabs.find((one) => one === from['tab']) ?? fresh.tab,
    sort:
      sort && columns.includes(sort.column as Column)
        ? { column: sort.column as Column, descending: sort.descending === true }
        : fresh.sort,
    filter: counts.includes(String(from['filter'])) ? (from['filter'] as CountName) : undefined,
    search: text('search') ?? '',
    hideUnchanged: from['hideUnchanged'] === true,
    group: text('group') ?? '',
    open: Array.isArray(open) ? open.filter((key): key is string => typeof key === 'string') : [],
    scroll: typeof from['scroll'] === 'number' ? from['scroll'] : 0,
    place: placeOf(from['place']),
    onlyDifferences: from['onlyDifferences'] === true,
    distribution: text('distribution'),
    sweep: text('sweep'),
    vary: Array.isArray(vary) ? vary.filter((key): key is string => typeof key === 'string') : [],
    wholePivot: from['wholePivot'] === true,
  };
}
