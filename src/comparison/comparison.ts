/** One comparison: what takes part, what of it can be read, and what it says; read again when a file or HEAD changes. */
import * as vscode from 'vscode';
import { Disposable } from '../editor/disposable';
import { say } from '../editor/say';
import { settingsFor } from '../editor/settings';
import { repositoryOf } from '../git/vscode-git';
import { compareReports } from '../compare/compare';
import { comparedFindings } from '../compare/findings';
import type { Accepted, ComparedFinding, PairComparison } from '../compare/model';
import { readParty, type ReadParty } from '../compare/party';
import { matrixView, pairView, type ComparisonView, type FileView } from '../compare/view';
import { word } from '../words/words';
import { shortName, shortRef, sourceKey, sourcesOf, type Source } from './address';
import { load } from './load';

/** What a reader chose on the page: kept by the address of the comparison. */
export interface Choice {
  readonly reference: number;
  readonly accepted: Accepted;
}

/** Typing and saving are followed at the pause after them. */
const pause = 250;
/** Reading that takes longer than this shows itself. */
const patience = 1000;

interface Pair {
  readonly file: number;
  readonly comparison: PairComparison;
  readonly findings: readonly ComparedFinding[];
}

interface Read {
  readonly text: string;
  readonly settings: string;
  readonly result: ReadParty;
}

export interface Told {
  readonly view: ComparisonView;
  readonly pairs: readonly Pair[];
}

export class Comparison extends Disposable implements vscode.CustomDocument {
  readonly sources: readonly Source[];
  private readonly changed = this._register(new vscode.EventEmitter<Told>());
  readonly onDidChange = this.changed.event;
  private readonly gone = new vscode.EventEmitter<void>();
  readonly onDidDispose = this.gone.event;
  private readonly known = new Map<string, Read>();
  private told: Promise<Told> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly uri: vscode.Uri, private choice: Choice, private readonly keep: (choice: Choice) => void) {
    super();
    this.sources = sourcesOf(uri);
    this.watch();
  }

  /** What it says now. Made once, until something changes. */
  tell(): Promise<Told> {
    return (this.told ??= this.make());
  }

  choose(choice: Partial<Choice>): void {
    this.choice = { ...this.choice, ...choice };
    this.keep(this.choice);
    this.refresh();
  }

  get chosen(): Choice {
    return this.choice;
  }

  refresh(): void {
    clearTimeout(this.timer);
    if (this.isDisposed) return;
    this.told = this.make();
    const mine = this.told;
    void mine.then((told) => {
      // Something newer may have been asked for meanwhile.
      if (this.told === mine && !this.isDisposed) this.changed.fire(told);
    });
  }

  override dispose(): void {
    clearTimeout(this.timer);
    super.dispose();
    this.gone.fire();
    this.gone.dispose();
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), pause);
  }

  private watch(): void {
    const files = new Set(this.sources.filter(({ ref }) => ref === undefined).map(({ uri }) => uri.toString()));
    const ours = (uri: vscode.Uri): void => {
      if (files.has(uri.toString())) this.soon();
    };
    this._register(vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => contentChanges.length > 0 && ours(document.uri)));
    this._register(vscode.workspace.onDidCloseTextDocument((document) => ours(document.uri)));
    this._register(vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('vmibench') && this.refresh()));
    for (const { uri, ref } of this.sources) {
      if (ref !== undefined) void this.watchHead(uri);
      else this.watchFile(uri, ours);
    }
  }

  private watchFile(uri: vscode.Uri, ours: (uri: vscode.Uri) => void): void {
    const name = (uri.path.split('/').pop() ?? '').replace(/[*?[\]{}]/g, '?');
    const watcher = this._register(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name)));
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) this._register(event(ours));
  }

  private async watchHead(uri: vscode.Uri): Promise<void> {
    const repository = await repositoryOf(uri);
    let commit = repository?.state.HEAD?.commit;
    if (!repository) return;
    this._register(repository.state.onDidChange(() => {
      const now = repository.state.HEAD?.commit;
      if (now === commit) return;
      commit = now;
      this.soon();
    }));
  }

  private async make(): Promise<Told> {
    const reads = await this.readAll();
    const parties = reads.map((read) => (read && 'party' in read ? read.party : undefined));
    const reference = parties[this.choice.reference] ? this.choice.reference : Math.max(0, parties.findIndex((party) => party !== undefined));
    const then = parties[reference];
    const pairs = then === undefined ? [] : parties.flatMap((now, file): Pair[] => {
      const source = this.sources[file];
      if (!now || file === reference || !source) return [];
      const settings = settingsFor(source.uri);
      const comparison = compareReports(then, now, settings.options, this.choice.accepted);
      return [{ file, comparison, findings: comparedFindings(comparison, settings.severities, new Date().toISOString().slice(0, 10)) }];
    });
    const view: ComparisonView = {
      files: this.sources.map((source, index) => fileView(source, this.sources, reads[index])),
      reference,
      pairs: pairs.map(({ file, comparison, findings }) => pairView(file, comparison, findings)),
      matrix: parties.filter(Boolean).length > 2 ? matrixView(this.sources.length, reference, pairs) : undefined,
    };
    return { view, pairs };
  }

  /** One after the other, so that a large file does not hold up the window; what takes long can be cancelled. */
  private async readAll(): Promise<readonly (ReadParty | undefined)[]> {
    const stop = new vscode.CancellationTokenSource();
    const all = (async () => {
      const reads: (ReadParty | undefined)[] = [];
      for (const source of this.sources) reads.push(stop.token.isCancellationRequested ? undefined : await this.read(source));
      return reads;
    })();
    const timer = setTimeout(() => void vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: say(word('compare.reading')), cancellable: true },
      (_progress, token) => {
        token.onCancellationRequested(() => stop.cancel());
        return all;
      },
    ), patience);
    try {
      return await all;
    } finally {
      clearTimeout(timer);
      stop.dispose();
    }
  }

  private async read(source: Source): Promise<ReadParty> {
    const loaded = await load(source);
    if ('why' in loaded) return loaded;
    const key = sourceKey(source);
    const settings = settingsFor(source.uri);
    const mark = JSON.stringify(settings.options);
    const known = this.known.get(key);
    if (known && known.text === loaded.text && known.settings === mark) return known.result;
    const result = readParty(shortName(source), loaded.text, settings);
    this.known.set(key, { text: loaded.text, settings: mark, result });
    return result;
  }
}

function fileView(source: Source, all: readonly Source[], read: ReadParty | undefined): FileView {
  const name = (source.uri.path.split('/').pop() ?? '');
  const twice = all.some((other) => other !== source && other.ref === source.ref && shortName(other) === shortName(source));
  const folder = twice ? vscode.workspace.asRelativePath(vscode.Uri.joinPath(source.uri, '..')) : undefined;
  const where = [source.ref === undefined ? undefined : shortRef(source.ref), folder].filter(Boolean).join(', ') || undefined;
  if (!read) return { name, where, trouble: word('compare.cancelled') };
  if ('why' in read) return { name, where, trouble: read.why };
  return { name, where, title: read.party.report.title, date: read.party.report.date };
}
