/** The metric's own word for what changed: "+8.3% time". */
import { word } from '../messages/message';
import type { Message } from '../messages/messages';
import { kindOf } from './units';

/** A word of ours, to be said in the reader's language, or one that the file brings. */
export interface ChangeWord {
  readonly word?: Message;
  readonly text?: string;
}

/** What a signed change in this unit is a change of. Empty where neither unit nor metric tells. */
export function changeWord(unit?: string, metric?: string): ChangeWord {
  switch (kindOf(unit)) {
    case 'time':
      return { word: word('change.time') };
    case 'data':
      return { word: word('change.size') };
    case 'rate':
      return /^[kKMGT]?i?([Bb]|bits?|Hz)/.test(unit ?? '') ? { word: word('change.throughput') } : { text: unit };
    case 'count':
      return metric === undefined ? {} : { text: metric };
    case 'percent':
      return metric === undefined ? {} : { text: metric };
    default:
      return { text: unit };
  }
}
