/** Which of several files is "then": the earlier report, by revision or date. */
import type * as vscode from 'vscode';
import { historyOrder } from '../../core/compare/order';
import type { Source } from '../../host/source';
import { load } from '../../host/load';
import { work } from '../../host/work';

/**
 * Files in the order of their reports; those of which nothing tells stay as they were given.
 * @returns nothing where reading them was cancelled
 */
export function inOrder(uris: readonly vscode.Uri[]): Promise<readonly Source[]> {
  return work(async (work) => {
    const read: { readonly uri: vscode.Uri; readonly order: Ordered | undefined }[] = [];
    for (const uri of uris) {
      work.step(read.length + 1, uris.length);
      const loaded = await work.orStop(load({ uri }));
      if (!loaded) return [];
      read.push({ uri, order: 'text' in loaded ? orderOf(loaded.text) : undefined });
      await work.breathe();
    }
    return read.sort((a, b) => (a.order && b.order ? historyOrder(a.order, b.order) : 0)).map(({ uri }) => ({ uri }));
  });
}

type Ordered = Parameters<typeof historyOrder>[0];

/** What orders reports, from any text. Nothing is checked: the comparison reads the file in earnest. */
function orderOf(text: string): Ordered | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    if (typeof value !== 'object' || value === null) return undefined;
    const { revision, date } = value as { readonly revision?: unknown; readonly date?: unknown };
    return {
      revision: typeof revision === 'number' ? revision : undefined,
      date: typeof date === 'string' ? date : undefined,
    };
  } catch {
    return undefined;
  }
}
