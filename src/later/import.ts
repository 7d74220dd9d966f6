/** The import: readers of tools' results, of mails and of run logs, and its commands. */
import { importCommands } from '../commands/import';
import { importPageWords } from '../words/en/import-page';
import { importerWords } from '../words/en/importers';
import { importingWords } from '../words/en/importing';
import { mailWords } from '../words/en/mail';
import { bring } from '../words/words';
import type { Commands } from './commands';
import type { Parts } from './parts';

export { append, emptyRunLog, runsToReport, settled, update } from '../importing/host';

bring(importerWords, importingWords, importPageWords, mailWords);

export function start({ context }: Parts): { readonly commands: Commands<'import'> } {
  return { commands: importCommands(context.extensionUri) };
}
