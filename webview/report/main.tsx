/** Wiring of the report page. */
import './page.css';
import { isToPage } from '../../src/protocol/report';
import { pageWords } from '../../src/core/messages/en/page';
import { keep, takeDrops } from '../shared/host';
import { startPage } from '../shared/page';
import { speakWith } from '../shared/speech';
import { effect } from '@preact/signals';
import { ReportApp, type Panels } from './App';
import { loadCharts, watchTheme } from './sections/ChartBox';
import { receive } from './receive';
import { keepScroll } from './scroll';
import { Charts } from './sections/Charts';
import { Environment } from './sections/Environment';
import { Findings } from './sections/Findings';
import { Live } from './sections/Live';
import { PivotSection } from './sections/Pivot';
import { Results } from './sections/Results';
import { ValuesChart } from './sections/ValuesChart';
import { change, empty, model, post, ui } from './state';
import { restore } from './ui-state';
import { useWindow } from './table/window';
import { windowing } from './table/windowing';

const panels: Panels = {
  results: ({ answer }) => <Results answer={answer} instead={<ValuesChart />} />,
  charts: () => <Charts />,
  pivot: () => <PivotSection />,
  environment: ({ environment }) => <Environment environment={environment} />,
  findings: ({ findings }) => <Findings findings={findings} />,
};

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
windowing.use = useWindow;
takeDrops();
watchTheme();
startPage({
  app: <ReportApp panels={panels} live={(live) => <Live live={live} />} />,
  isMessage: isToPage,
  receive,
  restore: () => {
    keep(ui, restore);
    effect(() => post({ type: 'ui', state: ui.value }));
  },
  knows: () => model.value !== undefined || empty.value !== undefined,
});
keepScroll();

// After the first frame of the page's own that shows a report; it is told for measuring.
const stop = model.subscribe((shown) => {
  if (!shown) return;
  requestAnimationFrame(() =>
    setTimeout(() => {
      post({ type: 'painted', what: 'first' });
      loadCharts();
    }),
  );
  queueMicrotask(() => stop());
});
