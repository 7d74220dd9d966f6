/** One history as VS Code's tabs share it: read when first shown, and again when a file, HEAD or a setting changes. */
import * as vscode from 'vscode';
import { historyView } from '../../core/compare/history-view';
import { fileKind, reportGlob } from '../../core/text/file-names';
import { Disposable } from '../../host/disposable';
import { log } from '../../host/log';
import { word } from '../../core/messages/messages';
import { HistoryReader, type HistoryOf, type LoadedHistory } from './history';
import type { GitReader } from './git';
import { Watch } from '../../host/watch';
import { work } from '../../host/work';

/** Typing, saving and a checkout are followed at the pause after them; milliseconds. */
const pause = 300;

export class HistoryDocument extends Disposable implements vscode.CustomDocument {
  private readonly changed = this._register(new vscode.EventEmitter<LoadedHistory>());
  readonly onDidChange = this.changed.event;
  private readonly reader: HistoryReader | undefined;
  private told: Promise<LoadedHistory> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly uri: vscode.Uri,
    of: HistoryOf | undefined,
    git: GitReader | undefined,
  ) {
    super();
    this.reader = of && new HistoryReader(of, git);
    if (of) this.watch(of);
  }

  /** What it says now. Read once, until something changes. */
  tell(): Promise<LoadedHistory> {
    return (this.told ??= this.load());
  }

  override dispose(): void {
    clearTimeout(this.timer);
    super.dispose();
  }

  private async load(): Promise<LoadedHistory> {
    const { reader } = this;
    if (!reader) return nothing('history.nothing');
    try {
      return await work((one) => reader.load(one));
    } catch (error) {
      log().error('could not read the history', error);
      return nothing('history.failed');
    }
  }

  private watch(of: HistoryOf): void {
    this._register(
      vscode.workspace.onDidChangeConfiguration(
        (event) => event.affectsConfiguration('vmibench', of.uri) && this.soon(),
      ),
    );
    if (of.kind !== 'series')
      return void this._register(
        new Watch([{ uri: of.uri }, ...(of.kind === 'git' ? [{ uri: of.uri, ref: 'HEAD' }] : [])], () => this.soon()),
      );
    const files = this._register(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(of.uri, reportGlob)),
    );
    for (const event of [files.onDidChange, files.onDidCreate, files.onDidDelete])
      this._register(event(() => this.soon()));
    const inside = ({ uri }: vscode.TextDocument): boolean =>
      uri.toString().startsWith(`${of.uri.toString()}/`) && fileKind(uri.path) === 'report';
    this._register(
      vscode.workspace.onDidChangeTextDocument(
        ({ document, contentChanges }) => contentChanges.length > 0 && inside(document) && this.soon(),
      ),
    );
  }

  private soon(): void {
    clearTimeout(this.timer);
    // Nobody has asked yet: then the first who asks reads it as it is.
    if (!this.told || this.isDisposed) return;
    this.timer = setTimeout(() => this.refresh(), pause);
  }

  private refresh(): void {
    if (this.isDisposed) return;
    const mine = this.load();
    this.told = mine;
    void mine.then((told) => {
      // Something newer may have been asked for meanwhile.
      if (this.told === mine && !this.isDisposed) this.changed.fire(told);
    });
  }
}

function nothing(key: 'history.nothing' | 'history.failed'): LoadedHistory {
  return { view: historyView([], [], [], word(key)), sources: [] };
}
