/**
 * Files on this machine's disk, read by Node itself: VS Code's file API goes through the window for each file, and
 * reads a file as a whole or not at all. Node's modules are taken at run time, because a host in a browser has none.
 */
import type * as crypto from 'node:crypto';
import type * as fs from 'node:fs';
import type * as promises from 'node:fs/promises';
import * as vscode from 'vscode';
import { hashedStream, pieceBytes, type StreamFile } from '../core/import/pieces';

interface Builtins {
  readonly 'node:fs': typeof fs;
  readonly 'node:fs/promises': typeof promises;
  readonly 'node:crypto': typeof crypto;
}

interface NodeProcess {
  readonly versions?: { readonly node?: string };
  readonly getBuiltinModule?: <Name extends keyof Builtins>(name: Name) => Builtins[Name];
}

/** Undefined where the file is not on the disk, or the host is not Node. */
export function builtinFor<Name extends keyof Builtins>(
  { scheme }: vscode.Uri,
  name: Name,
): Builtins[Name] | undefined {
  const { process } = globalThis as { readonly process?: NodeProcess };
  if (scheme !== 'file' || process?.versions?.node === undefined) return undefined;
  return process.getBuiltinModule?.(name);
}

/** Undefined where the file cannot be read in pieces. */
export function streamOf(uri: vscode.Uri, path: string, size: number): StreamFile | undefined {
  const fs = builtinFor(uri, 'node:fs');
  const crypto = builtinFor(uri, 'node:crypto');
  if (!fs || !crypto) return undefined;
  return hashedStream(
    path,
    size,
    () => fs.createReadStream(uri.fsPath, { highWaterMark: pieceBytes }) as AsyncIterable<Uint8Array>,
    () => crypto.createHash('sha256'),
  );
}

/** @throws where there is no such file */
export async function stampOf(uri: vscode.Uri): Promise<{ readonly mtime: number; readonly size: number }> {
  const fs = builtinFor(uri, 'node:fs/promises');
  if (!fs) return vscode.workspace.fs.stat(uri);
  const { mtimeMs, size } = await fs.stat(uri.fsPath);
  return { mtime: Math.floor(mtimeMs), size };
}

/** @throws where it cannot be read */
export async function bytesOf(uri: vscode.Uri): Promise<Uint8Array> {
  return (await builtinFor(uri, 'node:fs/promises')?.readFile(uri.fsPath)) ?? vscode.workspace.fs.readFile(uri);
}
