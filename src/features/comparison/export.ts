/** A comparison out of its tab: into the clipboard, an editor, a file. What is exported is what the tab shows. */
import { askFormat, askPlace, deliver, places, type ExportPlace } from '../../host/deliver';
import { notify } from '../../host/show';
import { comparedFormatNames, comparedFormats, type ComparedFormat } from '../../core/export/compared/formats';
import { word } from '../../core/messages/messages';
import { titleOf } from '../../host/source';
import type { Comparison } from './comparison';

/** Asks for what the caller leaves open. */
export async function exportComparison(comparison: Comparison, to?: unknown, where?: unknown): Promise<void> {
  const told = await comparison.tell();
  if (told.pairs.length === 0) return notify('error', word('compare.too-few'));
  const format: ComparedFormat | undefined =
    comparedFormatNames.find((name) => name === to) ?? (await askFormat(comparedFormatNames));
  const place: ExportPlace | undefined = format && (places.find((name) => name === where) ?? (await askPlace(format)));
  if (!format || !place) return;
  const beside = told.sources.find(({ ref }) => ref === undefined)?.uri ?? told.sources[0]?.uri ?? comparison.uri;
  // A name that every file system takes.
  const name = titleOf(told.sources)
    .replaceAll(' ↔ ', '-to-')
    .replaceAll(/[^\p{L}\p{N}._+-]+/gu, '_')
    .slice(0, 100);
  await deliver({ text: comparedFormats[format](told), format, place, beside, name });
}
