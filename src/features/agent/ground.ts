/** Files for the tools in VS Code: of the workspace's folders, as they are in open editors. */
import * as vscode from 'vscode';
import { filesBelow, maxAgentInputs, reportsBelow } from '../../core/agent/below';
import { AgentRefusal, type AgentFile, type AgentGround } from '../../core/agent/ground';
import type { InputFile } from '../../core/import/import';
import { word } from '../../core/messages/messages';
import { failureCause } from '../../core/text/failure-cause';
import { builtinFor, bytesOf } from '../../host/disk';
import { readDirectory } from '../../host/find';
import { load } from '../../host/load';
import { log } from '../../host/log';
import { saveFile } from '../../host/save';
import { settingsFor } from '../../host/settings';

/** Of one file of results: `readFile` holds all of it in memory. */
const maxInputBytes = 50 * 1024 * 1024;

/** The revisions of a file in git as texts, oldest first. */
export type RevisionsOf = (uri: vscode.Uri) => Promise<readonly AgentFile[]>;

/** @throws AgentRefusal where no folder is open */
export function workspaceGround(revisionsOf?: RevisionsOf): AgentGround {
  const folders = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const [first] = folders;
  if (!first) throw new AgentRefusal(word('agent.no-folder'));

  const asked = (path: string): vscode.Uri => {
    const uri = addressOf(path, first);
    if (!folders.some((folder) => isBelow(uri, folder))) throw new AgentRefusal(word('agent.outside', { path }));
    return uri;
  };

  /** Refuses what leads out through links. */
  const placed = async (path: string, uri = asked(path)): Promise<vscode.Uri> => {
    const real = await Promise.all([uri, ...folders].map(realOf));
    const [own, ...roots] = real;
    if (!own || !roots.some((root) => root && isBelow(own, root)))
      throw new AgentRefusal(word('agent.outside', { path }));
    return uri;
  };

  const kindOf = async (uri: vscode.Uri, path: string): Promise<'file' | 'folder'> => {
    const { type } = await looked(path, () => vscode.workspace.fs.stat(uri));
    if ((type & vscode.FileType.Directory) !== 0) return 'folder';
    if ((type & vscode.FileType.File) !== 0) return 'file';
    throw new AgentRefusal(word('agent.not-a-file', { path }));
  };

  return {
    settingsFor: (path) => settingsFor(addressOf(path, first)),
    read: async (path) => {
      const uri = await placed(path);
      if ((await kindOf(uri, path)) !== 'file') throw new AgentRefusal(word('agent.not-a-file', { path }));
      const loaded = await load({ uri });
      if ('why' in loaded) throw new AgentRefusal(word('agent.of-file', { path, why: loaded.why }));
      return { name: shown(uri), text: loaded.text };
    },
    reportsIn: async (path) => {
      const uri = await placed(path);
      if ((await kindOf(uri, path)) === 'file') return undefined;
      return reportsBelow(uri.toString(), readDirectory, path);
    },
    inputs: async (paths) => {
      const inputs: InputFile[] = [];
      for (const path of paths) {
        const uri = await placed(path);
        const isFolder = (await kindOf(uri, path)) === 'folder';
        const base = paths.length > 1 ? first : isFolder ? uri : vscode.Uri.joinPath(uri, '..');
        const files = isFolder ? await filesBelow(uri.toString(), readDirectory) : [uri.toString()];
        for (const file of files) inputs.push(await inputOf(vscode.Uri.parse(file), base));
        if (inputs.length > maxAgentInputs) throw new AgentRefusal(word('agent.too-many', { most: maxAgentInputs }));
      }
      return inputs;
    },
    ...(revisionsOf && { revisions: async (path: string) => revisionsOf(await placed(path)) }),
    write: async (path, text) => {
      const uri = asked(path);
      await placed(path, vscode.Uri.joinPath(uri, '..'));
      if (await isThere(uri)) throw new AgentRefusal(word('agent.exists', { path }));
      try {
        await saveFile(uri, new TextEncoder().encode(text));
      } catch (error) {
        throw refusal(path, error, 'written');
      }
      return shown(uri);
    },
  };
}

/** An address, a path of the machine that the folder is on, or a path within the folder. */
function addressOf(path: string, first: vscode.Uri): vscode.Uri {
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) return vscode.Uri.joinPath(vscode.Uri.parse(path), '.');
  const isAbsolute = path.startsWith('/') || /^[a-z]:[\\/]/i.test(path) || path.startsWith('\\\\');
  if (!isAbsolute) return vscode.Uri.joinPath(first, path.replaceAll('\\', '/'));
  const own = vscode.Uri.file(path).path;
  return vscode.Uri.joinPath(first.with({ path: '/' }), own);
}

function isBelow(uri: vscode.Uri, folder: vscode.Uri): boolean {
  const root = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const same = uri.scheme === folder.scheme && uri.authority === folder.authority;
  return same && (uri.path === folder.path || uri.path.startsWith(root));
}

/** Where an address leads; other file systems than the disk have no links that lead out of a folder. */
async function realOf(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const fs = builtinFor(uri, 'node:fs/promises');
  if (!fs) return uri;
  try {
    return vscode.Uri.file(await fs.realpath(uri.fsPath));
  } catch {
    // It is not there: whoever reads it says so.
    return uri;
  }
}

/** Also a link that leads nowhere. */
async function isThere(uri: vscode.Uri): Promise<boolean> {
  const fs = builtinFor(uri, 'node:fs/promises');
  const look = fs ? fs.lstat(uri.fsPath) : vscode.workspace.fs.stat(uri);
  return Promise.resolve(look).then(
    () => true,
    () => false,
  );
}

async function inputOf(uri: vscode.Uri, base: vscode.Uri): Promise<InputFile> {
  const path =
    isBelow(uri, base) && uri.path !== base.path ? uri.path.slice(base.path.length).replace(/^\//, '') : shown(uri);
  const bytes = await looked(path, async () => {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxInputBytes) throw new AgentRefusal(word('agent.of-file', { path, why: word('compare.too-large') }));
    return bytesOf(uri);
  });
  return { path, bytes };
}

const shown = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);

/** Why a file cannot be used; what an unknown error says is logged. */
function refusal(path: string, error: unknown, done: 'read' | 'written' = 'read'): AgentRefusal {
  if (error instanceof AgentRefusal) return error;
  if (done === 'read' && error instanceof vscode.FileSystemError && error.code === 'FileNotFound')
    return new AgentRefusal(word('agent.no-file', { path }));
  log().warn(`${path}: ${String(error)}`);
  const cause = failureCause(error) ?? word('agent.cause-unknown');
  return new AgentRefusal(word('agent.of-file', { path, why: word(`agent.not-${done}`, { why: cause }) }));
}

/** A look at the file system, with its errors as refusals. */
async function looked<Found>(path: string, look: () => Thenable<Found>): Promise<Found> {
  try {
    return await look();
  } catch (error) {
    throw refusal(path, error);
  }
}
