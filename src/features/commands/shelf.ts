/** What can be done with the reports on the shelf. */
import * as vscode from 'vscode';
import type { ComparisonEditor } from '../comparison/editor';
import { inOrder } from './in-order';
import { pickOne } from '../../host/show';
import { groupings } from '../workspace-view/group';
import { filesOf, type Shelf } from '../workspace-view/tree';
import { word } from '../../core/messages/messages';

export function shelfCommands(shelf: Shelf, editor: ComparisonEditor) {
  return {
    'vmibench.shelfGroup': async (): Promise<void> => {
      const items = groupings.map((of) => ({ of, label: word(`shelf.by-${of}`), picked: of === shelf.grouping }));
      const by = await pickOne(items, { title: word('shelf.group') });
      if (by) await shelf.group(by);
    },
    'vmibench.shelfPin': async (first: unknown): Promise<void> => shelf.pin(filesOf(first, undefined)[0]?.toString()),
    'vmibench.shelfUnpin': async (): Promise<void> => shelf.pin(undefined),
    'vmibench.shelfCompare': async (first: unknown, all: unknown): Promise<void> => {
      const uris = filesOf(first, all);
      if (uris.length > 1) await editor.show(await inOrder(uris));
    },
    'vmibench.shelfCompareWithPinned': async (first: unknown, all: unknown): Promise<void> => {
      const { pinned } = shelf;
      const uris = filesOf(first, all).filter((uri) => uri.toString() !== pinned);
      if (pinned !== undefined && uris.length > 0)
        await editor.show([{ uri: vscode.Uri.parse(pinned) }, ...uris.map((uri) => ({ uri }))]);
    },
  };
}
