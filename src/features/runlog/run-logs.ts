/**
 * The open run logs: read once however many show them, again at every change. A log that grows ten times a second is
 * shown a few times a second, and only what was added is read.
 */
import * as vscode from 'vscode';
import { lastPart } from '../../core/text/file-names';
import { decode, withoutMark } from '../../core/text/decode';
import type { LivePlan } from '../../core/plan/live';
import { Disposable } from '../../host/disposable';
import { log as channel } from '../../host/log';
import { ReportDocument } from '../report-page/report-document';
import { section, settingsFor } from '../../host/settings';
import type { RunLogReader } from '../../core/import/runlog/reader';
import { livePlanOf } from '../../host/live-plan';
import { loadRunLogReader } from '../../host/run-log-reader';
import { RunLogText } from './run-log-text';

export const runLogLanguage = 'vmiruns';

/** How long a change may wait; it is not put off by further ones. */
const pause = 300;
/** How long VS Code gets to follow the file by itself before it is read past it. */
const patience = 1500;
const largest = 50 * 1024 * 1024;

export class RunLogDocument extends Disposable {
  readonly report: ReportDocument<RunLogText>;
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private late: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly document: vscode.TextDocument,
    reader: RunLogReader,
    /** Follows the plan that writes the log. */
    readonly live?: LivePlan,
  ) {
    super();
    const text = new RunLogText(document.uri, reader);
    text.update(document.getText());
    this.report = this._register(new ReportDocument(text, settingsFor(document)));
    const { uri } = document;
    if (uri.scheme === 'untitled') return;
    // VS Code follows files of the workspace; this one it shall follow wherever it lies, and whatever is excluded.
    const watcher = this._register(
      vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), lastPart(uri.path).replace(/[[\]{}*?]/g, '?')),
        true,
        false,
        true,
      ),
    );
    this._register(
      watcher.onDidChange((changed) => {
        if (changed.toString() === uri.toString()) this.fileChanged();
      }),
    );
  }

  get text(): RunLogText {
    return this.report.document;
  }

  /** The text was changed, by somebody who types or because VS Code read the file again. */
  edited(): void {
    clearTimeout(this.late);
    this.late = undefined;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.take(this.document.getText());
    }, pause);
  }

  configure(): void {
    this.report.configure(settingsFor(this.document));
  }

  override dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.late);
    this.report.document.isClosed = true;
    super.dispose();
  }

  private take(text: string): void {
    if (this.isDisposed || !this.text.update(text)) return;
    // Asking for the fresh state reads it and tells the pages.
    void this.report.fresh;
    this.changed.fire();
  }

  private fileChanged(): void {
    const { version } = this.document;
    this.late ??= setTimeout(() => {
      this.late = undefined;
      if (this.isDisposed || this.document.isDirty || this.document.version !== version) return;
      this.readFile().catch((error: unknown) =>
        channel().warn(`could not read ${this.document.uri.toString()}`, error),
      );
    }, patience);
  }

  private async readFile(): Promise<void> {
    const { uri } = this.document;
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size <= largest) this.take(withoutMark(decode(await vscode.workspace.fs.readFile(uri))));
  }
}

export class RunLogs extends Disposable {
  private readonly open = new Map<string, RunLogDocument>();
  private readonly changed = this._register(new vscode.EventEmitter<RunLogDocument>());
  readonly onDidChange = this.changed.event;

  constructor() {
    super();
    this._register(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.open.get(document.uri.toString())?.edited();
      }),
    );
    this._register(vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        for (const one of this.open.values()) if (event.affectsConfiguration(section, one.document)) one.configure();
      }),
    );
  }

  async of(document: vscode.TextDocument): Promise<RunLogDocument> {
    const [reader, live] = await Promise.all([loadRunLogReader(), livePlanOf(document.getText())]);
    const key = document.uri.toString();
    const known = this.open.get(key);
    if (known && known.document === document) return known;
    this.forget(document);
    const made = new RunLogDocument(document, reader, live);
    made.onDidChange(() => this.changed.fire(made));
    this.open.set(key, made);
    return made;
  }

  override dispose(): void {
    super.dispose();
    for (const one of this.open.values()) one.dispose();
    this.open.clear();
  }

  private forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.open.get(key)?.dispose();
    this.open.delete(key);
  }
}
