/** One panel of the report editor: what it was told, what it asks for, and what it has chosen. */
import * as vscode from 'vscode';
import { droppedUris } from '../../host/dropped';
import { PageSession } from '../../host/page-session';
import type { ExportSource } from './export';
import { log } from '../../host/log';
import type { FirstFrame } from '../../host/frame-html';
import type { PagePlace } from '../../host/frame';
import { breath, inSlices } from '../../host/work';
import { pack } from '../../protocol/pack';
import { patchOf } from '../../protocol/patch';
import type { Frames } from './frames';
import type { PageModel, RowView } from '../../core/page-model/model';
import type { FromAnyPage } from '../../protocol/message';
import { isFromPage, type FromPage, type ToPage } from '../../protocol/report';
import type { ReportDocument, ReportText, State } from './report-document';
import { pageWords } from '../../core/messages/en/page';
import { liveWords } from '../../core/messages/en/live';
import { runlogWords } from '../../core/messages/en/runlog';
import { allWordsFor, catalog, wordsFor } from '../../host/say';
import type { Catalog } from '../../core/messages/messages';
import { bannerOf, emptyReason, obstacles, Pages, type Behind } from './shown';
import { rowAsText, rowsAsTable } from '../../core/page-model/row-text';
import { bringToFront, showText } from '../../host/tabs';
import { savePicture } from './picture';
import { openArtifact } from './artifact';

/** Rows that travel together: few enough that packing and unpacking them holds up nobody. */
const rowsOfPart = 1000;

/** What a session has others do. */
export interface SessionActions {
  readonly frames: () => Promise<Frames>;
  /** Applies a fix of a finding to the text; absent where the text cannot be fixed from its page. */
  readonly fix?: (finding: string, fix: string) => Promise<void>;
  /** Asks for a format and a place, and exports. */
  readonly exportFrom: (source: ExportSource) => Promise<void>;
}

export class Session extends PageSession<FromPage, ToPage> {
  /** The row to bring into view as soon as the page is there. */
  private wanted: string | undefined;
  private choice: { readonly baseline: string; readonly candidate: string } | undefined;
  private readonly pages: Pages;
  /** Counts what was sent. The text's version does not do: choosing another pair changes the page, not the text. */
  private sent = 0;
  private shown: ReturnType<Pages['make']>;
  private empty = false;
  private banner = '';
  /** Whether rows of the shown version are still to be sent. */
  private sending = false;
  /** What the page keeps of its user's setup. */
  private kept: unknown;
  private frames: Frames | undefined;

  constructor(
    readonly report: ReportDocument<ReportText>,
    panel: vscode.WebviewPanel,
    place: PagePlace,
    private readonly actions: SessionActions,
    private readonly behind?: Behind,
  ) {
    super(panel, { name: 'report page', isFromPage }, place);
    this.pages = new Pages(report, behind);
    this._register(report.onDidEdit(() => this.frameIsOld()));
    this._register(report.onDidChange((state) => this.update(state)));
  }

  /**
   * Brings a row into view, as soon as the page is there. A page that is only being opened is brought to the front by
   * that.
   */
  reveal(key: string, opening = false): void {
    this.wanted = key;
    // Where it is: without a column VS Code moves it to wherever the focus is.
    if (!opening) void bringToFront(this.report.uri, () => this.panel.reveal(this.panel.viewColumn));
    this.revealWanted();
  }

  /** The panel that has the focus, or would get it. */
  get active(): boolean {
    return this.panel.active;
  }

  /** What is exported from here: the pair that the page shows. */
  get exported(): ExportSource {
    const { report, choice } = this;
    // A subject that was renamed away in the text is no choice any more.
    const known = (id: string | undefined): string | undefined =>
      report.fresh.good?.report.subjects.find((subject) => subject.id === id)?.id;
    return { report, baseline: known(choice?.baseline), candidate: known(choice?.candidate) };
  }

  /** The text of a row's number, beside the page. */
  showInText(key: string): Promise<void> {
    return this.toText({ type: 'text', key });
  }

  /** The page copies: it knows what is shown, and in which order. */
  copy(what: 'row' | 'table', key?: string): void {
    this.post({ type: 'copy', what, key });
  }

  private revealWanted(): void {
    const key = this.wanted;
    if (key === undefined || !this.isListening) return;
    this.wanted = undefined;
    // The page may show one candidate; a row of another brings its own with it.
    const row = this.report.against(this.choice?.baseline)?.rows.find((one) => one.key === key);
    if (row && this.shown && this.shown.head.candidate !== '' && row.subject !== this.shown.head.candidate) {
      this.choice = { baseline: this.shown.head.baseline, candidate: row.subject };
      this.update(this.report.fresh);
    }
    this.post({ type: 'reveal', key });
  }

  protected override async sendAll(): Promise<void> {
    await this.framesLoaded();
    this.showAll(await this.known());
    this.revealWanted();
  }

  protected override async firstFrame(): Promise<FirstFrame | undefined> {
    await this.framesLoaded();
    const { message } = this.everything(await this.known());
    return this.frames?.frameOf(message, this.kept, this.words());
  }

  /** The text as it is now and a model of it, made in slices; what the rules find in a long one follows. */
  private async known(): Promise<State> {
    for (;;) {
      const state = await this.report.judged();
      await inSlices(this.pages.making(state, this.choice));
      if (state.version === this.report.document.version || this.isDisposed) return state;
    }
  }

  /** Without them the page draws itself, and gets all rows at once. */
  private async framesLoaded(): Promise<void> {
    try {
      this.frames ??= await this.actions.frames();
    } catch (error) {
      log().error('no first frames', error);
    }
  }

  /** What a page is told that has nothing, and the model of which it shows the beginning. */
  private everything(state: State): {
    readonly message: Extract<ToPage, { type: 'show' | 'empty' }>;
    readonly model: PageModel | undefined;
  } {
    const banner = bannerOf(this.report, state);
    const model = this.pages.make(state, this.choice);
    const { locale } = catalog;
    if (!model) return { message: { type: 'empty', locale, reason: emptyReason(state), banner }, model };
    const begun = this.frames?.beginning(model, this.kept, this.words());
    const { rows, first } = begun ?? { rows: model.rows };
    const details = this.pages.details(state, rows, this.kept, this.choice);
    const version = this.sent + 1;
    return {
      message: { type: 'show', version, locale, model: { ...model, rows }, first, details, banner },
      model,
    };
  }

  private showAll(state: State): void {
    const { message, model } = this.everything(state);
    this.shown = model;
    this.sent++;
    this.banner = JSON.stringify(message.banner);
    this.empty = !model;
    this.post(message);
    this.sending = message.type === 'show' && message.first !== undefined;
    if (model && this.sending)
      this.sendRows(model.rows, this.sent).catch((error: unknown) => log().error('rows', error));
  }

  /** Sends rows in parts, between which others get their turn, as long as the page shows this version. */
  private async sendRows(rows: readonly RowView[], version: number): Promise<void> {
    for (let from = 0; from < rows.length; from += rowsOfPart) {
      await breath();
      if (this.sent !== version || !this.isListening || this.isDisposed) return;
      const part = rows.slice(from, from + rowsOfPart);
      const last = from + rowsOfPart >= rows.length;
      if (last) this.sending = false;
      this.post({ type: 'rows', version, packed: { count: part.length, rows: pack(part) }, last });
    }
  }

  private update(state: State): void {
    if (!this.isListening) return this.frameIsOld();
    const model = this.pages.make(state, this.choice);
    // A patch can only bring parts, not take them away.
    const less = this.shown?.live && !model?.live;
    if (!model || !this.shown || this.empty || less) return this.showAll(state);
    const patch = patchOf(this.shown, model);
    // A change of rows of which some are still on their way.
    if (patch && this.sending) return this.showAll(state);
    this.shown = model;
    if (patch) this.post({ type: 'patch', since: this.sent, version: ++this.sent, ...patch });
    const banner = bannerOf(this.report, state);
    const text = JSON.stringify(banner);
    // A patched page takes its text for whole again.
    if (text !== this.banner || (patch && banner)) this.post({ type: 'banner', banner });
    this.banner = text;
  }

  protected override async answer(message: Exclude<FromPage, FromAnyPage>): Promise<void> {
    switch (message.type) {
      case 'ui':
        this.kept = message.state;
        return;
      case 'detail': {
        const detail = this.pages.detail(this.report.fresh, message.key, this.choice);
        return detail && this.post({ type: 'detail', version: this.sent, detail });
      }
      case 'pivot':
        return this.post({
          type: 'pivot',
          version: this.sent,
          view: this.pages.pivot(this.report.fresh, message.varying, this.choice),
        });
      case 'values':
        return this.post({
          type: 'values',
          version: this.sent,
          view: this.pages.values(this.report.fresh, message.benchmarks, this.choice),
        });
      case 'choose':
        this.choice = { baseline: message.baseline, candidate: message.candidate };
        return this.update(this.report.fresh);
      case 'text':
        return this.toText(message);
      case 'link':
        return openLink(message.url);
      case 'artifact': {
        const path = this.pages.detail(this.report.fresh, message.key, this.choice)?.artifacts[message.index];
        return path === undefined ? undefined : openArtifact(this.report.uri, path);
      }
      case 'copy':
        return this.toClipboard(message.rows, message.table);
      case 'drop':
        return void (await vscode.commands.executeCommand('vmibench.importResults', droppedUris(message.uris)));
      case 'picture':
        return savePicture(this.report.uri, message);
      case 'command':
        if (message.command === 'export') return this.actions.exportFrom(this.exported);
        if (this.behind?.command(message.command)) return;
        return void (await vscode.commands.executeCommand(
          `vmibench.${message.command}`,
          ...this.given(message.command),
        ));
      case 'painted':
        return log().debug(`painted: ${message.what}`);
      case 'fix':
        return this.actions.fix?.(message.finding, message.fix);
    }
  }

  /** What a command is about: a file of another kind may be the output of a tool, and is imported itself. */
  private given(command: string): readonly vscode.Uri[] {
    const isForeign = command === 'importResults' && emptyReason(this.report.fresh) === 'foreign';
    return isForeign ? [this.report.uri] : [];
  }

  private async toClipboard(keys: readonly unknown[], table: boolean): Promise<void> {
    const known = new Map(this.shown?.rows.map((row) => [row.key, row]));
    const rows = Array.isArray(keys) ? keys.flatMap((key) => known.get(String(key)) ?? []) : [];
    const [first] = rows;
    if (first) await vscode.env.clipboard.writeText(table ? rowsAsTable(rows) : rowAsText(first));
  }

  protected override words(): Catalog {
    const { locale, words } = wordsFor(pageWords);
    // Problems in the lines of a log, and what writes them, reach no other page.
    return { locale, words: this.behind ? { ...runlogWords, ...allWordsFor(liveWords).words, ...words } : words };
  }

  private async toText(target: Extract<FromPage, { type: 'text' }>): Promise<void> {
    const { behind } = this;
    if (behind) {
      const finding = this.shown?.findings.find((one) => one.id === target.finding);
      return behind.showLine(finding?.line ?? behind.lineOf(target.key));
    }
    const range = this.rangeOf(target);
    await showText(this.report.uri, vscode.ViewColumn.Beside, range);
  }

  private rangeOf({ key, finding, banner }: Extract<FromPage, { type: 'text' }>): vscode.Range | undefined {
    const { report } = this;
    const state = report.fresh;
    if (key !== undefined) {
      const row = report.against(this.choice?.baseline)?.rows.find((one) => one.key === key);
      return row && report.rangesInReport([row.path])[0];
    }
    if (banner) {
      const [first] = obstacles(state);
      return first && report.ranges([first], 'read')[0];
    }
    const found = state.findings.filter((one) => one.id === finding);
    return report.rangesOf(found)[0]?.range;
  }
}

/** Only what a browser opens; `file:` and `command:` addresses of a report lead nowhere. */
async function openLink(url: string): Promise<void> {
  let address: URL;
  try {
    address = new URL(url);
  } catch {
    return log().warn('the page asked for something that is no address');
  }
  if (address.protocol !== 'https:' && address.protocol !== 'http:')
    return log().warn(`the page asked for a ${address.protocol} address`);
  await vscode.env.openExternal(vscode.Uri.parse(address.href, true));
}
