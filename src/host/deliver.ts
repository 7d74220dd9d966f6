/** Where an exported text goes: the clipboard, an editor, a file. */
import * as vscode from 'vscode';
import { exportFormats, type ExportFormat } from '../core/export/formats';
import { word, type Message } from '../core/messages/messages';
import { lastPart } from '../core/text/file-names';
import { isSameFile, saveFile } from './save';
import { say } from './say';
import { offer as offerAction, passingStatus, pickOne } from './show';

export const places = ['save', 'open', 'copy'] as const;
export type ExportPlace = (typeof places)[number];

/** What an export is, and where it goes. */
export interface Delivery {
  readonly text: string;
  readonly format: ExportFormat;
  readonly place: ExportPlace;
  /** A file in whose folder it is proposed to be saved, and which it may not take the place of. */
  readonly beside: vscode.Uri;
  /** Proposed, without an ending. */
  readonly name: string;
}

export async function deliver({ text, format, place, beside, name }: Delivery): Promise<void> {
  if (place === 'save') return save(beside, name, format, text);
  if (place === 'copy') return toClipboard(text, word(`export.${format}`));
  const document = await vscode.workspace.openTextDocument({ language: exportFormats[format].language, content: text });
  await vscode.window.showTextDocument(document, { preview: false });
}

export async function toClipboard(text: string, what: Message): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  passingStatus(word('export.copied', { what }), 4000);
}

/** The list stays when the focus goes: a page whose button was clicked may take it back late. */
export async function askFormat<F extends ExportFormat>(formats: readonly F[]): Promise<F | undefined> {
  const items = formats.map((of) => ({ of, label: word(`export.${of}`), detail: word(`export.${of}-detail`) }));
  return pickOne(items, { title: word('export.title'), matchOnDetail: true, ignoreFocusOut: true });
}

export async function askPlace(format: ExportFormat): Promise<ExportPlace | undefined> {
  const items = places.map((of) => ({ of, label: word(`export.${of}`) }));
  return pickOne(items, { title: word(`export.${format}`), placeHolder: word('export.where'), ignoreFocusOut: true });
}

async function save(report: vscode.Uri, name: string, format: ExportFormat, text: string): Promise<void> {
  const { extension } = exportFormats[format];
  const file = `${name}.${extension}`;
  const folder =
    report.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.joinPath(report, '..');
  const target = await vscode.window.showSaveDialog({
    defaultUri: folder && vscode.Uri.joinPath(folder, file),
    filters: { [say(word(`export.${format}`))]: [extension] },
    title: say(word('export.title')),
  });
  if (!target) return;
  if (await isSameFile(target, report)) throw new Error(say(word('export.itself')));
  await saveFile(target, new TextEncoder().encode(text));
  // Not waited for: the export is done, whether or not somebody looks at it.
  void offer(target, format);
}

async function offer(target: vscode.Uri, format: ExportFormat): Promise<void> {
  const chosen = await offerAction(word('export.saved', { name: lastPart(target.path) }), word('export.show'));
  if (!chosen) return;
  if (format === 'html' && target.scheme === 'file') await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
