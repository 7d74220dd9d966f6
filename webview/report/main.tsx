/** Wiring of the report page. */
import './page.css';
import { render } from 'preact';
import { App } from './App';
import { loadCharts } from './charts/load';
import { takeDrops } from '../shared/drops';
import { watchFaults } from '../shared/faults';
import { watchHost } from './heartbeat';
import { post } from './host';
import { receive } from './receive';
import { keepScroll } from './scroll';
import { change, keepState, model, trouble } from './state';
import { watchTheme } from './theme';

watchFaults((text) => {
  post({ type: 'fault', text });
  trouble.value = true;
});

addEventListener('message', (event: MessageEvent<unknown>) => receive(event.data));

/** Ctrl+F belongs to the table's search: the browser's own would only find the rows that are drawn. */
addEventListener('keydown', (event) => {
  if (
    event.key.toLowerCase() !== 'f' ||
    !(event.ctrlKey || event.metaKey) ||
    event.shiftKey ||
    event.altKey ||
    !model.value
  )
    return;
  event.preventDefault();
  change({ tab: 'results' });
  const field = document.getElementById('search');
  // From another section the field has to be drawn first.
  if (field) field.focus();
  else requestAnimationFrame(() => document.getElementById('search')?.focus());
});

takeDrops(post);
keepState();
watchTheme();
const root = document.getElementById('root');
if (root) render(<App />, root);
keepScroll();
void loadCharts();

// The first frame with a report in it is what a reader waits for.
const stop = model.subscribe((shown) => {
  if (!shown) return;
  requestAnimationFrame(() => setTimeout(() => post({ type: 'painted', what: 'first' })));
  queueMicrotask(() => stop());
});
post({ type: 'ready' });
watchHost();
