/** Files of a folder, on whatever file system it is: finding, looking at and reading many of them. */
import * as vscode from 'vscode';
import { walk } from './walk';

/** File systems that VS Code itself searches. */
const searched = new Set(['file', 'vscode-remote']);

/**
 * In no order. A folder that comes from elsewhere (a repository on the web, an archive) may have no search: where that
 * finds nothing the folder is walked.
 * @param glob of the path within the folder
 * @param wanted tells by its name whether a file is meant
 */
export async function findIn(folder: vscode.Uri, glob: string, wanted: (name: string) => boolean, most: number): Promise<vscode.Uri[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, glob), undefined, most);
  if (found.length > 0 || searched.has(folder.scheme)) return found;
  return (await walk(folder.toString(), readDirectory, wanted, most)).map((key) => vscode.Uri.parse(key));
}

async function readDirectory(folder: string): Promise<readonly { readonly key: string; readonly name: string; readonly folder: boolean }[]> {
  const uri = vscode.Uri.parse(folder);
  const entries = await vscode.workspace.fs.readDirectory(uri);
  return entries.map(([name, type]) => ({ key: vscode.Uri.joinPath(uri, name).toString(), name, folder: type === vscode.FileType.Directory }));
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
