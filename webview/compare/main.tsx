/** Wiring of the page of a comparison. */
import './compare.css';
import { render } from 'preact';
import { isToComparison } from '../../src/comparison/protocol';
import { App } from './App';
import { post } from './host';
import { catalog, change, history, keepState, trouble, ui, view } from './state';

addEventListener('error', (event) => failed(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => failed(event.reason));

function failed(cause: unknown): void {
  if (typeof cause === 'string' && cause.startsWith('ResizeObserver loop')) return;
  post({ type: 'fault', text: (cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)).slice(0, 4000) });
  trouble.value = true;
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToComparison(data)) return post({ type: 'fault', text: 'a message that is not understood' });
  if (data.type === 'words') catalog.value = { locale: data.locale, words: data.words };
  else if (data.type === 'history') history.value = data.history;
  else show(data.view);
});

let placed = false;

function show(next: NonNullable<typeof view.value>): void {
  view.value = next;
  if (placed) return;
  placed = true;
  // The place in the page is found again once there is something to scroll in.
  const { scroll } = ui.peek();
  requestAnimationFrame(() => {
    if (scroll > 0) window.scrollTo(0, scroll);
    let timer: ReturnType<typeof setTimeout> | undefined;
    addEventListener('scroll', () => {
      clearTimeout(timer);
      timer = setTimeout(() => change({ scroll: window.scrollY }), 100);
    }, { passive: true });
  });
}

// VS Code lets a drop through to a page only while Shift is held.
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const uris = event.dataTransfer?.getData('application/vnd.code.uri-list') || event.dataTransfer?.getData('text/uri-list');
  if (uris) post({ type: 'drop', uris });
});

keepState();
const root = document.getElementById('root');
if (root) render(<App />, root);
post({ type: 'ready' });
