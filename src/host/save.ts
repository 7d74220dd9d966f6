/**
 * The only file that writes files for the editor. On this machine's disk a file is written beside its place and then
 * renamed, by Node itself: VS Code empties a file and then fills it, and its rename deletes what is in the way first.
 */
import * as vscode from 'vscode';
import { builtinFor } from './disk';

/**
 * Writes a file whole or not at all, where the host can do that: elsewhere (a browser, a virtual file system) VS Code
 * hands the whole content to the file system at once. Links and the mode stay.
 * @throws what the file system throws; the old file is then unchanged
 */
export async function saveFile(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const fs = builtinFor(target, 'node:fs/promises');
  if (!fs) return vscode.workspace.fs.writeFile(target, bytes);
  const path = await fs.realpath(target.fsPath).catch(() => target.fsPath);
  const old = await fs.stat(path).catch(() => undefined);
  // A device, or a folder, which VS Code refuses in its own words.
  if (old && !old.isFile()) return vscode.workspace.fs.writeFile(target, bytes);
  // A rename would replace a file that is protected from writing.
  if (old) await fs.access(path, fs.constants.W_OK);
  const name = `.vmibench-${Math.random().toString(36).slice(2)}.tmp`;
  const beside = path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1) + name;
  try {
    const handle = await fs.open(beside, 'wx', old?.mode);
    try {
      await handle.writeFile(bytes);
      if (old) await handle.chmod(old.mode & 0o777);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.rename(beside, path);
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
}

/** Whether two addresses lead to one file, also by links. */
export async function isSameFile(a: vscode.Uri, b: vscode.Uri): Promise<boolean> {
  if (a.toString() === b.toString()) return true;
  const [one, other] = await Promise.all([a, b].map(identityOf));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}

async function identityOf(uri: vscode.Uri): Promise<{ readonly dev: bigint; readonly ino: bigint } | undefined> {
  try {
    return await builtinFor(uri, 'node:fs/promises')?.stat(uri.fsPath, { bigint: true });
  } catch {
    // It is not there.
    return undefined;
  }
}
