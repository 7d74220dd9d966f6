/**
 * Files of this machine in pieces. VS Code's own file API gives a file whole or not at all; where the extension host is
 * Node, Node's streams read those with a path. Nothing is bundled for it: a host in a browser has no such module.
 */
import type * as vscode from 'vscode';
import type { StreamFile } from '../core/import/stream';

/** Pieces of this size keep progress smooth and hold little. */
const piece = 256 * 1024;

interface Node {
  readonly versions?: { readonly node?: string };
  readonly getBuiltinModule?: (name: string) => unknown;
}

/** Undefined where the file is not on this machine's disk, or the host is no Node. */
export function streamOf(uri: vscode.Uri, path: string, size: number): StreamFile | undefined {
  const { process } = globalThis as { readonly process?: Node };
  if (uri.scheme !== 'file' || process?.versions?.node === undefined || !process.getBuiltinModule) return undefined;
  const fs = process.getBuiltinModule('node:fs') as typeof import('node:fs');
  const { createHash } = process.getBuiltinModule('node:crypto') as typeof import('node:crypto');
  let sum: string | undefined;
  return {
    path,
    size,
    sha256: () => sum,
    open: async function* () {
      const hash = createHash('sha256');
      sum = undefined;
      for await (const chunk of fs.createReadStream(uri.fsPath, { highWaterMark: piece })) {
        hash.update(chunk as Uint8Array);
        yield chunk as Uint8Array;
      }
      sum = hash.digest('hex');
    },
  };
}
