/** The text of a source: what is open as it stands in the editor, else from the disk, or from git. */
import * as vscode from 'vscode';
import { isRunLog } from './tabs';
import { gitApi, type Repository } from './git';
import { whyNoGit } from './no-git';
import { loadRunLogReader } from './run-log-reader';
import { word, type Message } from '../core/messages/messages';
import { decode } from '../core/text/decode';
import { shortRef, type Source } from './source';
import { whyUnreadable } from './unreadable';

export type Loaded = { readonly text: string } | { readonly why: Message };

/** VS Code hands no larger texts to extensions; the command line has no such limit. */
const maxBytes = 50 * 1024 * 1024;

export async function load(source: Source): Promise<Loaded> {
  const loaded = await textOf(source);
  return 'text' in loaded && isRunLog(source.uri) ? ofRuns(loaded.text) : loaded;
}

/** A run log takes part as the report that its runs make so far. */
async function ofRuns(text: string): Promise<Loaded> {
  const { append, emptyRunLog, runsToReport, settled } = await loadRunLogReader();
  const report = runsToReport(settled(append(emptyRunLog, text)));
  return report ? { text: JSON.stringify(report) } : { why: word('compare.no-runs') };
}

async function textOf({ uri, ref }: Source): Promise<Loaded> {
  if (ref !== undefined) return fromGit(uri, ref);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open && !open.isClosed) return { text: open.getText() };
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxBytes) return { why: word('compare.too-large') };
    return { text: decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    return { why: whyUnreadable(uri, error) };
  }
}

async function fromGit(uri: vscode.Uri, ref: string): Promise<Loaded> {
  const api = await gitApi();
  if (!api) return { why: whyNoGit() };
  const repository = api.getRepository(uri);
  if (!repository) return { why: word('compare.no-repository') };
  try {
    const text = await repository.show(ref, uri.fsPath);
    return text.length > maxBytes ? { why: word('compare.too-large') } : { text };
  } catch {
    const revision = shortRef(ref);
    const known = await repository.getCommit(ref).then(
      () => true,
      () => false,
    );
    if (known) return { why: word('git.no-file', { revision, path: vscode.workspace.asRelativePath(uri, false) }) };
    return {
      why: word((await isShallow(repository)) ? 'git.unknown-revision-shallow' : 'git.unknown-revision', { revision }),
    };
  }
}

/** A clone without its older commits has a list of where they end. */
async function isShallow({ rootUri }: Repository): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(rootUri, '.git', 'shallow'));
    return true;
  } catch {
    return false;
  }
}
