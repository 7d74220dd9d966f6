/** Wiring of the import page. */
import './import.css';
import { importPageWords } from '../../src/core/messages/en/import-page';
import { isToImport, type ToImport } from '../../src/protocol/import';
import { keep } from '../shared/host';
import { startPage } from '../shared/page';
import { scrollKeeper } from '../shared/scroll';
import { speakWith, spoken } from '../shared/speech';
import { ImportApp } from './App';
import { looked, shownMail, position, reading, refused, keptPosition, shownResults } from './state';

const keepScroll = scrollKeeper(position);

function receive(message: Exclude<ToImport, { readonly type: 'words' | 'pong' }>): void {
  switch (message.type) {
    case 'reading':
      reading.value = message;
      return;
    case 'refused':
      refused.value = message.text;
      return;
    case 'looked':
      looked.value = message.look;
      return;
    case 'results':
      shownResults.value = message.view;
      break;
    case 'mail':
      shownMail.value = message.view;
      break;
  }
  refused.value = undefined;
  keepScroll();
}

speakWith(importPageWords);
startPage({
  app: <ImportApp />,
  isMessage: isToImport,
  receive,
  knows: () => spoken.value,
  restore: () => keep(position, keptPosition),
});
