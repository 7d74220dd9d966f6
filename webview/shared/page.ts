/** The start of every page: listens, draws, reports that it is ready, and watches the host. */
import { batch, effect, untracked } from '@preact/signals';
import { render, type ComponentChild } from 'preact';
import type { Catalog } from '../../src/core/messages/messages';
import {
  connect,
  noteAnswer,
  postCommon,
  reportFault,
  trouble,
  unanswered,
  watchFaults,
  watchHost,
  type VsCodeApi,
} from './host';
import { endRecording } from './early';
import { catalog } from './speech';

/** Handled here for every page. */
type CommonType = 'words' | 'pong';

declare function acquireVsCodeApi(): VsCodeApi;

interface PageSetup<Message extends { readonly type: string }> {
  readonly app: ComponentChild;
  /** Takes up what the user had set up. */
  readonly restore?: () => void;
  /** Whether the page knows what it shows; until then a first frame that the extension drew stays. */
  readonly knows?: () => boolean;
  readonly isMessage: (data: unknown) => data is Message;
  readonly receive: (message: Exclude<Message, { readonly type: CommonType }>) => void;
}

export function startPage<Message extends { readonly type: string }>(setup: PageSetup<Message>): void {
  connect(acquireVsCodeApi());
  setup.restore?.();
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
  if (root) takeOver(root, setup);
  postCommon({ type: 'ready' });
  watchHost();
}

/**
 * Draws the page, in the place of a first frame if there is one. Preact takes the elements of the frame for its own and
 * changes only what differs, which is nothing where extension and page know the same.
 */
function takeOver(root: HTMLElement, { app, knows = () => true }: Pick<PageSetup<never>, 'app' | 'knows'>): void {
  if (!root.firstChild) return draw(root, app);
  let begun = false;
  const stop = effect(() => {
    if (begun || !(knows() || trouble.value || unanswered.value)) return;
    begun = true;
    queueMicrotask(() => stop());
    const repeat = endRecording();
    untracked(() => draw(root, app));
    repeat();
    // A frame is drawn as far up as the page was scrolled, since it cannot scroll by itself.
    const place = document.getElementById('scrolled');
    place?.remove();
    if (place) window.scrollTo(0, Number(place.dataset['top']));
  });
}

/** A first frame shows the same and answers late: tests look at the mark before they click. */
function draw(root: HTMLElement, app: ComponentChild): void {
  render(app, root);
  root.dataset['interactive'] = '';
}

function typeOf(data: unknown): string {
  const type = typeof data === 'object' && data !== null ? (data as { type?: unknown }).type : undefined;
  return typeof type === 'string' ? type.slice(0, 80) : typeof data;
}
