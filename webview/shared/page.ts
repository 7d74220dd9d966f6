/** The start of every page: listens, draws, reports that it is ready, and watches the host. */
import { batch } from '@preact/signals';
import { render, type ComponentChild } from 'preact';
import type { Catalog } from '../../src/core/messages/messages';
import { noteAnswer, postCommon, reportFault, watchFaults, watchHost } from './host';
import { catalog } from './speech';

/** Handled here for every page. */
type CommonType = 'words' | 'pong';

interface PageSetup<Message extends { readonly type: string }> {
  readonly app: ComponentChild;
  readonly isMessage: (data: unknown) => data is Message;
  readonly receive: (message: Exclude<Message, { readonly type: CommonType }>) => void;
}

export function startPage<Message extends { readonly type: string }>(setup: PageSetup<Message>): void {
  watchFaults();
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (!setup.isMessage(data)) {
      reportFault(`Message not understood: ${typeOf(data)}`);
      return;
    }
    noteAnswer();
    if (data.type === 'words') {
      const { locale, words } = data as unknown as Catalog;
      catalog.value = { locale, words };
    } else if (data.type !== 'pong') {
      batch(() => setup.receive(data as Parameters<typeof setup.receive>[0]));
    }
  });
  const root = document.getElementById('root');
  if (root) render(setup.app, root);
  postCommon({ type: 'ready' });
  watchHost();
}

function typeOf(data: unknown): string {
  const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
  return typeof type === 'string' ? type.slice(0, 80) : typeof data;
}
