/**
 * What all pages and the extension have in common: how a message is checked, and the messages that every page knows.
 * Each side checks what it receives, because anything can post a message to a webview.
 */
import type { Catalog } from '../core/messages/messages';

type Kind = 'string' | 'number' | 'boolean' | 'object';

/** A required field, an optional one, or a field of several kinds. */
type Field = Kind | `${Kind}?` | readonly Kind[];

/** The fields of each message, by its `type`. Further fields are allowed. */
export type Shapes<Message extends { readonly type: string }> = Readonly<
  Record<Message['type'], Readonly<Record<string, Field>>>
>;

/** Whether a value is a message whose fields have the kinds that `shapes` lists for its type. */
export function fits<Message extends { readonly type: string }>(
  value: unknown,
  shapes: Shapes<Message>,
): value is Message {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Readonly<Record<string, unknown>>;
  const { type } = message;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return false;
  return Object.entries(shapes[type as Message['type']]).every(([name, field]) => fieldFits(message[name], field));
}

function fieldFits(value: unknown, field: Field): boolean {
  if (typeof field !== 'string') return value !== null && field.some((kind) => typeof value === kind);
  if (field.endsWith('?')) return value === undefined || fieldFits(value, field.slice(0, -1) as Kind);
  return value !== null && typeof value === field;
}

export type FromAnyPage =
  /** The page listens and needs everything. A page that is shown again after it was hidden says it again. */
  | { readonly type: 'ready' }
  /** Asks whether the extension still answers; see `ToAnyPage`. */
  | { readonly type: 'ping' }
  /** An error inside the page, for the log. */
  | { readonly type: 'fault'; readonly text: string };

export type ToAnyPage =
  | { readonly type: 'pong' }
  /** The page's sentences in the reader's language: the first answer to `ready`. */
  | { readonly type: 'words'; readonly locale: string; readonly words: Catalog['words'] };

export const fromAnyPage: Shapes<FromAnyPage> = { ready: {}, ping: {}, fault: { text: 'string' } };
export const toAnyPage: Shapes<ToAnyPage> = { pong: {}, words: { locale: 'string', words: 'object' } };
