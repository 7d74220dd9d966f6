/** The places of the benchmarks in the text of a report, found once and kept as long as the report is. */
import type { Report } from '../generated/format';
import { findEntries, type EntryPlaces } from './entry-places';

const known = new WeakMap<Report, EntryPlaces | undefined>();

/** Where the benchmarks are in the text from which a report was read; undefined without a report. */
export function entriesOf(text: string, report: Report | undefined): EntryPlaces | undefined {
  if (!report) return undefined;
  if (!known.has(report)) known.set(report, findEntries(text));
  return known.get(report);
}

/** The same if it is known already: looking takes half as long as parsing the text. */
export function entriesKnownOf(report: Report | undefined): EntryPlaces | undefined {
  return report && known.get(report);
}

/** Says where they are, where that is known without looking. */
export function keepEntries(report: Report, places: EntryPlaces): void {
  known.set(report, places);
}
