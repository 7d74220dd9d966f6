/** Files and folders that somebody chose, through VS Code's file systems only: local, remote and virtual alike. */
import * as vscode from 'vscode';
import type { InputFile } from '../../core/import/import';
import type { StreamFile } from '../../core/import/stream';
import { word, type Message } from '../../core/messages/messages';
import { streamOf } from '../../host/node-files';

export interface Chosen {
  readonly uri: vscode.Uri;
  /** Relative to the folder that was chosen, or to what the chosen ones have in common; with forward slashes. */
  readonly path: string;
}

/** More in one folder are no results of a benchmark; the list ends here, and says so. */
const mostFiles = 20_000;
/** What VS Code itself gives to extensions as a text at most. `readFile` has no pieces: all of it is in memory at once; see node-files.ts. */
const largest = 50 * 1024 * 1024;

export async function listFiles(uris: readonly vscode.Uri[], signal: AbortSignal): Promise<readonly Chosen[]> {
  const found: vscode.Uri[] = [];
  let folders = 0;
  for (const uri of uris) {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) === 0) found.push(uri);
    else {
      folders++;
      await walk(uri, found, signal);
    }
  }
  const base =
    folders === 1 && uris.length === 1 ? segments(uris[0]) : common(uris.map((uri) => segments(uri).slice(0, -1)));
  const unique = [...new Map(found.map((uri) => [uri.toString(), uri])).values()];
  return unique.map((uri) => ({ uri, path: segments(uri).slice(base.length).join('/') }));
}

const segments = (uri: vscode.Uri | undefined): string[] => uri?.path.split('/').filter(Boolean) ?? [];

function common(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  let length = 0;
  while (length < first.length && paths.every((path) => path[length] === first[length])) length++;
  return first.slice(0, length);
}

/** By name, numbers by their value; hidden ones are passed over, links to folders are not followed. */
async function walk(folder: vscode.Uri, found: vscode.Uri[], signal: AbortSignal): Promise<void> {
  const entries = (await vscode.workspace.fs.readDirectory(folder)).filter(([name]) => !name.startsWith('.'));
  entries.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  for (const [name, type] of entries) {
    if (signal.aborted || found.length >= mostFiles) return;
    const uri = vscode.Uri.joinPath(folder, name);
    const link = (type & vscode.FileType.SymbolicLink) !== 0;
    if ((type & vscode.FileType.Directory) !== 0) {
      if (!link) await walk(uri, found, signal);
    } else found.push(uri);
  }
}

/** A file that is not read, with a sentence for people. */
export class Refused extends Error {
  constructor(
    readonly said: Message,
    text: string,
  ) {
    super(text);
  }
}

export async function loadBytes(uri: vscode.Uri, say: (message: Message) => string): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largest) {
    const said = word('importing.too-large-here', { size: Math.ceil(size / 1024 / 1024), most: largest / 1024 / 1024 });
    throw new Refused(said, say(said));
  }
  return vscode.workspace.fs.readFile(uri);
}

/** From this size on a file comes in pieces, where the host can do that. */
export const large = 8 * 1024 * 1024;

export async function load({ uri, path }: Chosen, say: (message: Message) => string): Promise<InputFile | StreamFile> {
  const { size } = await vscode.workspace.fs.stat(uri);
  const pieces = size > large ? streamOf(uri, path, size) : undefined;
  if (pieces) return pieces;
  const bytes = await loadBytes(uri, say);
  return { path, bytes, sha256: await sha256(bytes) };
}

/** Absent where the host has no such function: a web page that was not served securely. */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
