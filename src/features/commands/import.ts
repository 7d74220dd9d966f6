/** Ways into the import. */
import * as vscode from 'vscode';
import { say } from '../../host/say';
import { activeFile } from '../../host/tabs';
import { notify, pickOne } from '../../host/show';
import { mailFilters, outputFilters } from '../import/dialog-filters';
import { convertRunLog, importMailFile, importMailText, importChosen, type Importing } from '../import/host';
import { describeMachine } from '../import/machine';
import { copyAsReply } from '../import/replies';
import { word } from '../../core/messages/messages';
import { targetOf } from './target';

type What = 'files' | 'folder' | 'mail' | 'clipboard';

export function importCommands(importing: Importing) {
  const { extensionUri } = importing;
  const pick = async (options: vscode.OpenDialogOptions, into?: vscode.Uri): Promise<void> => {
    const uris = await vscode.window.showOpenDialog(options);
    if (uris?.length) await importChosen(uris, importing, into);
  };
  const mail = (uri: vscode.Uri): Promise<void> => importMailFile(uri, extensionUri);
  const pickMail = async (): Promise<void> => {
    const [uri] =
      (await vscode.window.showOpenDialog({ title: say(word('importing.mail-title')), filters: mailFilters() })) ?? [];
    if (uri) await mail(uri);
  };
  const clipboard = (): Promise<void> => importMailText(extensionUri);
  const ask = async (): Promise<void> => {
    const item = (of: What) => ({
      of,
      label: word(`importing.choose-${of}`),
      detail: word(`importing.choose-${of}-detail`),
    });
    const chosen = await pickOne((['files', 'folder', 'mail', 'clipboard'] as const).map(item), {
      title: word('importing.choose-what'),
    });
    const into = activeFile('report');
    const title = say(word('importing.title'));
    switch (chosen) {
      case 'files':
        return pick({ canSelectMany: true, title, filters: outputFilters() }, into);
      case 'folder':
        return pick({ canSelectFolders: true, canSelectFiles: false, canSelectMany: true, title }, into);
      case 'mail':
        return pickMail();
      case 'clipboard':
        return clipboard();
      case undefined:
        return undefined;
    }
  };
  return {
    'vmibench.importResults': async (given: unknown, all: unknown): Promise<void> => {
      const uris = urisOf(given, all);
      if (uris.length === 0) return ask();
      const active = activeFile('report');
      // A report that is imported is not what the results are added to.
      const isSource = uris.some((uri) => uri.toString() === active?.toString());
      return importChosen(uris, importing, isSource ? undefined : active);
    },
    'vmibench.importMail': async (given: unknown): Promise<void> =>
      given instanceof vscode.Uri ? mail(given) : pickMail(),
    'vmibench.importMailClipboard': clipboard,
    'vmibench.describeMachine': async (given: unknown): Promise<void> => {
      const uri = targetOf(given);
      if (uri) await describeMachine(uri);
    },
    'vmibench.convertRunLog': async (given: unknown): Promise<void> => {
      const uri = given instanceof vscode.Uri ? given : activeFile('run-log');
      if (uri) await convertRunLog(uri);
      else notify('information', word('importing.log-none'));
    },
    'vmibench.copyAsReply': async (given: unknown): Promise<void> => {
      const uri = targetOf(given);
      if (uri) await copyAsReply(uri);
    },
  };
}

/** The explorer gives the one that was clicked and all that are selected; a page gives what was dropped, as texts. */
function urisOf(given: unknown, all: unknown): vscode.Uri[] {
  const list: unknown[] = Array.isArray(all) && all.length > 0 ? all : Array.isArray(given) ? given : [given];
  return list.flatMap((one) => (one instanceof vscode.Uri ? [one] : typeof one === 'string' ? parsed(one) : []));
}

function parsed(text: string): vscode.Uri[] {
  try {
    return [vscode.Uri.parse(text, true)];
  } catch {
    return [];
  }
}
