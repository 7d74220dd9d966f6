/** One item of the status bar while a report is before the user, as a page or as text: the verdict in brief. */
import * as vscode from 'vscode';
import { inertMessage, iconless } from '../../core/text/inert';
import { isEligible } from '../../host/eligible';
import { briefAnswer } from '../../core/page-model/page';
import { word, type Message } from '../../core/messages/messages';
import { Disposable } from '../../host/disposable';
import { languageId } from '../../host/new-document';
import type { ReportDocuments } from './documents';
import type { ReportDocument } from './report-document';
import { say } from '../../host/say';
import { activeUri } from '../../host/tabs';

export class StatusItem extends Disposable {
  private readonly item = this._register(
    vscode.window.createStatusBarItem('vmibench.verdict', vscode.StatusBarAlignment.Left, 10),
  );

  constructor(private readonly documents: ReportDocuments) {
    super();
    this.item.name = say(word('status.name'));
    // One event may come without the others: a text editor that gets the focus opens no tab, and a page is no text
    // editor.
    this._register(vscode.window.tabGroups.onDidChangeTabs(() => this.update()));
    this._register(vscode.window.tabGroups.onDidChangeTabGroups(() => this.update()));
    this._register(vscode.window.onDidChangeActiveTextEditor(() => this.update()));
    // A page's tab is there before its text is.
    this._register(vscode.workspace.onDidOpenTextDocument(() => this.update()));
    this._register(
      documents.onDidChange(({ report }) => {
        if (report.document === activeText()) this.update();
      }),
    );
    this.update();
  }

  private update(): void {
    const document = activeText();
    if (!document) return this.item.hide();
    const { text, tooltip, command } = look(this.documents.of(document));
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label: tooltip };
    this.item.command = command;
    this.item.show();
  }
}

/** The text of the report in the active tab; none while something else is there. */
function activeText(): vscode.TextDocument | undefined {
  const uri = activeUri()?.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return document && document.languageId === languageId && isEligible(document) ? document : undefined;
}

function look(report: ReportDocument): Pick<vscode.StatusBarItem, 'text' | 'command'> & { tooltip: string } {
  const { good, reading } = report.state;
  const uri = report.uri.toString();
  if (!good || !reading.report) {
    const said = say(word('status.unreadable'));
    return {
      text: `$(warning) ${said}`,
      tooltip: said,
      command: { title: said, command: 'vmibench.openAsText', arguments: [uri] },
    };
  }
  const { brief, sentence, worst } = briefAnswer(good.report, good.analysis);
  // Names of a file's own must neither become icons nor turn the bar around.
  const plain = (message: Message): string => say(inertMessage(message));
  const tooltip = `${plain(sentence)}\n${say(word(worst === undefined ? 'status.open' : 'status.worst'))}`;
  const command =
    worst === undefined
      ? { command: 'vmibench.openReport', arguments: [uri] }
      : { command: 'vmibench.revealRow', arguments: [uri, worst] };
  return { text: `$(graph) ${iconless(plain(brief))}`, tooltip, command: { title: '', ...command } };
}
