/** What the dialogs that choose files to import show first; any file can be chosen, too. */
import { word } from '../../core/messages/messages';
import { say } from '../../host/say';

type Filters = Record<string, string[]>;

/** The usual endings of what tools print. */
export const outputFilters = (): Filters => ({
  [say(word('importing.outputs'))]: ['json', 'txt', 'log', 'out', 'xml', 'csv', 'yaml', 'perf'],
  '*': ['*'],
});

export const mailFilters = (): Filters => ({
  [say(word('importing.mails'))]: ['eml', 'mbox', 'txt', 'mail', 'patch'],
  '*': ['*'],
});
