/** A new report, in the text editor with its page beside it: a report is written as text and read as a page. */
import * as vscode from 'vscode';
import { newDocument } from '../../host/new-document';
import { pickOne } from '../../host/show';
import { showReport } from '../../host/tabs';
import { word } from '../../core/messages/messages';
import { emptyReport, sampleReport } from './samples';

type Kind = 'sample' | 'empty';

export function registerNewReport(): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('vmibench.newReport', async (given: unknown) => {
      const kind = given === 'sample' || given === 'empty' ? given : await ask();
      if (kind) await create(kind);
    }),
    vscode.commands.registerCommand('vmibench.openSample', () => create('sample')),
  );
}

async function ask(): Promise<Kind | undefined> {
  const item = (of: Kind) => ({ of, label: word(`new.${of}`), detail: word(`new.${of}-detail`) });
  return pickOne([item('sample'), item('empty')], { title: word('new.title') });
}

async function create(kind: Kind): Promise<void> {
  const content = kind === 'sample' ? sampleReport() : emptyReport();
  const document = await newDocument(content);
  await vscode.window.showTextDocument(document, { preview: false });
  await showReport(document.uri, vscode.ViewColumn.Beside);
}
