/** One panel of the report editor: what it was told, what it asks for, and what it has chosen. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { later } from '../../host/bundles';
import type { ExportSource } from './export';
import { log } from '../../host/log';
import { lighter, patchOf } from '../../protocol/patch';
import { isFromPage, type FromPage, type ToPage } from '../../protocol/report';
import type { ReportDocument, ReportText, State } from './report-document';
import { pageWords } from '../../core/messages/en/page';
import { runlogWords } from '../../core/messages/en/runlog';
import { wordsFor } from '../../host/say';
import { bannerOf, emptyReason, obstacles, Pages, type Behind } from './shown';
import { rowAsText, rowsAsTable } from '../../core/page-model/row-text';
import { showText } from '../../host/tabs';
import { savePicture } from './picture';
import { openArtifact } from './artifact';

/** Milliseconds in which a page that is shown again has said `ready`. */
const patience = 1000;

export class Session extends Disposable {
  /** The page is there and listens. A hidden page is destroyed, and says `ready` again when it is shown. */
  private listening = false;
  private late: ReturnType<typeof setTimeout> | undefined;
  private wanted: string | undefined;
  private choice: { readonly baseline: string; readonly candidate: string } | undefined;
  private readonly pages: Pages;
  /** Counts what was sent. The text's version does not do: choosing another pair changes the page, not the text. */
  private sent = 0;
  private shown: ReturnType<Pages['make']>;
  private empty = false;
  private banner = '';

  constructor(
    readonly report: ReportDocument<ReportText>,
    private readonly panel: vscode.WebviewPanel,
    private readonly fix?: (finding: string, fix: string) => Promise<void>,
    private readonly behind?: Behind,
  ) {
    super();
    this.pages = new Pages(report, behind);
    this._register(panel.webview.onDidReceiveMessage((message: unknown) => this.received(message)));
    this._register(
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.listening = false;
        else if (!this.listening) {
          // The state may change again before: only one of them waits, or the other would find a page that is gone.
          clearTimeout(this.late);
          this.late = setTimeout(() => this.catchUp(), patience);
        }
      }),
    );
    this._register({ dispose: () => clearTimeout(this.late) });
    this._register(report.onDidChange((state) => this.update(state)));
  }

  /** Brings a row into view, as soon as the page is there. A page that is only being opened is brought to the front by that. */
  reveal(key: string, opening = false): void {
    this.wanted = key;
    // Where it is: without a column VS Code moves it to wherever the focus is.
    if (!opening) this.panel.reveal(this.panel.viewColumn);
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
    if (key === undefined || !this.listening) return;
    this.wanted = undefined;
    // The page may show one candidate; a row of another brings its own with it.
    const row = this.report.against(this.choice?.baseline)?.rows.find((one) => one.key === key);
    if (row && this.shown && this.shown.head.candidate !== '' && row.subject !== this.shown.head.candidate) {
      this.choice = { baseline: this.shown.head.baseline, candidate: row.subject };
      this.update(this.report.fresh);
    }
    this.post({ type: 'reveal', key });
  }

  /**
   * VS Code may tell late that a page was hidden for a moment, when the page is back already and has said that it is ready:
   * it would wait for changes for ever. A page that is only slow says `ready` and gets everything once more.
   */
  private catchUp(): void {
    if (this.isDisposed || this.listening || !this.panel.visible) return;
    this.listening = true;
    this.showAll();
    this.revealWanted();
  }

  private post(message: ToPage): void {
    // A hidden page would lose it; it gets everything when it says `ready`.
    if (this.listening) void this.panel.webview.postMessage(message);
  }

  private showAll(): void {
    const state = this.report.fresh;
    const banner = bannerOf(this.report, state);
    this.shown = this.pages.make(state, this.choice);
    this.sent++;
    this.banner = JSON.stringify(banner);
    this.empty = !this.shown;
    const locale = vscode.env.language;
    this.post(
      this.shown
        ? { type: 'show', version: this.sent, locale, ...lighter(this.shown), banner }
        : { type: 'empty', locale, reason: emptyReason(state), banner },
    );
  }

  private update(state: State): void {
    if (!this.listening) return;
    const model = this.pages.make(state, this.choice);
    if (!model || !this.shown || this.empty) return this.showAll();
    const patch = patchOf(this.shown, model);
    this.shown = model;
    if (patch) this.post({ type: 'patch', since: this.sent, version: ++this.sent, ...patch });
    const banner = bannerOf(this.report, state);
    const text = JSON.stringify(banner);
    // A patched page takes its text for whole again.
    if (text !== this.banner || (patch && banner)) this.post({ type: 'banner', banner });
    this.banner = text;
  }

  private received(message: unknown): void {
    if (!isFromPage(message)) {
      log().warn(
        `the page sent something that is no message of ours: ${String(JSON.stringify(message)).slice(0, 200)}`,
      );
      return;
    }
    this.answer(message).catch((error: unknown) => {
      log().error(`could not answer "${message.type}"`, error);
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    });
  }

  private async answer(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.listening = true;
        this.post({ type: 'words', ...this.words() });
        this.showAll();
        return this.revealWanted();
      case 'ping':
        return void this.panel.webview.postMessage({ type: 'pong' } satisfies ToPage);
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
        return void (await vscode.commands.executeCommand(
          'vmibench.importResults',
          message.uris
            .split(/\r?\n/)
            .filter((uri) => uri && !uri.startsWith('#'))
            .slice(0, 1000),
        ));
      case 'png':
        return savePicture(this.report.uri, message.name, message.base64);
      case 'command':
        if (message.command === 'export') return (await later('compare')).exportFrom(this.exported);
        if (this.behind?.command(message.command)) return;
        return void (await vscode.commands.executeCommand(`vmibench.${message.command}`));
      case 'fault':
        return log().error(`in the page: ${message.text.slice(0, 4000)}`);
      case 'painted':
        return log().debug(`painted: ${message.what}`);
      case 'fix':
        return this.fix?.(message.finding, message.fix);
    }
  }

  private async toClipboard(keys: readonly unknown[], table: boolean): Promise<void> {
    const known = new Map(this.shown?.rows.map((row) => [row.key, row]));
    const rows = Array.isArray(keys) ? keys.flatMap((key) => known.get(String(key)) ?? []) : [];
    const [first] = rows;
    if (first) await vscode.env.clipboard.writeText(table ? rowsAsTable(rows) : rowAsText(first));
  }

  private words(): Pick<Extract<ToPage, { type: 'words' }>, 'locale' | 'words'> {
    const { locale, words } = wordsFor(pageWords);
    // What is wrong with lines of a log reaches no other page.
    return { locale, words: this.behind ? { ...runlogWords, ...words } : words };
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
