/** Choosing reports: open ones first, then those opened lately, then the rest of the workspace. */
import { lastPart } from '../../core/text/file-names';
import * as vscode from 'vscode';
import { listItem, listSeparator, newPicker, type ShownItem } from '../../host/show';
import { findInWorkspace } from '../../host/find';
import { isComparable, comparableGlob } from '../../core/text/file-names';
import { word, type Message } from '../../core/messages/messages';
import { openReports, recentReports } from './recent';

const maxFound = 2000;

type Item = ShownItem<vscode.Uri>;

/**
 * Asks for reports. `with`: one that takes part in any case; `without`: those that take part already.
 * @returns all that take part in the end; none where nobody chose
 */
export async function pickReports({
  with: given,
  without = [],
}: {
  readonly with?: vscode.Uri;
  readonly without?: readonly vscode.Uri[];
}): Promise<vscode.Uri[]> {
  const skip = new Set([given, ...without].flatMap((uri) => (uri ? [uri.toString()] : [])));
  const picker = newPicker<vscode.Uri>();
  picker.canSelectMany = true;
  // A webview that gets the focus late, behind the palette or a click on its button, would close the list again.
  picker.ignoreFocusOut = true;
  picker.matchOnDescription = true;
  picker.busy = true;
  picker.describe({
    title: given ? word('compare.pick-with', { name: lastPart(given.path) }) : word('compare.pick'),
  });
  const least = given || without.length > 0 ? 1 : 2;
  const open = groups([['compare.pick-open', openReports()]], skip);
  picker.items = open.items;
  const found = Promise.all([recentReports(), findInWorkspace(comparableGlob, isComparable, maxFound)]).then(
    (lists) => {
      const [recent, uris] = lists;
      const others = groups(
        [
          ['compare.pick-recent', recent],
          ['compare.pick-other', uris.sort((a, b) => (a.path < b.path ? -1 : 1))],
        ],
        new Set([...skip, ...open.seen]),
      );
      const chosen = picker.selectedItems;
      picker.items = [...open.items, ...others.items];
      picker.selectedItems = chosen;
      picker.busy = false;
      if (picker.items.length === 0) picker.describe({ placeholder: word('compare.none') });
    },
  );
  const chosen = await new Promise<readonly Item[]>((resolve) => {
    picker.onDidAccept(() => {
      if (picker.selectedItems.length < least) return picker.describe({ placeholder: word('compare.pick-one') });
      resolve(picker.selectedItems);
    });
    picker.onDidHide(() => resolve([]));
    picker.show();
  });
  picker.dispose();
  void found;
  const uris = chosen.flatMap(({ of }) => (of ? [of] : []));
  return uris.length > 0 && given ? [given, ...uris] : uris;
}

function groups(
  lists: readonly (readonly [Message['key'], readonly vscode.Uri[]])[],
  skip: ReadonlySet<string>,
): { readonly items: Item[]; readonly seen: ReadonlySet<string> } {
  const seen = new Set<string>(skip);
  const items = lists.flatMap(([key, uris]): Item[] => {
    const fresh = uris.filter((uri) => seen.size < seen.add(uri.toString()).size);
    if (fresh.length === 0) return [];
    return [
      listSeparator(word(key)),
      ...fresh.map((uri) => listItem({ of: uri, label: lastPart(uri.path), description: folderOf(uri) })),
    ];
  });
  return { items, seen };
}

function folderOf(uri: vscode.Uri): string {
  const path = vscode.workspace.asRelativePath(uri);
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
