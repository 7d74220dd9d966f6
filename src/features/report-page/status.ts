/** One item of the status bar while a report is before the user, as a page or as text: the verdict in brief. */
import * as vscode from 'vscode';
import { isEligible } from '../../host/eligible';
import { briefAnswer } from '../../core/page-model/page';
import { word } from '../../core/messages/messages';
import { Disposable } from '../../host/disposable';
import { languageId } from '../../host/new-document';
import type { ReportDocuments } from './documents';
import type { ReportDocument } from './report-document';
import { statusItem, type StatusLook } from '../../host/show';
import { activeUri } from '../../host/tabs';

export class StatusItem extends Disposable {
  private readonly item = this._register(statusItem('vmibench.verdict', word('status.name'), 10));

  constructor(private readonly documents: ReportDocuments) {
    super();
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
    const report = this.documents.of(document);
    if (report.isRead) this.item.show(look(report));
    // The change that tells of the first state comes back here.
    else void report.ready();
  }
}

/** The text of the report in the active tab; none while something else is there. */
function activeText(): vscode.TextDocument | undefined {
  const uri = activeUri()?.toString();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  return document && document.languageId === languageId && isEligible(document) ? document : undefined;
}

function look(report: ReportDocument): StatusLook {
  const { good, reading } = report.state;
  const uri = report.uri.toString();
  if (!good || !reading.report) {
    const said = word('status.unreadable');
    return {
      icon: 'warning',
      text: said,
      tooltip: [said],
      command: { title: '', command: 'vmibench.openAsText', arguments: [uri] },
    };
  }
  const { brief, sentence, worst } = briefAnswer(good.report, good.analysis);
  const tooltip = [sentence, word(worst === undefined ? 'status.open' : 'status.worst')];
  const command =
    worst === undefined
      ? { command: 'vmibench.openReport', arguments: [uri] }
      : { command: 'vmibench.revealRow', arguments: [uri, worst] };
  return { icon: 'graph', text: brief, tooltip, command: { title: '', ...command } };
}
