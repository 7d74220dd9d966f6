/** Which of several files is "then": the earlier report, by revision or date. */
import type * as vscode from 'vscode';
import { historyOrder } from '../compare/order';
import { readReport } from '../report/read';
import type { Source } from './address';
import { load } from './load';

/** Files in the order of their reports; those of which nothing tells stay as they were given. */
export async function inOrder(uris: readonly vscode.Uri[]): Promise<readonly Source[]> {
  const read = await Promise.all(uris.map(async (uri) => {
    const loaded = await load({ uri });
    return { uri, report: 'text' in loaded ? readReport(loaded.text).report : undefined };
  }));
  return read.sort((a, b) => (a.report && b.report ? historyOrder(a.report, b.report) : 0)).map(({ uri }) => ({ uri }));
}
