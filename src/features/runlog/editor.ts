/** A run log as a page: the report page, fed by the log. */
import * as vscode from 'vscode';
import { placePage } from '../../host/frame';
import { log } from '../../host/log';
import { say } from '../../host/say';
import { offer } from '../../host/show';
import { Session, type SessionActions } from '../report-page/session';
import type { Behind } from '../report-page/shown';
import { showText } from '../../host/tabs';
import { word } from '../../core/messages/messages';
import type { RunLogDocument, RunLogs } from './run-logs';

/** Bad lines beyond that are counted by the Problems panel, too. */
const maxProblems = 200;

export class RunLogEditor implements vscode.CustomTextEditorProvider {
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly logs: RunLogs,
    private readonly actions: Pick<SessionActions, 'exportFrom' | 'frames'>,
  ) {}

  async resolveCustomTextEditor(document: vscode.TextDocument, panel: vscode.WebviewPanel): Promise<void> {
    let closed = false;
    panel.onDidDispose(() => (closed = true));
    const runs = await this.logs.of(document);
    if (closed) return;
    const place = placePage(panel.webview, this.extensionUri, 'report', say(word('editor.title')));
    new Session(runs.report, panel, place, this.actions, behind(runs)).load();
    log().debug(`run log with ${runs.text.log.count} runs`);
  }
}

/** Actions that go by files that are reports. */
const needReport = new Set(['compare', 'export']);

async function offerToConvert(uri: vscode.Uri): Promise<void> {
  if (await offer(word('runlog.first'), word('runlog.convert')))
    await vscode.commands.executeCommand('vmibench.convertRunLog', uri);
}

function behind({ document, report, live }: RunLogDocument): Behind {
  return {
    live: live && ((analysis) => live.view(report.document.whole, analysis)),
    findings: () => {
      const { problems } = report.document.log;
      return problems.slice(0, maxProblems).map(({ severity, message, line, offset }) => ({
        id: `line ${String(offset)}`,
        rule: 'run-log',
        severity,
        text: message,
        line,
        column: 1,
        rows: [],
        fixes: [],
      }));
    },
    lineOf: (key) =>
      report.document.lineOf(
        key === undefined ? undefined : report.against(undefined)?.rows.find((row) => row.key === key)?.benchmark,
      ),
    command: (name) => {
      if (!needReport.has(name)) return false;
      void offerToConvert(document.uri);
      return true;
    },
    showLine: async (line) => {
      const at = new vscode.Position(Math.min(line, document.lineCount) - 1, 0);
      await showText(document.uri, vscode.ViewColumn.Beside, new vscode.Range(at, at));
    },
  };
}
