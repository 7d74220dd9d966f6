/** The word for what a change is a change of: "+8.3% time". */
import { word } from '../messages/message';
import type { Message } from '../messages/messages';
import { kindOf } from './units';

/** A translatable word, or one from the file. */
export interface ChangeWord {
  readonly word?: Message;
  readonly text?: string;
}

/** The word for a signed change in this unit. Empty if neither unit nor metric determines it. */
export function changeWord(unit?: string, metric?: string): ChangeWord {
  switch (kindOf(unit)) {
    case 'time':
      return { word: word('change.time') };
    case 'data':
      return { word: word('change.size') };
    case 'rate':
      // "/s" alone does not say of what.
      if (/^[/\s1]/.test(unit ?? '') && metric !== undefined) return { text: metric };
      return /^[kKMGT]?i?([Bb]|bits?|Hz)/.test(unit ?? '') ? { word: word('change.throughput') } : { text: unit };
    case 'count':
      return metric === undefined ? {} : { text: metric };
    case 'percent':
      return metric === undefined ? {} : { text: metric };
    default:
      return { text: unit };
  }
}
