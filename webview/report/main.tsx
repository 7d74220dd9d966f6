/** Wiring of the report page. */
import './page.css';
import { isToPage } from '../../src/protocol/report';
import { pageWords } from '../../src/core/messages/en/page';
import { takeDrops } from '../shared/host';
import { startPage } from '../shared/page';
import { speakWith } from '../shared/speech';
import { ReportApp } from './App';
import { loadCharts, watchTheme } from './sections/ChartBox';
import { receive } from './receive';
import { keepScroll } from './scroll';
import { change, model, post } from './state';

/** Ctrl+F goes to the table's search: the browser's own finds only the rows that are drawn. */
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
  // Coming from another tab, the field must be drawn first.
  if (field) field.focus();
  else requestAnimationFrame(() => document.getElementById('search')?.focus());
});

speakWith(pageWords);
takeDrops();
watchTheme();
startPage({ app: <ReportApp />, isMessage: isToPage, receive });
keepScroll();
void loadCharts();

// The first frame that shows a report, for measuring.
const stop = model.subscribe((shown) => {
  if (!shown) return;
  requestAnimationFrame(() => setTimeout(() => post({ type: 'painted', what: 'first' })));
  queueMicrotask(() => stop());
});
