/** The import: readers of tools' results, of mails and of run logs, and its commands. */
import type * as vscode from 'vscode';
import { readWith } from '../core/import/detect';
import { runLogReader } from '../core/import/runlog/reader';
import type { PlanReaders } from '../core/plan/readers';
import { KeptChoices } from '../features/import/kept';
import { importCommands } from '../features/commands/import';
import { importPageWords } from '../core/messages/en/import-page';
import { importerWords } from '../core/messages/en/importers';
import { importingWords } from '../core/messages/en/importing';
import { mailWords } from '../core/messages/en/mail';
import { bring } from '../core/messages/messages';
import type { Commands } from './commands';

export { importForAgent } from '../core/agent/importing';
export { importResults } from '../library/importing';
/** What a running plan needs of the readers. */
export const planReaders: PlanReaders = { readWith, runLogReader };
export { runLogReader } from '../core/import/runlog/reader';

bring(importerWords, importingWords, importPageWords, mailWords);

export function start({ extensionUri, workspaceState }: vscode.ExtensionContext): {
  readonly commands: Commands<'import'>;
} {
  return { commands: importCommands({ extensionUri, kept: new KeptChoices(workspaceState) }) };
}
