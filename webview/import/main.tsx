/** Wiring of the import page. */
import './import.css';
import { render } from 'preact';
import { isToImport, type ToImport } from '../../src/protocol/import';
import { watchFaults } from '../shared/faults';
import { App } from './App';
import { keepScroll, keptScroll, post } from './host';
import { catalog, mail, reading, refused, results, trouble } from './state';

watchFaults((text) => {
  post({ type: 'fault', text });
  trouble.value = true;
});

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (isToImport(data)) take(data);
  else post({ type: 'fault', text: 'a message that is not understood' });
});

let placed = false;

function take(message: ToImport): void {
  switch (message.type) {
    case 'words':
      catalog.value = { locale: message.locale, words: message.words };
      return;
    case 'reading':
      reading.value = message;
      return;
    case 'refused':
      refused.value = message.text;
      return;
    case 'results':
      results.value = message.view;
      break;
    case 'mail':
      mail.value = message.view;
      break;
  }
  refused.value = undefined;
  if (placed) return;
  placed = true;
  requestAnimationFrame(() => window.scrollTo(0, keptScroll()));
}

let timer: ReturnType<typeof setTimeout> | undefined;
addEventListener(
  'scroll',
  () => {
    clearTimeout(timer);
    timer = setTimeout(() => keepScroll(window.scrollY), 150);
  },
  { passive: true },
);

const root = document.getElementById('root');
if (root) render(<App />, root);
post({ type: 'ready' });
