/** The files and folders that the user chose, on any file system of VS Code: local, remote or virtual. */
import * as vscode from 'vscode';
import type { InputFile } from '../../core/import/import';
import { isMappingPath } from '../../core/import/mapping';
import { piecewiseFromBytes, type StreamFile } from '../../core/import/pieces';
import { word, type Message } from '../../core/messages/messages';
import { byNumbers, isHidden, walk } from '../../core/text/walk';
import { streamOf } from '../../host/disk';
import { readDirectory } from '../../host/find';
import { say } from '../../host/say';

export interface Chosen {
  readonly uri: vscode.Uri;
  /** Relative to the chosen folder, or to the folder that all chosen files are in; with forward slashes. */
  readonly path: string;
}

export interface ChosenFiles {
  readonly files: readonly Chosen[];
  /** There were more than `maxFiles`. */
  readonly cut: boolean;
}

/** A folder with more files does not hold the results of a benchmark. */
export const maxFiles = 20_000;
/** VS Code gives extensions no larger documents, and `readFile` holds all of a file in memory; see disk.ts. */
const maxWholeBytes = 50 * 1024 * 1024;

export async function listChosen(uris: readonly vscode.Uri[], signal: AbortSignal): Promise<ChosenFiles> {
  const found: vscode.Uri[] = [];
  let cut = false;
  let folders = 0;
  for (const uri of uris) {
    if (edited(uri) || !(await isFolder(uri))) found.push(uri, ...(await mappingsBeside(uri)));
    else {
      folders++;
      if (await addFilesBelow(uri, found, signal)) cut = true;
    }
  }
  const base =
    folders === 1 && uris.length === 1 ? segments(uris[0]) : common(uris.map((uri) => segments(uri).slice(0, -1)));
  const unique = [...new Map(found.map((uri) => [uri.toString(), uri])).values()];
  return { files: unique.map((uri) => ({ uri, path: segments(uri).slice(base.length).join('/') })), cut };
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) !== 0;
}

/** What an editor shows of a file and has not saved: it counts. */
function edited(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && (document.isDirty || document.isUntitled),
  );
}

/** The mappings in the folder of a file. */
async function mappingsBeside(uri: vscode.Uri): Promise<vscode.Uri[]> {
  const folder = vscode.Uri.joinPath(uri, '..');
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name]) => (isMappingPath(name) ? [vscode.Uri.joinPath(folder, name)] : []));
  } catch {
    // Some file systems have no folders to list: then there are none to find.
    return [];
  }
}

const segments = (uri: vscode.Uri | undefined): string[] => uri?.path.split('/').filter(Boolean) ?? [];

function common(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  let length = 0;
  while (length < first.length && paths.every((path) => path[length] === first[length])) length++;
  return first.slice(0, length);
}

/**
 * Gives whether there were more files than are taken.
 * @throws where a folder cannot be read
 */
async function addFilesBelow(folder: vscode.Uri, found: vscode.Uri[], signal: AbortSignal): Promise<boolean> {
  const steps = walk(folder.toString(), {
    readDirectory,
    wanted: ({ name, kind }) => kind === 'file' && !isHidden(name),
    enters: (name) => !isHidden(name),
    byName: byNumbers,
    maxFiles: Math.max(0, maxFiles - found.length),
  });
  for await (const step of steps) {
    if (signal.aborted) return false;
    if (step.kind === 'unreadable') throw step.error;
    if (step.kind === 'limit') return true;
    found.push(vscode.Uri.parse(step.key));
  }
  return false;
}

/** A file that is not read, with the sentence to show. */
export class Refused extends Error {
  constructor(
    readonly said: Message,
    text: string,
  ) {
    super(text);
  }
}

export async function loadBytes(uri: vscode.Uri): Promise<Uint8Array> {
  const open = edited(uri);
  if (open) return new TextEncoder().encode(open.getText());
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > maxWholeBytes) {
    const said = word('importing.too-large-here', {
      size: Math.ceil(size / 1024 / 1024),
      most: maxWholeBytes / 1024 / 1024,
    });
    throw new Refused(said, say(said));
  }
  return vscode.workspace.fs.readFile(uri);
}

export async function loadChosen({ uri, path }: Chosen): Promise<InputFile | StreamFile> {
  const size = edited(uri) ? 0 : (await vscode.workspace.fs.stat(uri)).size;
  const pieces = size > piecewiseFromBytes ? streamOf(uri, path, size) : undefined;
  if (pieces) return pieces;
  const bytes = await loadBytes(uri);
  return { path, bytes, sha256: await sha256(bytes) };
}

/** Undefined where the host cannot hash: a web page that was not served securely. */
async function sha256(bytes: Uint8Array): Promise<string | undefined> {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
