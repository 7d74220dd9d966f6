/**
 * The extension's end of one page. VS Code destroys a page that is hidden and makes it anew when it is shown, so a page
 * says `ready` whenever it has nothing, and gets everything; in between it gets changes.
 */
import type * as vscode from 'vscode';
import type { Catalog } from '../core/messages/messages';
import type { FromAnyPage, ToAnyPage } from '../protocol/message';
import { Disposable } from './disposable';
import { showFailure } from './failure';
import type { PagePlace } from './frame';
import type { FirstFrame } from './frame-html';
import { log } from './log';
import { pageWaits } from './work';

/** Milliseconds within which a page that is shown again has said `ready`, unless it was there all along. */
const readyWithinMs = 1000;

/**
 * Milliseconds after the last change until a hidden page gets another first frame: nobody sees it while somebody types.
 */
const renewAfterMs = 1000;

/** Characters of what a page sends that go into the log. */
const maxLogged = { fault: 4000, unknown: 200 };

export interface PageProtocol<From> {
  /** What the log calls the page. */
  readonly name: string;
  readonly isFromPage: (value: unknown) => value is From;
}

export abstract class PageSession<From extends { readonly type: string }, To> extends Disposable {
  /** Whether the page is there and hears what is posted. */
  private listening = false;
  private late: ReturnType<typeof setTimeout> | undefined;
  private renewal: ReturnType<typeof setTimeout> | undefined;
  /** Whether the page's HTML has a first frame. */
  private framed = false;

  /** @param place where pages with a first frame are loaded by their session; others are by who makes the panel */
  constructor(
    protected readonly panel: vscode.WebviewPanel,
    private readonly protocol: PageProtocol<From>,
    private readonly place?: PagePlace,
  ) {
    super();
    this._register(panel.webview.onDidReceiveMessage((message: unknown) => this.received(message)));
    this._register(panel.onDidChangeViewState(() => this.visibilityChanged()));
    this._register(panel.onDidDispose(() => this.dispose()));
    this._register({
      dispose: () => {
        clearTimeout(this.late);
        clearTimeout(this.renewal);
      },
    });
  }

  /** Draws what the page would show now, for its HTML; nothing where that cannot be drawn. */
  protected firstFrame(): Promise<FirstFrame | undefined> {
    return Promise.resolve(undefined);
  }

  /** Loads the page with its first frame: once, by who makes the session. */
  load(): void {
    this.run('load', () => pageWaits(async () => this.loadFrame(await this.drawn())));
  }

  /**
   * To be called when a page shows something else than its HTML. VS Code loads that HTML again when a hidden page comes
   * back, so an old frame goes at once, and a new one comes when there is time.
   */
  protected frameIsOld(): void {
    if (this.panel.visible) return;
    if (this.framed) this.run('load', () => this.loadFrame(undefined));
    clearTimeout(this.renewal);
    this.renewal = setTimeout(() => this.renew(), renewAfterMs);
  }

  private renew(): void {
    clearTimeout(this.renewal);
    this.run('load', async () => {
      const frame = await this.drawn();
      // Set while the page is there, it would load it again.
      if (!this.panel.visible) await this.loadFrame(frame);
    });
  }

  private async drawn(): Promise<FirstFrame | undefined> {
    if (this.isDisposed) return undefined;
    try {
      return await this.firstFrame();
    } catch (error) {
      // The page draws itself then, a little later.
      log().error(`${this.protocol.name}: no first frame`, error);
      return undefined;
    }
  }

  private async loadFrame(frame: FirstFrame | undefined): Promise<void> {
    if (this.isDisposed) return;
    this.framed = frame !== undefined;
    await this.place?.load(frame);
  }

  /** The sentences that the page can show. */
  protected abstract words(): Catalog;
  /** Posts everything the page shows, to a page that has nothing. */
  protected abstract sendAll(): Promise<void> | void;
  protected abstract answer(message: Exclude<From, FromAnyPage>): Promise<void> | void;

  protected get isListening(): boolean {
    return this.listening;
  }

  /** Posts to the page if it listens. A hidden page would lose the message; it gets everything when it is `ready`. */
  protected post(message: To | ToAnyPage): void {
    if (this.listening && !this.isDisposed) void this.panel.webview.postMessage(message);
  }

  /**
   * VS Code may report late that a page was hidden for a moment, when the page is back and has said `ready` already; it
   * would wait for changes forever. A page that is merely slow gets everything twice.
   */
  private visibilityChanged(): void {
    if (!this.panel.visible) {
      this.listening = false;
      if (this.place) this.renew();
    } else clearTimeout(this.renewal);
    if (!this.panel.visible || this.listening) return;
    clearTimeout(this.late);
    this.late = setTimeout(() => {
      if (this.isDisposed || this.listening || !this.panel.visible) return;
      this.listening = true;
      this.run('ready', () => pageWaits(() => this.sendAll()));
    }, readyWithinMs);
  }

  private received(message: unknown): void {
    const { name, isFromPage } = this.protocol;
    if (!isFromPage(message)) {
      const start = String(JSON.stringify(message)).slice(0, maxLogged.unknown);
      return log().warn(`${name}: unknown message ${start}`);
    }
    const common = message as FromAnyPage;
    switch (common.type) {
      case 'ready':
        this.listening = true;
        this.post({ type: 'words', ...this.words() });
        return this.run('ready', () => pageWaits(() => this.sendAll()));
      case 'ping':
        return void this.panel.webview.postMessage({ type: 'pong' } satisfies ToAnyPage);
      case 'fault':
        return log().error(`${name}: ${common.text.slice(0, maxLogged.fault)}`);
      default:
        return this.run(message.type, () => this.answer(message as Exclude<From, FromAnyPage>));
    }
  }

  private run(what: string, work: () => Promise<void> | void): void {
    Promise.resolve()
      .then(work)
      .catch((error: unknown) => showFailure(`${this.protocol.name}: could not answer "${what}"`, error));
  }
}
