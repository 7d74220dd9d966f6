/** Wiring of the page of a comparison. */
import './compare.css';
import { render } from 'preact';
import { isToComparison } from '../../src/protocol/comparison';
import { takeDrops } from '../shared/drops';
import { watchFaults } from '../shared/faults';
import { App } from './App';
import { post } from './host';
import { catalog, change, history, keepState, trouble, ui, view } from './state';

watchFaults((text) => {
  post({ type: 'fault', text });
  trouble.value = true;
});

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isToComparison(data)) return post({ type: 'fault', text: 'a message that is not understood' });
  if (data.type === 'words') catalog.value = { locale: data.locale, words: data.words };
  else if (data.type === 'history') history.value = data.history;
  else if (data.type === 'show') show(data.view);
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
    addEventListener(
      'scroll',
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => change({ scroll: window.scrollY }), 100);
      },
      { passive: true },
    );
  });
}

takeDrops(post);
keepState();
const root = document.getElementById('root');
if (root) render(<App />, root);
post({ type: 'ready' });
