/** Puts an imported report into a new editor, or merges it into an open report. */
import { lastPart } from '../../core/text/file-names';
import * as vscode from 'vscode';
import type { Report } from '../../core/generated/format';
import type { MergeAs } from '../../core/import/merge';
import { mergeIntoText } from '../../core/import/merge-into-text';
import { slug } from '../../core/import/ids';
import { difference } from '../../core/report/edit';
import { word, type Message } from '../../core/messages/messages';
import type { TargetView } from '../../core/page-model/import/model';
import { canonical, reportText } from '../../core/report/layout';
import { readReport } from '../../core/report/read';
import { log } from '../../host/log';
import { languageId, newDocument } from '../../host/new-document';
import { say } from '../../host/say';
import { showReport } from '../../host/tabs';
import { notify } from '../../host/show';

/** Open reports that can be changed. */
export function openTargets(): TargetView[] {
  return vscode.workspace.textDocuments
    .filter(
      (document) =>
        document.languageId === languageId &&
        !document.isClosed &&
        vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false &&
        !['git', 'review'].includes(document.uri.scheme),
    )
    .map(({ uri }) => ({ uri: uri.toString(), name: lastPart(uri.path) }));
}

/** @param made called before anybody sees the report, and can ask for what belongs to it */
export async function openNew(report: Report, made: (uri: vscode.Uri) => void = () => {}): Promise<void> {
  const { uri } = await newDocument(reportText(report), slug(report.title).slice(0, 60));
  made(uri);
  await showReport(uri, vscode.ViewColumn.Active);
}

/** Merges as one edit, which one undo reverts. Returns the reason if nothing was changed. */
export async function intoOpen(target: string, report: Report, as: MergeAs): Promise<Message | undefined> {
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === target);
  const file = document ? lastPart(document.uri.path) : target;
  if (!document) return word('importing.target-gone', { file });
  const text = document.getText();
  if (!readReport(text).whole) return word('importing.into-broken-here', { file });
  const { text: now, notes } = mergeIntoText(text, report, as, canonical);
  const change = difference(text, now);
  const left = notes.map((note) => say(note.message));
  for (const line of left) log().info(line);
  if (!change) return word('importing.merged-nothing', { file });
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(change.offset), document.positionAt(change.offset + change.length)),
    change.text,
  );
  if (!(await vscode.workspace.applyEdit(edit))) return word('importing.edit-refused', { file });
  if (left[0] !== undefined) notify('warning', word('importing.merge-left-out', { n: left.length, text: left[0] }));
  await showReport(document.uri, vscode.ViewColumn.Active);
  return undefined;
}
