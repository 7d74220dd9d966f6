/** The files of the shelf as VS Code gives them: in folders of the workspace, on whatever file system these are. */
import * as vscode from 'vscode';
import type { AnalysisOptions } from '../../core/analysis/model';
import { decode } from '../../core/text/decode';
import { settingsFor } from '../../host/settings';
import { isRunLog } from '../../host/tabs';
import { loadRunLogReader } from '../../host/run-log-reader';
import { briefOf, briefOfRuns, unread, type Brief } from './brief';
import { bytesOf, stampOf } from '../../host/disk';
import { findInWorkspace } from '../../host/find';
import { saveFile } from '../../host/save';
import type { Kept, LibraryPlace, Stamp } from './library';
import { isComparable, comparableGlob } from '../../core/text/file-names';

export const maxWorkspaceFiles = 10_000;
/** Larger ones are listed and not read; bytes. */
const maxBytes = 20 * 1024 * 1024;
/** Of what is kept from one window to the next. */
const version = 2;

interface Judge {
  readonly options: AnalysisOptions;
  readonly mark: string;
}

export class WorkspacePlace implements LibraryPlace {
  private readonly judges = new Map<string, Judge>();

  /** @param storage where something may be kept for this workspace, if anywhere */
  constructor(private readonly storage: vscode.Uri | undefined) {}

  async list(): Promise<readonly string[]> {
    const found = await findInWorkspace(comparableGlob, isComparable, maxWorkspaceFiles);
    // A folder may lie in another one.
    return [...new Set(found.map((uri) => uri.toString()))].slice(0, maxWorkspaceFiles).sort();
  }

  async stat(key: string): Promise<Stamp> {
    return stampOf(vscode.Uri.parse(key));
  }

  async brief(key: string, { size }: Stamp): Promise<Brief> {
    if (size > maxBytes) return unread;
    const uri = vscode.Uri.parse(key);
    const text = decode(await bytesOf(uri));
    const { options } = this.judge(uri);
    if (!isRunLog(uri)) return briefOf(text, options);
    const { append, emptyRunLog, runsToReport, settled } = await loadRunLogReader();
    const log = settled(append(emptyRunLog, text));
    return briefOfRuns(runsToReport(log), log.count, options);
  }

  judgedBy(key: string): string {
    return this.judge(vscode.Uri.parse(key)).mark;
  }

  async remember(): Promise<Kept> {
    if (!this.file) return {};
    try {
      const kept = JSON.parse(decode(await vscode.workspace.fs.readFile(this.file))) as {
        version?: unknown;
        by?: unknown;
        files?: Kept;
      };
      return kept.version === version && kept.by === this.by && typeof kept.files === 'object' ? kept.files : {};
    } catch {
      // The first time, or a file of somebody else: everything is read.
      return {};
    }
  }

  async keep(files: Kept): Promise<void> {
    if (!this.file) return;
    try {
      await saveFile(this.file, new TextEncoder().encode(JSON.stringify({ version, by: this.by, files })));
    } catch {
      // Without a place to keep it everything is read again next time.
    }
  }

  /** To be called when settings have changed. */
  configure(): void {
    this.judges.clear();
  }

  /** Settings are those of a folder of the workspace: asked once, and not for each of its thousand files. */
  private judge(uri: vscode.Uri): Judge {
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? uri;
    const known = this.judges.get(folder.toString());
    if (known) return known;
    const { options } = settingsFor(folder);
    const made = { options, mark: JSON.stringify(options) };
    this.judges.set(folder.toString(), made);
    return made;
  }

  /** Another version of the extension may judge in another way. */
  private get by(): unknown {
    return (
      vscode.extensions.getExtension('vmibench.vmibench')?.packageJSON as { readonly version?: unknown } | undefined
    )?.version;
  }

  private get file(): vscode.Uri | undefined {
    return this.storage && vscode.Uri.joinPath(this.storage, 'shelf.json');
  }
}
