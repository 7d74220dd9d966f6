/** One tab of a comparison: what its page asks for. Two tabs of a split share the comparison. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { log } from '../../host/log';
import { wordsFor } from '../../host/say';
import { isRunLog, showReport, showText } from '../../host/tabs';
import { locateProblems } from '../../core/report/locate';
import { readReport } from '../../core/report/read';
import { sourcePath } from '../../core/report/usable';
import { compareWords } from '../../core/messages/en/compare';
import { titleOf, type Source } from '../../host/source';
import { placeOf } from './choices';
import type { Comparison, Told } from './comparison';
import { exportComparison } from './export';
import { isFromComparison, type FromComparison, type ToComparison } from '../../protocol/comparison';
import { gitUri } from '../../host/git-uri';

/** What a tab can ask of those who own the tabs. */
export interface Tabs {
  /** Its tab is the active one now. */
  readonly active: (comparison: Comparison) => void;
  readonly add: (comparison: Comparison, dropped?: readonly vscode.Uri[]) => Promise<void>;
  readonly revealRow: (uri: vscode.Uri, row: string, column: vscode.ViewColumn) => Promise<void>;
}

export class ComparisonSession extends Disposable {
  /** Something changed while the page was hidden. */
  private late = false;
  /** What the page shows: the numbers in its messages are places in this list. */
  private shown: readonly Source[] = [];

  constructor(
    readonly comparison: Comparison,
    private readonly panel: vscode.WebviewPanel,
    private readonly tabs: Tabs,
  ) {
    super();
    this._register(panel.webview.onDidReceiveMessage((message: unknown) => this.received(message)));
    this._register(
      panel.onDidChangeViewState(() => {
        if (panel.active) tabs.active(comparison);
        this.shownAgain();
      }),
    );
    this._register(comparison.onDidChange((told) => this.changed(told)));
    this.entitle();
    tabs.active(comparison);
  }

  /** The column after this one, wherever the focus is just now. */
  private get beside(): vscode.ViewColumn {
    return Math.min((this.panel.viewColumn ?? vscode.ViewColumn.One) + 1, vscode.ViewColumn.Nine);
  }

  private post(message: ToComparison): void {
    void this.panel.webview.postMessage(message);
  }

  private show({ sources, view }: Told): void {
    this.late = false;
    this.shown = sources;
    this.post({ type: 'show', view });
  }

  private changed(told: Told): void {
    this.entitle();
    // What is said to a hidden page VS Code would keep for it, each time anew.
    if (this.panel.visible) this.show(told);
    else this.late = true;
  }

  /** A page that is shown asks for all. But VS Code may tell late that it was there all along: it would wait for nothing. */
  private shownAgain(): void {
    if (!this.panel.visible || !this.late) return;
    void this.comparison.tell().then((told) => this.panel.visible && this.show(told));
  }

  /** VS Code 1.100 goes on showing what the comparison began with: there the title of a custom editor is its address. */
  private entitle(): void {
    const title = titleOf(this.comparison.sources);
    if (this.panel.title !== title) this.panel.title = title;
  }

  private received(message: unknown): void {
    if (!isFromComparison(message))
      return log().warn('the page of a comparison sent something that is no message of ours');
    this.answer(message).catch((error: unknown) => {
      log().error(`could not answer "${message.type}"`, error);
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    });
  }

  private async answer(message: FromComparison): Promise<void> {
    const { comparison, tabs } = this;
    const source = 'file' in message ? this.shown[message.file] : undefined;
    switch (message.type) {
      case 'ready':
        {
          const { locale, words } = wordsFor(compareWords);
          this.post({ type: 'words', locale, words: { ...compareWords, ...words } });
        }
        return this.show(await comparison.tell());
      case 'open':
        return source && this.open(source, message.row);
      case 'finding':
        return source && this.toFinding(source, message.finding);
      case 'reference':
        return source && comparison.compareWith(source);
      case 'remove':
        return source && comparison.takeOut(source);
      case 'accept':
        return comparison.accept(message.then, message.now);
      case 'again':
        return comparison.refresh();
      case 'add':
        return tabs.add(comparison);
      case 'drop':
        return tabs.add(comparison, dropped(message.uris));
      case 'export':
        return exportComparison(comparison);
      case 'copy':
        return exportComparison(comparison, 'markdown', 'copy');
      case 'fault':
        return log().error(`in the page of a comparison: ${message.text.slice(0, 4000)}`);
    }
  }

  private async open(source: Source, row: string | undefined): Promise<void> {
    // What was at a revision is text: the page is for files that somebody works on.
    if (source.ref !== undefined) return void (await showText(gitUri(source.uri, source.ref), this.beside));
    return row === undefined || isRunLog(source.uri)
      ? showReport(source.uri, this.beside)
      : this.tabs.revealRow(source.uri, row, this.beside);
  }

  private async toFinding(of: Source, id: string): Promise<void> {
    const { sources, pairs, view } = await this.comparison.tell();
    const file = placeOf(sources, of);
    const finding = pairs.find((pair) => pair.file === file)?.findings.find((one) => one.id === id);
    const source = finding && sources[finding.side === 'now' ? file : view.reference];
    if (!source) return;
    const uri = source.ref === undefined ? source.uri : gitUri(source.uri, source.ref);
    const document = await vscode.workspace.openTextDocument(uri);
    const { report, text } = readReport(document.getText());
    const [span] = report ? locateProblems(text, [{ path: sourcePath(report, finding.path), part: 'value' }]) : [];
    const range =
      span && new vscode.Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
    await showText(uri, this.beside, range);
  }
}

/** What was dropped: a list of addresses, a line each. */
function dropped(text: string): vscode.Uri[] {
  return text
    .slice(0, 100_000)
    .split(/\r?\n/)
    .flatMap((line): vscode.Uri[] => {
      if (!line.trim() || line.startsWith('#')) return [];
      try {
        return [vscode.Uri.parse(line.trim(), true)];
      } catch {
        return [];
      }
    });
}
