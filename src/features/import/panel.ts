/** The panel of an import: a frame with its own script, and messages that are checked. It keeps nothing by itself. */
import * as vscode from 'vscode';
import { word, type Catalog } from '../../core/messages/messages';
import { createPagePanel } from '../../host/frame';
import { allWordsFor, say } from '../../host/say';
import { PageSession } from '../../host/page-session';
import type { FromAnyPage } from '../../protocol/message';
import { importPageWords } from '../../core/messages/en/import-page';
import { forImport } from './words';
import { isFromImport, type FromImport, type ToImport } from '../../protocol/import';

/** What the page asks for, but for what every page says. */
export type ImportRequest = Exclude<FromImport, FromAnyPage | { readonly type: 'cancel' }>;

export abstract class ImportPanel extends PageSession<FromImport, ToImport> {
  constructor(extensionUri: vscode.Uri, title: string) {
    const waiting = say(word('importPage.loading'));
    super(createPagePanel('vmibench.import', extensionUri, { page: 'import', title, waiting }), {
      name: 'import page',
      isFromPage: isFromImport,
    });
    this._register(this.panel);
  }

  /** What the page shows now: the answer to `ready`, after every correction and while files are read. */
  protected abstract current(): ToImport;
  protected abstract respond(message: ImportRequest): Promise<void> | void;

  protected refresh(): void {
    this.post(this.current());
  }

  protected override sendAll(): void {
    this.refresh();
  }

  protected override words(): Catalog {
    const { locale, words } = allWordsFor(importPageWords);
    return { locale, words: { ...forImport.words, ...words } };
  }

  protected override answer(message: Exclude<FromImport, FromAnyPage>): Promise<void> | void {
    return message.type === 'cancel' ? this.dispose() : this.respond(message);
  }
}

/** A line of a file in the text editor, beside the page. */
export async function showLine(uri: vscode.Uri, line: number): Promise<void> {
  const at = new vscode.Position(Math.max(0, line - 1), 0);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, {
    viewColumn: vscode.ViewColumn.Beside,
    preview: true,
    selection: new vscode.Range(at, at),
  });
}
