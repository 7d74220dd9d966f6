/** Finds files below a folder, on any file system. */
import * as vscode from 'vscode';
import { walk, type EntryKind, type FolderEntry } from '../core/text/walk';
import { log } from './log';

/** File systems that VS Code itself searches. */
const searched = new Set(['file', 'vscode-remote']);

/** How long a search by VS Code may take. */
const patienceMs = 1000;
/** A slow file system needs minutes for more. */
const maxFolders = 500;
const skippedFolders = new Set(['node_modules', '.git']);

/**
 * In no particular order. Virtual file systems (a repository on the web, an archive) may have no search; where it finds
 * nothing, the folder is walked.
 * @param glob of the path within the folder
 * @param wanted the same for a file's name
 */
export async function findIn(
  folder: vscode.Uri,
  glob: string,
  wanted: (name: string) => boolean,
  most: number,
): Promise<vscode.Uri[]> {
  const pattern = new vscode.RelativePattern(folder, glob);
  if (searched.has(folder.scheme)) return vscode.workspace.findFiles(pattern, undefined, most);
  const found = await inTime((token) => vscode.workspace.findFiles(pattern, undefined, most, token));
  if (found && found.length > 0) return found;
  return walkFor(folder, wanted, most);
}

/** Files near the folder first, in case there are too many. A folder that cannot be read counts as empty. */
async function walkFor(folder: vscode.Uri, wanted: (name: string) => boolean, maxFiles: number): Promise<vscode.Uri[]> {
  const found: vscode.Uri[] = [];
  const steps = walk(folder.toString(), {
    readDirectory,
    wanted: ({ name, kind }) => kind === 'file' && wanted(name),
    enters: (name) => !skippedFolders.has(name),
    order: 'breadth',
    maxFiles,
    maxFolders,
  });
  for await (const step of steps) {
    if (step.kind === 'file') found.push(vscode.Uri.parse(step.key));
    if (step.kind === 'limit') log().warn(`stopped looking in ${folder.toString()} after ${step.n} ${step.of}`);
  }
  return found;
}

/** In all folders of the workspace. Where one lies in another, its files come twice. */
export async function findInWorkspace(
  glob: string,
  wanted: (name: string) => boolean,
  most: number,
): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (await Promise.all(folders.map(({ uri }) => findIn(uri, glob, wanted, most)))).flat();
}

/** In a window without any search provider VS Code waits for one. */
async function inTime<T>(ask: (token: vscode.CancellationToken) => Thenable<T>): Promise<T | undefined> {
  const stop = new vscode.CancellationTokenSource();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patienceMs);
  });
  try {
    return await Promise.race([ask(stop.token), late]);
  } finally {
    clearTimeout(timer);
    stop.cancel();
    stop.dispose();
  }
}

/** For `walk`: keys are addresses. */
export async function readDirectory(folder: string): Promise<readonly FolderEntry[]> {
  const uri = vscode.Uri.parse(folder);
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.map(([name, type]) => ({ key: vscode.Uri.joinPath(uri, name).toString(), name, kind: kindOf(type) }));
}

/** VS Code has looked where a link leads. */
function kindOf(type: vscode.FileType): EntryKind {
  if ((type & vscode.FileType.Directory) === 0) return 'file';
  return (type & vscode.FileType.SymbolicLink) === 0 ? 'folder' : 'link';
}
