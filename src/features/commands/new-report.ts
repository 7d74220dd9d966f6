/** A new report, in the text editor with its page beside it: a report is written as text and read as a page. */
import * as vscode from 'vscode';
import { newDocument } from '../../host/new-document';
import { pickOne } from '../../host/show';
import { showReport } from '../../host/tabs';
import { word } from '../../core/messages/messages';
import { decode } from '../../core/text/decode';
import { emptyReport, sampleReport } from './samples';

type Kind = 'sample' | 'empty';

/** What others measured, with runs; the walkthrough begins with it. */
const realReport = 'examples/isolation-cpu-start-2021.vmibench.json';

export function newReportCommands(extensionUri: vscode.Uri) {
  return {
    'vmibench.newReport': async (given: unknown) => {
      const kind = given === 'sample' || given === 'empty' ? given : await ask();
      if (kind) await create(kind);
    },
    'vmibench.openSample': async (given: unknown) =>
      given === 'real'
        ? open(decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, realReport))))
        : create('sample'),
  };
}

async function ask(): Promise<Kind | undefined> {
  const item = (of: Kind) => ({ of, label: word(`new.${of}`), detail: word(`new.${of}-detail`) });
  return pickOne([item('sample'), item('empty')], { title: word('new.title') });
}

function create(kind: Kind): Promise<void> {
  return open(kind === 'sample' ? sampleReport() : emptyReport());
}

async function open(content: string): Promise<void> {
  const document = await newDocument(content);
  await vscode.window.showTextDocument(document, { preview: false });
  await showReport(document.uri, vscode.ViewColumn.Beside);
}
