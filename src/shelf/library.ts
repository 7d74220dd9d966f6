/** The reports of the workspace, each read once as long as it does not change, a few at a time. */
import * as vscode from 'vscode';
import { decode } from '../comparison/load';
import { Disposable } from '../editor/disposable';
import { settingsFor } from '../editor/settings';
import { briefOf, type Brief } from './brief';
import type { Shelved } from './group';

interface Known {
  readonly mtime: number;
  readonly size: number;
  readonly brief: Brief;
}

const mostFiles = 10_000;
// Each read waits for a way through VS Code's window and back, and not for the disk.
const atOnce = 32;
/** Larger ones are listed and not read. */
const mostBytes = 20 * 1024 * 1024;
/** The tree is drawn again at most so often while it fills. */
const beat = 200;
/** What is known is kept for the next window this long after the last was read. */
const quiet = 2000;
const version = 1;

export class Library extends Disposable {
  private readonly files = new Map<string, Known | undefined>();
  /** What an earlier window knew; taken over where size and time are still the same. */
  private earlier: Readonly<Record<string, Known>> = {};
  private readonly queue = new Set<string>();
  private working: Promise<void> | undefined;
  private started: Promise<void> | undefined;
  private readonly changed = this._register(new vscode.EventEmitter<void>());
  readonly onDidChange = this.changed.event;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keeping: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly storage: vscode.Uri | undefined) {
    super();
    const watcher = this._register(vscode.workspace.createFileSystemWatcher('**/*.vmibench.json'));
    const look = (uri: vscode.Uri): void => {
      if (this.started) this.add(uri.toString());
    };
    this._register(watcher.onDidChange(look));
    this._register(watcher.onDidCreate((uri) => {
      look(uri);
      this.tell();
    }));
    // A folder that goes is told once, and not for each file in it.
    this._register(vscode.workspace.createFileSystemWatcher('**/*', true, true, false)).onDidDelete((uri) => this.forget(uri.toString()));
  }

  get entries(): readonly Shelved[] {
    return [...this.files].map(([key, known]) => ({ key, name: decodeURIComponent(key.split('/').pop() ?? ''), brief: known?.brief }));
  }

  /** Finds the reports, and reads them in the background. */
  start(): Promise<void> {
    return (this.started ??= this.find());
  }

  /** Ends when everything that is known of now has been read. */
  get ready(): Promise<void> {
    return Promise.resolve(this.started).then(() => this.working);
  }

  override dispose(): void {
    clearTimeout(this.timer);
    clearTimeout(this.keeping);
    super.dispose();
  }

  private async find(): Promise<void> {
    const [uris] = await Promise.all([vscode.workspace.findFiles('**/*.vmibench.json', undefined, mostFiles), this.remember()]);
    for (const uri of uris) this.files.set(uri.toString(), undefined);
    // The names are there at once; what is in the files follows.
    this.changed.fire();
    for (const uri of uris) this.add(uri.toString());
  }

  private forget(gone: string): void {
    if (this.files.size === 0) return;
    const before = this.files.size;
    this.files.delete(gone);
    for (const key of this.files.keys()) if (key.startsWith(`${gone}/`)) this.files.delete(key);
    if (this.files.size !== before) this.tell();
  }

  private add(key: string): void {
    if (!this.files.has(key)) this.files.set(key, undefined);
    this.queue.add(key);
    this.working ??= this.work().finally(() => (this.working = undefined));
  }

  private async work(): Promise<void> {
    await vscode.window.withProgress({ location: { viewId: 'vmibench.shelf' } }, async () => {
      const worker = async (): Promise<void> => {
        for (const key of this.queue) {
          this.queue.delete(key);
          if (this.isDisposed) return;
          await this.read(key);
          this.tell();
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
    });
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => void this.keep(), quiet);
  }

  private async read(key: string): Promise<void> {
    const uri = vscode.Uri.parse(key);
    try {
      const { mtime, size } = await vscode.workspace.fs.stat(uri);
      const known = this.files.get(key) ?? (Object.hasOwn(this.earlier, key) ? this.earlier[key] : undefined);
      if (known && known.mtime === mtime && known.size === size) return void this.files.set(key, known);
      if (size > mostBytes) return void this.files.set(key, { mtime, size, brief: { state: 'read', benchmarks: [] } });
      const text = decode(await vscode.workspace.fs.readFile(uri));
      this.files.set(key, { mtime, size, brief: briefOf(text, settingsFor(uri).options) });
    } catch {
      this.files.delete(key);
    }
  }

  private tell(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.changed.fire();
    }, beat);
  }

  private get file(): vscode.Uri | undefined {
    return this.storage && vscode.Uri.joinPath(this.storage, 'shelf.json');
  }

  private async remember(): Promise<void> {
    if (!this.file) return;
    try {
      const kept = JSON.parse(decode(await vscode.workspace.fs.readFile(this.file))) as { version?: unknown; files?: Readonly<Record<string, Known>> };
      if (kept.version === version && typeof kept.files === 'object') this.earlier = kept.files;
    } catch {
      // The first time, or a file of somebody else: everything is read.
    }
  }

  private async keep(): Promise<void> {
    if (!this.file || this.isDisposed) return;
    const files = Object.fromEntries([...this.files].filter(([, known]) => known !== undefined));
    try {
      await vscode.workspace.fs.writeFile(this.file, new TextEncoder().encode(JSON.stringify({ version, files })));
    } catch {
      // Without a place to keep it everything is read again next time.
    }
  }
}
