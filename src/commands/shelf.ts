/** What can be done with the reports on the shelf. */
import * as vscode from 'vscode';
import type { ComparisonEditor } from '../comparison/editor';
import { inOrder } from '../comparison/in-order';
import { say } from '../editor/say';
import { groupings } from '../shelf/group';
import { Library } from '../shelf/library';
import { reportsOf, Shelf } from '../shelf/tree';
import { word } from '../words/words';

/** The tree is quiet until the workspace has a report, and costs nothing until somebody looks at it. */
export function registerShelf(context: vscode.ExtensionContext, editor: ComparisonEditor): vscode.Disposable {
  const library = new Library(context.storageUri);
  const shelf = new Shelf(library, context.workspaceState);
  const show = async (): Promise<void> => {
    const [any] = await vscode.workspace.findFiles('**/*.vmibench.json', undefined, 1);
    await vscode.commands.executeCommand('setContext', 'vmibench.hasReports', any !== undefined);
  };
  void show();
  void vscode.commands.executeCommand('setContext', 'vmibench.pinned', shelf.pinned !== undefined);
  const commands: Readonly<Record<string, (first: unknown, all: unknown) => Promise<void>>> = {
    'vmibench.shelfGroup': async () => {
      const items = groupings.map((by) => ({ by, label: say(word(`shelf.by-${by}`)), picked: by === shelf.grouping }));
      const chosen = await vscode.window.showQuickPick(items, { title: say(word('shelf.group')) });
      if (chosen) await shelf.group(chosen.by);
    },
    'vmibench.shelfPin': async (first) => shelf.pin(reportsOf(first, undefined)[0]?.toString()),
    'vmibench.shelfUnpin': async () => shelf.pin(undefined),
    'vmibench.shelfCompare': async (first, all) => {
      const uris = reportsOf(first, all);
      if (uris.length > 1) await editor.show(await inOrder(uris));
    },
    'vmibench.shelfCompareWithPinned': async (first, all) => {
      const { pinned } = shelf;
      const uris = reportsOf(first, all).filter((uri) => uri.toString() !== pinned);
      if (pinned !== undefined && uris.length > 0) await editor.show([{ uri: vscode.Uri.parse(pinned) }, ...uris.map((uri) => ({ uri }))]);
    },
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*.vmibench.json', false, true, false);
  // A branch that is checked out brings or takes thousands at once: one look after the last of them.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(), 500);
  };
  watcher.onDidCreate(soon);
  watcher.onDidDelete(soon);
  return vscode.Disposable.from(library, shelf, watcher, ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)));
}
