/** What the extension and the page of a comparison say to each other; each side checks what it receives. */
import type { ComparisonView } from '../core/compare/view';
import type { HistoryView } from '../core/compare/history-view';
import type { Catalog } from '../core/messages/messages';

export type ToComparison =
  /** The answer to `ping`. */
  | { readonly type: 'pong' }
  /** The language: the first answer to `ready`. */
  | { readonly type: 'words'; readonly locale: string; readonly words: Catalog['words'] }
  | { readonly type: 'show'; readonly view: ComparisonView }
  | { readonly type: 'history'; readonly history: HistoryView };

export type FromComparison =
  | { readonly type: 'ready' }
  /** Whether the host is alive. */
  | { readonly type: 'ping' }
  /** To a file of the comparison, at a row or at the place of a finding. */
  | { readonly type: 'open'; readonly file: number; readonly row?: string }
  | { readonly type: 'finding'; readonly file: number; readonly finding: string }
  | { readonly type: 'reference'; readonly file: number }
  | { readonly type: 'remove'; readonly file: number }
  /** Two names of one benchmark, by their ids. */
  | { readonly type: 'accept'; readonly then: string; readonly now: string }
  | { readonly type: 'add' }
  /** To read again what was cancelled. */
  | { readonly type: 'again' }
  /** Addresses that were dropped on the page, a line each. */
  | { readonly type: 'drop'; readonly uris: string }
  | { readonly type: 'export' }
  | { readonly type: 'copy' }
  | { readonly type: 'fault'; readonly text: string };

type Shape = Readonly<Record<string, 'string' | 'number' | 'object' | 'string?'>>;

const fromComparison: Readonly<Record<FromComparison['type'], Shape>> = {
  ready: {},
  ping: {},
  open: { file: 'number', row: 'string?' },
  finding: { file: 'number', finding: 'string' },
  reference: { file: 'number' },
  remove: { file: 'number' },
  accept: { then: 'string', now: 'string' },
  add: {},
  again: {},
  drop: { uris: 'string' },
  export: {},
  copy: {},
  fault: { text: 'string' },
};

const toComparison: Readonly<Record<ToComparison['type'], Shape>> = {
  pong: {},
  words: { locale: 'string', words: 'object' },
  show: { view: 'object' },
  history: { history: 'object' },
};

function fits(value: unknown, shapes: Readonly<Record<string, Shape>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Record<string, unknown>;
  const { type } = message;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return false;
  return Object.entries(shapes[type] ?? {}).every(([key, kind]) => {
    const field = message[key];
    if (kind === 'string?') return field === undefined || typeof field === 'string';
    return typeof field === kind && field !== null;
  });
}

export function isFromComparison(value: unknown): value is FromComparison {
  return fits(value, fromComparison);
}

export function isToComparison(value: unknown): value is ToComparison {
  return fits(value, toComparison);
}
