/** One tab of a comparison: what its page asks for. Two tabs of a split share the comparison. */
import * as vscode from 'vscode';
import { droppedUris } from '../../host/dropped';
import { PageSession } from '../../host/page-session';
import { allWordsFor } from '../../host/say';
import { isRunLog, showReport, showText } from '../../host/tabs';
import { locateProblems } from '../../core/report/locate';
import { readReport } from '../../core/report/read';
import { sourcePath } from '../../core/report/usable';
import { compareWords } from '../../core/messages/en/compare';
import type { Catalog } from '../../core/messages/messages';
import type { FromAnyPage } from '../../protocol/message';
import { notify } from '../../host/show';
import { whyUnreadable } from '../../host/unreadable';
import { titleOf, type Source } from '../../host/source';
import { rowViewSteps } from '../../core/compare/row-view';
import { inSlices } from '../../host/work';
import { placeOfSource } from './choices';
import type { Comparison, ShownComparison } from './comparison';
import { exportComparison } from './export';
import { isFromComparison, type FromComparison, type ToComparison } from '../../protocol/comparison';
import { gitUri } from '../../host/git';

/** What a tab can ask of those who own the tabs. */
export interface Tabs {
  /** Its tab is the active one now. */
  readonly active: (comparison: Comparison) => void;
  readonly add: (comparison: Comparison, dropped?: readonly vscode.Uri[]) => Promise<void>;
  readonly revealRow: (uri: vscode.Uri, row: string, column: vscode.ViewColumn) => Promise<void>;
}

export class ComparisonSession extends PageSession<FromComparison, ToComparison> {
  /** What is on the page. Messages name a source by its index here. */
  private shown?: ShownComparison;
  private version = 0;

  constructor(
    readonly comparison: Comparison,
    panel: vscode.WebviewPanel,
    private readonly tabs: Tabs,
  ) {
    super(panel, { name: 'comparison page', isFromPage: isFromComparison });
    this._register(panel.onDidChangeViewState(() => panel.active && tabs.active(comparison)));
    this._register(
      comparison.onDidChange((told) => {
        this.entitle();
        this.show(told);
      }),
    );
    this.entitle();
    tabs.active(comparison);
  }

  /** The column after this one, wherever the focus is just now. */
  private get beside(): vscode.ViewColumn {
    return Math.min((this.panel.viewColumn ?? vscode.ViewColumn.One) + 1, vscode.ViewColumn.Nine);
  }

  protected override words(): Catalog {
    return allWordsFor(compareWords);
  }

  protected override async sendAll(): Promise<void> {
    this.show(await this.comparison.tell());
  }

  private show(told: ShownComparison): void {
    this.shown = told;
    this.post({ type: 'show', version: ++this.version, view: told.view });
  }

  /**
   * VS Code 1.100 goes on showing what the comparison began with: there the title of a custom editor is its address.
   */
  private entitle(): void {
    const title = titleOf(this.comparison.sources);
    if (this.panel.title !== title) this.panel.title = title;
  }

  protected override async answer(message: Exclude<FromComparison, FromAnyPage>): Promise<void> {
    const { comparison, tabs } = this;
    const source = 'file' in message ? this.shown?.sources[message.file] : undefined;
    switch (message.type) {
      case 'open':
        return source && this.open(source, message.row);
      case 'finding':
        return source && this.toFinding(source, message.finding);
      case 'rows':
        return this.sendRows(message);
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
        return tabs.add(comparison, droppedUris(message.uris));
      case 'export':
        return exportComparison(comparison);
      case 'copy':
        return exportComparison(comparison, 'markdown', 'copy');
    }
  }

  /** A page that shows something else by then asks anew. */
  private async sendRows({ version, file, places }: Extract<FromComparison, { readonly type: 'rows' }>): Promise<void> {
    if (version !== this.version) return;
    const of = this.shown?.pairs.find((pair) => pair.file === file);
    const rows = of && (await inSlices(rowViewSteps(of.comparison, places)));
    if (rows && version === this.version) this.post({ type: 'rows', version, file, places, rows });
  }

  private async open(source: Source, row: string | undefined): Promise<void> {
    const { uri, ref } = source;
    // What was at a revision is text: the page is for files that somebody works on.
    const opened: Thenable<unknown> =
      ref !== undefined
        ? showText(gitUri(uri, ref), this.beside)
        : row === undefined || isRunLog(uri)
          ? showReport(uri, this.beside)
          : this.tabs.revealRow(uri, row, this.beside);
    await this.orSay(uri, opened);
  }

  /** A file may be gone by now: that is said in words. */
  private async orSay<Found>(uri: vscode.Uri, opening: Thenable<Found>): Promise<Found | undefined> {
    try {
      return await opening;
    } catch (error) {
      return void notify('warning', whyUnreadable(uri, error));
    }
  }

  private async toFinding(of: Source, id: string): Promise<void> {
    const { sources, pairs, view } = await this.comparison.tell();
    const file = placeOfSource(sources, of);
    const finding = pairs.find((pair) => pair.file === file)?.findings.find((one) => one.id === id);
    const source = finding && sources[finding.side === 'now' ? file : view.reference];
    if (!source) return;
    const uri = source.ref === undefined ? source.uri : gitUri(source.uri, source.ref);
    const document = await this.orSay(uri, vscode.workspace.openTextDocument(uri));
    if (!document) return;
    const { report, text } = readReport(document.getText());
    const [span] = report ? locateProblems(text, [{ path: sourcePath(report, finding.path), part: 'value' }]) : [];
    const range =
      span && new vscode.Range(document.positionAt(span.offset), document.positionAt(span.offset + span.length));
    await showText(uri, this.beside, range);
  }
}
