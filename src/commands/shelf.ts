/** What can be done with the reports on the shelf. */
import * as vscode from 'vscode';
import type { ComparisonEditor } from '../comparison/editor';
import { inOrder } from '../comparison/in-order';
import { say } from '../editor/say';
import { groupings } from '../shelf/group';
import { WorkspacePlace } from '../shelf/place';
import { filesOf, Shelf } from '../shelf/tree';
import { word } from '../words/words';

/** The tree costs nothing until somebody looks at it: looking is also what wakes the extension. */
export function registerShelf(context: vscode.ExtensionContext, editor: ComparisonEditor): vscode.Disposable {
  const shelf = new Shelf(new WorkspacePlace(context.extensionUri, context.storageUri), context.workspaceState);
  void vscode.commands.executeCommand('setContext', 'vmibench.pinned', shelf.pinned !== undefined);
  const commands: Readonly<Record<string, (first: unknown, all: unknown) => Promise<void>>> = {
    'vmibench.shelfGroup': async () => {
      const items = groupings.map((by) => ({ by, label: say(word(`shelf.by-${by}`)), picked: by === shelf.grouping }));
      const chosen = await vscode.window.showQuickPick(items, { title: say(word('shelf.group')) });
      if (chosen) await shelf.group(chosen.by);
    },
    'vmibench.shelfPin': async (first) => shelf.pin(filesOf(first, undefined)[0]?.toString()),
    'vmibench.shelfUnpin': async () => shelf.pin(undefined),
    'vmibench.shelfCompare': async (first, all) => {
      const uris = filesOf(first, all);
      if (uris.length > 1) await editor.show(await inOrder(uris));
    },
    'vmibench.shelfCompareWithPinned': async (first, all) => {
      const { pinned } = shelf;
      const uris = filesOf(first, all).filter((uri) => uri.toString() !== pinned);
      if (pinned !== undefined && uris.length > 0) await editor.show([{ uri: vscode.Uri.parse(pinned) }, ...uris.map((uri) => ({ uri }))]);
    },
  };
  return vscode.Disposable.from(shelf, ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)));
}
