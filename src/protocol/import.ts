/**
 * What the extension and the import page say to each other. Imported by both sides; each checks what it receives.
 * Corrections travel as small changes: the extension knows which fields and values there are (`changes.ts`).
 */
import type { Catalog, Message } from '../core/messages/messages';
import type { MailView, ResultsView } from '../core/page-model/import/model';

export type ToImport =
  | { readonly type: 'words'; readonly locale: string; readonly words: Catalog['words'] }
  /** Files are being read; of a large one `part` is what was read of it, 0 to 1. */
  | {
      readonly type: 'reading';
      readonly done: number;
      readonly of: number;
      readonly path: string;
      readonly part?: number;
    }
  | { readonly type: 'results'; readonly view: ResultsView }
  | { readonly type: 'mail'; readonly view: MailView }
  /** Why what was asked for was not done. */
  | { readonly type: 'refused'; readonly text: Message };

/** What a correction is about. `id` names the subject, row, table, column (`t1 2`), claim or file. */
const choosable = ['whole', 'subject', 'row', 'file', 'table', 'column', 'claim'] as const;

export type FromImport =
  | { readonly type: 'ready' }
  | {
      readonly type: 'choose';
      readonly what: (typeof choosable)[number];
      readonly id: string;
      readonly field: string;
      readonly value: string | number | boolean;
    }
  /** The path template as typed, with the place of the caret, for proposals. */
  | { readonly type: 'template'; readonly text: string; readonly caret: number }
  /** Another message of a thread. */
  | { readonly type: 'message'; readonly index: number }
  /** Make the report: a new one, or into an open one. */
  | { readonly type: 'accept'; readonly into: string; readonly as: 'new' | 'subject' | 'runs' | 'benchmarks' }
  | { readonly type: 'cancel' }
  /** To the place in a file that a note is about. */
  | { readonly type: 'open'; readonly path: string; readonly line: number }
  | { readonly type: 'fault'; readonly text: string };

type Shape = Readonly<Record<string, readonly ('string' | 'number' | 'boolean' | 'object')[]>>;

const fromImport: Readonly<Record<FromImport['type'], Shape>> = {
  ready: {},
  choose: { what: ['string'], id: ['string'], field: ['string'], value: ['string', 'number', 'boolean'] },
  template: { text: ['string'], caret: ['number'] },
  message: { index: ['number'] },
  accept: { into: ['string'], as: ['string'] },
  cancel: {},
  open: { path: ['string'], line: ['number'] },
  fault: { text: ['string'] },
};

const toImport: Readonly<Record<ToImport['type'], Shape>> = {
  words: { locale: ['string'], words: ['object'] },
  reading: { done: ['number'], of: ['number'], path: ['string'] },
  results: { view: ['object'] },
  mail: { view: ['object'] },
  refused: { text: ['object'] },
};

function fits(value: unknown, shapes: Readonly<Record<string, Shape>>): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const message = value as Record<string, unknown>;
  const { type } = message;
  if (typeof type !== 'string' || !Object.hasOwn(shapes, type)) return false;
  return Object.entries(shapes[type] ?? {}).every(
    ([key, kinds]) => message[key] !== null && (kinds as readonly string[]).includes(typeof message[key]),
  );
}

export function isFromImport(value: unknown): value is FromImport {
  if (!fits(value, fromImport)) return false;
  const message = value as FromImport;
  if (message.type === 'accept') return ['new', 'subject', 'runs', 'benchmarks'].includes(message.as);
  return message.type !== 'choose' || choosable.includes(message.what);
}

export function isToImport(value: unknown): value is ToImport {
  return fits(value, toImport);
}
