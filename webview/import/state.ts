/** What the extension sent, and the way back. */
import { signal } from '@preact/signals';
import type { LookView, MailView, ResultsView } from '../../src/core/page-model/import/model';
import type { Message } from '../../src/core/messages/messages';
import type { FromImport, ToImport } from '../../src/protocol/import';
import { poster } from '../shared/host';

export const post = poster<FromImport>();

type Choose = Extract<FromImport, { type: 'choose' }>;

/** Sends a correction. */
export function choose(what: Choose['what'], id: string, field: string, value: Choose['value']): void {
  post({ type: 'choose', what, id, field, value });
}

export const reading = signal<Extract<ToImport, { type: 'reading' }> | undefined>(undefined);
export const shownResults = signal<ResultsView | undefined>(undefined);
export const shownMail = signal<MailView | undefined>(undefined);
/** What stands beside the preview. */
export const looked = signal<LookView | undefined>(undefined);
export const refused = signal<Message | undefined>(undefined);

/** The scroll position; the corrections themselves are kept by the extension. */
export const position = signal<{ readonly scroll: number }>({ scroll: 0 });

export function keptPosition(stored: unknown): { readonly scroll: number } {
  const scroll = typeof stored === 'object' && stored !== null ? (stored as { scroll?: unknown }).scroll : undefined;
  return { scroll: typeof scroll === 'number' ? scroll : 0 };
}
