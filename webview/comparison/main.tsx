/** Wiring of the page of comparisons and histories. */
import './compare.css';
import { visible } from '../../src/core/text/visible';
import { isToComparison, type ToComparison } from '../../src/protocol/comparison';
import { keep, takeDrops } from '../shared/host';
import { startPage } from '../shared/page';
import { scrollKeeper } from '../shared/scroll';
import { speakWith, spoken } from '../shared/speech';
import { ComparisonApp } from './App';
import { comparisonSetup, setup, showComparison, shownHistory, takeRows } from './state';

/** Marks in a name from a file that would reverse the rest of a sentence. */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const keepScroll = scrollKeeper(setup);

function receive(message: Exclude<ToComparison, { readonly type: 'words' | 'pong' }>): void {
  if (message.type === 'history') {
    shownHistory.value = message.history;
    return;
  }
  if (message.type === 'rows') {
    takeRows(message);
    return;
  }
  showComparison(message.view, message.version);
  keepScroll();
}

speakWith({}, (text) => text.replace(directionMarks, visible));
takeDrops();
startPage({
  app: <ComparisonApp />,
  isMessage: isToComparison,
  receive,
  knows: () => spoken.value,
  restore: () => keep(setup, comparisonSetup),
});
