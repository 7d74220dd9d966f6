/** One tab of a comparison: what its page asks for. Two tabs of a split share the comparison. */
import * as vscode from 'vscode';
import { comparisonMarkdown } from '../compare/markdown';
import { Disposable } from '../editor/disposable';
import { log } from '../editor/log';
import { say, wordsFor } from '../editor/say';
import { showReport, showText } from '../editor/text';
import { locateProblems } from '../report/locate';
import { readReport } from '../report/read';
import { sourcePath } from '../report/usable';
import { compareWords } from '../words/en/compare';
import type { Source } from './address';
import type { Comparison } from './comparison';
import { exportMarkdown } from './export';
import { isFromComparison, type FromComparison, type ToComparison } from './protocol';
import { gitUri } from './git-uri';

/** What a tab can ask of those who own the tabs. */
export interface Tabs {
  /** Replaces the comparison by one of other sources. */
  readonly replace: (comparison: Comparison, sources: readonly Source[]) => Promise<void>;
  readonly add: (comparison: Comparison, dropped?: readonly vscode.Uri[]) => Promise<void>;
  readonly revealRow: (uri: vscode.Uri, row: string, column: vscode.ViewColumn) => Promise<void>;
}

export class ComparisonSession extends Disposable {
  private listening = false;

  constructor(readonly comparison: Comparison, private readonly panel: vscode.WebviewPanel, private readonly tabs: Tabs) {
    super();
    this._register(panel.webview.onDidReceiveMessage((message: unknown) => this.received(message)));
    this._register(panel.onDidChangeViewState(() => {
      if (!panel.visible) this.listening = false;
    }));
    this._register(comparison.onDidChange(({ view }) => this.post({ type: 'show', view })));
  }

  /** The column after this one, wherever the focus is just now. */
  private get beside(): vscode.ViewColumn {
    return Math.min((this.panel.viewColumn ?? vscode.ViewColumn.One) + 1, vscode.ViewColumn.Nine);
  }

  private post(message: ToComparison): void {
    if (this.listening) void this.panel.webview.postMessage(message);
  }

  private received(message: unknown): void {
    if (!isFromComparison(message)) return log().warn('the page of a comparison sent something that is no message of ours');
    this.answer(message).catch((error: unknown) => {
      log().error(`could not answer "${message.type}"`, error);
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    });
  }

  private async answer(message: FromComparison): Promise<void> {
    const { comparison, tabs } = this;
    switch (message.type) {
      case 'ready':
        this.listening = true;
        {
          const { locale, words } = wordsFor(compareWords);
          this.post({ type: 'words', locale, words: { ...compareWords, ...words } });
        }
        return this.post({ type: 'show', view: (await comparison.tell()).view });
      case 'open':
        return this.open(message.file, message.row);
      case 'finding':
        return this.toFinding(message.file, message.finding);
      case 'reference':
        return comparison.choose({ reference: message.file });
      case 'remove':
        return tabs.replace(comparison, comparison.sources.filter((_source, index) => index !== message.file));
      case 'accept':
        return comparison.choose({ accepted: [...comparison.chosen.accepted, [message.then, message.now]] });
      case 'add':
        return tabs.add(comparison);
      case 'drop':
        return tabs.add(comparison, dropped(message.uris));
      case 'export':
        return exportMarkdown(comparison);
      case 'copy':
        return vscode.env.clipboard.writeText(comparisonMarkdown((await comparison.tell()).view, say));
      case 'fault':
        return log().error(`in the page of a comparison: ${message.text.slice(0, 4000)}`);
    }
  }

  private async open(file: number, row: string | undefined): Promise<void> {
    const source = this.comparison.sources[file];
    if (!source) return;
    // What was at a revision is text: the page is for files that somebody works on.
    if (source.ref !== undefined) return void (await showText(gitUri(source.uri, source.ref), this.beside));
    return row === undefined ? showReport(source.uri, this.beside) : this.tabs.revealRow(source.uri, row, this.beside);
  }

  private async toFinding(file: number, id: string): Promise<void> {
    const { pairs, view } = await this.comparison.tell();
    const finding = pairs.find((pair) => pair.file === file)?.findings.find((one) => one.id === id);
    const source = finding && this.comparison.sources[finding.side === 'now' ? file : view.reference];
    if (!source) return;
    const uri = source.ref === undefined ? source.uri : gitUri(source.uri, source.ref);
    const document = await vscode.workspace.openTextDocument(uri);
    const { report, text } = readReport(document.getText());
    const [span] = report ? locateProblems(text, [{ path: sourcePath(report, finding.path), part: 'value' }]) : [];
    const range = span && new vscode.Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
    await showText(uri, this.beside, range);
  }
}

/** What was dropped: a list of addresses, a line each. */
function dropped(text: string): vscode.Uri[] {
  return text.slice(0, 100_000).split(/\r?\n/).flatMap((line): vscode.Uri[] => {
    if (!line.trim() || line.startsWith('#')) return [];
    try {
      return [vscode.Uri.parse(line.trim(), true)];
    } catch {
      return [];
    }
  });
}
