/** Where an exported text goes: the clipboard, an editor, a file. */
import * as vscode from 'vscode';
import { exportFormats, type ExportFormat } from '../core/export/formats';
import { word } from '../core/messages/messages';
import { lastPart } from '../core/text/file-names';
import { isSameFile, saveFile } from './save';
import { say } from './say';

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
  if (place === 'copy') return toClipboard(text, say(word(`export.${format}`)));
  const document = await vscode.workspace.openTextDocument({ language: exportFormats[format].language, content: text });
  await vscode.window.showTextDocument(document, { preview: false });
}

export async function toClipboard(text: string, what: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  vscode.window.setStatusBarMessage(say(word('export.copied', { what })), 4000);
}

/** The list stays when the focus goes: a page whose button was clicked may take it back late. */
export async function askFormat<F extends ExportFormat>(formats: readonly F[]): Promise<F | undefined> {
  const items = formats.map((value) => ({
    value,
    label: say(word(`export.${value}`)),
    detail: say(word(`export.${value}-detail`)),
  }));
  return (
    await vscode.window.showQuickPick(items, {
      title: say(word('export.title')),
      matchOnDetail: true,
      ignoreFocusOut: true,
    })
  )?.value;
}

export async function askPlace(format: ExportFormat): Promise<ExportPlace | undefined> {
  const items = places.map((value) => ({ value, label: say(word(`export.${value}`)) }));
  return (
    await vscode.window.showQuickPick(items, {
      title: say(word(`export.${format}`)),
      placeHolder: say(word('export.where')),
      ignoreFocusOut: true,
    })
  )?.value;
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
  const show = say(word('export.show'));
  const chosen = await vscode.window.showInformationMessage(
    say(word('export.saved', { name: lastPart(target.path) })),
    show,
  );
  if (chosen !== show) return;
  if (format === 'html' && target.scheme === 'file') await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
