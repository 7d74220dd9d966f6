/** The files of the shelf as VS Code gives them: in folders of the workspace, on whatever file system these are. */
import * as vscode from 'vscode';
import { decode } from '../comparison/load';
import { settingsFor } from '../editor/settings';
import { isRunLog } from '../editor/text';
import { later } from '../later/load';
import { briefOf, briefOfRuns, unread, type Brief } from './brief';
import type { Kept, Place, Stamp } from './library';
import { walk } from './walk';

export const mostFiles = 10_000;
/** Larger ones are listed and not read; bytes. */
const mostBytes = 20 * 1024 * 1024;
/** File systems that VS Code itself searches. */
const searched = new Set(['file', 'vscode-remote']);
/** Of what is kept from one window to the next. */
const version = 2;

export const shelfFiles = '**/*.{vmibench.json,vmiruns.jsonl}';
const isOnShelf = (name: string): boolean => /\.(vmibench\.json|vmiruns\.jsonl)$/i.test(name);

export class WorkspacePlace implements Place {
  /** @param storage where something may be kept for this workspace, if anywhere */
  constructor(private readonly storage: vscode.Uri | undefined) {}

  async list(): Promise<readonly string[]> {
    const found = await vscode.workspace.findFiles(shelfFiles, undefined, mostFiles);
    // A folder that comes from elsewhere (a repository on the web, an archive) may have no search: it is walked.
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => !searched.has(uri.scheme) && !found.some((one) => one.toString().startsWith(uri.toString())));
    const walked = await Promise.all(folders.map(({ uri }) => walk(uri.toString(), readDirectory, isOnShelf, mostFiles)));
    return [...found.map((uri) => uri.toString()), ...walked.flat()].slice(0, mostFiles).sort();
  }

  async stat(key: string): Promise<Stamp> {
    return vscode.workspace.fs.stat(vscode.Uri.parse(key));
  }

  async brief(key: string, { size }: Stamp): Promise<Brief> {
    if (size > mostBytes) return unread;
    const uri = vscode.Uri.parse(key);
    const text = decode(await vscode.workspace.fs.readFile(uri));
    const { options } = settingsFor(uri);
    if (!isRunLog(uri)) return briefOf(text, options);
    const { append, emptyRunLog, runsToReport, settled } = await later('import');
    const log = settled(append(emptyRunLog, text));
    return briefOfRuns(runsToReport(log), log.count, options);
  }

  judgedBy(key: string): string {
    return JSON.stringify(settingsFor(vscode.Uri.parse(key)).options);
  }

  async remember(): Promise<Kept> {
    if (!this.file) return {};
    try {
      const kept = JSON.parse(decode(await vscode.workspace.fs.readFile(this.file))) as { version?: unknown; by?: unknown; files?: Kept };
      return kept.version === version && kept.by === this.by && typeof kept.files === 'object' ? kept.files : {};
    } catch {
      // The first time, or a file of somebody else: everything is read.
      return {};
    }
  }

  async keep(files: Kept): Promise<void> {
    if (!this.file) return;
    try {
      await vscode.workspace.fs.writeFile(this.file, new TextEncoder().encode(JSON.stringify({ version, by: this.by, files })));
    } catch {
      // Without a place to keep it everything is read again next time.
    }
  }

  /** Another version of the extension may judge in another way. */
  private get by(): unknown {
    return (vscode.extensions.getExtension('vmibench.vmibench')?.packageJSON as { readonly version?: unknown } | undefined)?.version;
  }

  private get file(): vscode.Uri | undefined {
    return this.storage && vscode.Uri.joinPath(this.storage, 'shelf.json');
  }
}

async function readDirectory(folder: string): Promise<readonly { readonly key: string; readonly name: string; readonly folder: boolean }[]> {
  const uri = vscode.Uri.parse(folder);
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.map(([name, type]) => ({ key: vscode.Uri.joinPath(uri, name).toString(), name, folder: type === vscode.FileType.Directory }));
}
