/** A chart that the page drew, saved where the user wants it. */
import * as vscode from 'vscode';
import { nameWithoutKind } from '../../core/text/file-names';
import { saveFile } from '../../host/save';

/** As base64, some 30 MB: more than any screen can show. */
const maxDataLength = 40_000_000;
const pngStart = [0x89, 0x50, 0x4e, 0x47];
/** Longer names are cut: some file systems end at 255 bytes. */
const maxNameLength = 120;

interface Picture {
  /** What the chart shows. */
  readonly name: string;
  readonly format: string;
  /** Base64 of a PNG, or the text of an SVG. */
  readonly data: string;
}

/**
 * Asks where to, beside the report, and writes. The proposed name has the report's and what the chart shows; what a
 * file system may not like is left out of it.
 */
export async function savePicture(report: vscode.Uri, picture: Picture): Promise<void> {
  const format = picture.format === 'svg' ? 'svg' : 'png';
  const bytes = format === 'svg' ? svgBytes(picture.data) : pngBytes(picture.data);
  const plain = (text: string): string => text.replace(/[^\p{L}\p{N} ._-]+/gu, '-').replace(/^[.\s-]+/, '');
  const name = plain(`${plain(nameWithoutKind(report.path))} ${picture.name}`).slice(0, maxNameLength) || 'chart';
  const beside = report.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(report, '..', `${name}.${format}`);
  const filters: Record<string, string[]> = format === 'svg' ? { SVG: ['svg'] } : { PNG: ['png'] };
  const target = await vscode.window.showSaveDialog({ defaultUri: beside, filters });
  if (target) await saveFile(target, bytes);
}

function pngBytes(base64: string): Uint8Array {
  if (base64.length > maxDataLength || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
    throw new Error('The picture is not valid.');
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  if (pngStart.some((byte, index) => bytes[index] !== byte)) throw new Error('The picture is not a PNG file.');
  return bytes;
}

/** The page escapes all text of the report; a picture with anything that can run or load is still not written. */
function svgBytes(text: string): Uint8Array {
  const active = /<(?!\/?(?:svg|title|rect|text|path|defs|clipPath)(?:\s|<|$))|\son\w+\s*=|href|url\((?!#)/i;
  const tags = text
    .split('<')
    .map((part) => part.split('>', 1)[0])
    .join('<');
  if (text.length > maxDataLength || !text.startsWith('<svg ') || active.test(tags))
    throw new Error('The picture is not a plain SVG file.');
  return new TextEncoder().encode(text);
}
