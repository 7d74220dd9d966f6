/** A chart that the page drew, saved where the user wants it. */
import * as vscode from 'vscode';
import { saveFile } from '../../host/save';

/** As base64, some 30 MB: more than any screen can show. */
const maxBase64Length = 40_000_000;
const pngStart = [0x89, 0x50, 0x4e, 0x47];

/**
 * Asks where to, beside the report, and writes. The name is a proposal; what a file system may not like is left out of
 * it.
 */
export async function savePicture(report: vscode.Uri, name: string, base64: string): Promise<void> {
  if (base64.length > maxBase64Length || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw new Error('The picture is not valid.');
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  if (pngStart.some((byte, index) => bytes[index] !== byte)) throw new Error('The picture is not a PNG file.');
  const plain =
    name
      .replace(/[^\p{L}\p{N} ._-]+/gu, '-')
      .replace(/^[.\s-]+/, '')
      .slice(0, 80) || 'chart';
  const beside = report.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(report, '..', `${plain}.png`);
  const target = await vscode.window.showSaveDialog({ defaultUri: beside, filters: { PNG: ['png'] } });
  if (target) await saveFile(target, bytes);
}
