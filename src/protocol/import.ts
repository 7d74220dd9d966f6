/**
 * What the extension and the import page say to each other. Corrections travel as small changes: the extension knows
 * which fields and values there are (`import-changes.ts`).
 */
import type { Message } from '../core/messages/messages';
import type { LookView, MailView, ResultsView } from '../core/page-model/import/model';
import { fits, fromAnyPage, toAnyPage, type FromAnyPage, type Shapes, type ToAnyPage } from './message';

export type ToImport =
  | ToAnyPage
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
  /** The answer to `look` and `place`. */
  | { readonly type: 'looked'; readonly look: LookView }
  /** Why what was asked for was not done. */
  | { readonly type: 'refused'; readonly text: Message };

/** What a correction is about. `id` names it: a subject, row, column (`t1 2`), claim or file; or rows, one per line. */
const choosable = ['whole', 'subject', 'row', 'rows', 'file', 'table', 'column', 'claim'] as const;

export type FromImport =
  | FromAnyPage
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
  /** The values of a cell of the preview, and the lines around the one at a position. */
  | { readonly type: 'look'; readonly row: string; readonly subject: string; readonly at: number }
  /** The lines around a place that a note is about. */
  | { readonly type: 'place'; readonly path: string; readonly line: number }
  /** Without the choices of the last import. */
  | { readonly type: 'forget' }
  /** To the place in a file that a note is about. */
  | { readonly type: 'open'; readonly path: string; readonly line: number };

const fromImport: Shapes<FromImport> = {
  ...fromAnyPage,
  choose: { what: 'string', id: 'string', field: 'string', value: ['string', 'number', 'boolean'] },
  template: { text: 'string', caret: 'number' },
  message: { index: 'number' },
  accept: { into: 'string', as: 'string' },
  cancel: {},
  look: { row: 'string', subject: 'string', at: 'number' },
  place: { path: 'string', line: 'number' },
  forget: {},
  open: { path: 'string', line: 'number' },
};

const toImport: Shapes<ToImport> = {
  ...toAnyPage,
  reading: { done: 'number', of: 'number', path: 'string', part: 'number?' },
  results: { view: 'object' },
  mail: { view: 'object' },
  looked: { look: 'object' },
  refused: { text: 'object' },
};

export function isFromImport(value: unknown): value is FromImport {
  if (!fits<FromImport>(value, fromImport)) return false;
  if (value.type === 'accept') return ['new', 'subject', 'runs', 'benchmarks'].includes(value.as);
  return value.type !== 'choose' || choosable.includes(value.what);
}

export const isToImport = (value: unknown): value is ToImport => fits(value, toImport);
