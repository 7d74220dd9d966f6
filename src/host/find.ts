/** Files of a folder, on whatever file system it is: finding, looking at and reading many of them. */
import * as vscode from 'vscode';
import { walk } from './walk';

/** File systems that VS Code itself searches. */
const searched = new Set(['file', 'vscode-remote']);

/** Milliseconds for a search by others. */
const patience = 1000;

/**
 * In no order. A folder that comes from elsewhere (a repository on the web, an archive) may have no search: where that
 * finds nothing the folder is walked.
 * @param glob of the path within the folder
 * @param wanted tells by its name whether a file is meant
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
  return (await walk(folder.toString(), readDirectory, wanted, most)).map((key) => vscode.Uri.parse(key));
}

/** The same in all folders of the workspace; where one lies in another its files come twice. */
export async function findInWorkspace(
  glob: string,
  wanted: (name: string) => boolean,
  most: number,
): Promise<vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (await Promise.all(folders.map(({ uri }) => findIn(uri, glob, wanted, most)))).flat();
}

/** In a window in which nothing can be searched VS Code waits for somebody who can. */
async function inTime<T>(ask: (token: vscode.CancellationToken) => Thenable<T>): Promise<T | undefined> {
  const stop = new vscode.CancellationTokenSource();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([ask(stop.token), late]);
  } finally {
    clearTimeout(timer);
    stop.cancel();
    stop.dispose();
  }
}

async function readDirectory(
  folder: string,
): Promise<readonly { readonly key: string; readonly name: string; readonly folder: boolean }[]> {
  const uri = vscode.Uri.parse(folder);
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.map(([name, type]) => ({
    key: vscode.Uri.joinPath(uri, name).toString(),
    name,
    folder: type === vscode.FileType.Directory,
  }));
}

interface Node {
  readonly versions?: { readonly node?: string };
  readonly getBuiltinModule?: (name: string) => unknown;
}

/** The disk, where the host is Node and the file lies on it: VS Code's own way goes through its window for each file. */
function diskOf({ scheme }: vscode.Uri): typeof import('node:fs/promises') | undefined {
  const { process } = globalThis as { readonly process?: Node };
  if (scheme !== 'file' || process?.versions?.node === undefined) return undefined;
  return process.getBuiltinModule?.('node:fs/promises') as typeof import('node:fs/promises') | undefined;
}

/** @throws where there is no such file */
export async function stampOf(uri: vscode.Uri): Promise<{ readonly mtime: number; readonly size: number }> {
  const disk = diskOf(uri);
  if (!disk) return vscode.workspace.fs.stat(uri);
  const { mtimeMs, size } = await disk.stat(uri.fsPath);
  return { mtime: Math.floor(mtimeMs), size };
}

/** @throws where it cannot be read */
export async function bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
  return (await diskOf(uri)?.readFile(uri.fsPath)) ?? vscode.workspace.fs.readFile(uri);
}
