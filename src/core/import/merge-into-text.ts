/** Merges an import into the text of a report: the one step that the command line and the editor share. */
import type { Report } from '../generated/format';
import { word } from '../messages/messages';
import { errorsOfValue } from '../report/read';
import { withoutMark } from '../text/decode';
import { mergeInto, type MergeAs } from './merge';
import { mergedText } from './merge-text';
import type { Note } from './model';

export interface MergedText {
  /** The given text if nothing could be added. */
  readonly text: string;
  readonly notes: readonly Note[];
}

/**
 * Nothing is added if the report would then have an error that it does not have now.
 * @param text a whole report, see `ReportReading.whole`
 * @param canonical see `mergedText`
 */
export function mergeIntoText(
  text: string,
  imported: Report,
  as: MergeAs,
  canonical: (text: string) => string | undefined,
): MergedText {
  const before = JSON.parse(withoutMark(text)) as Report;
  const { report, notes } = mergeInto(before, imported, as);
  const known = new Set(errorsOfValue(before).map(({ message }) => JSON.stringify(message)));
  const fresh = errorsOfValue(report).find(({ message }) => !known.has(JSON.stringify(message)));
  if (!fresh) return { text: mergedText(text, report, canonical) ?? text, notes };
  return { text, notes: [...notes, { kind: 'failed', message: word('import.invalid', { said: fresh.message }) }] };
}
