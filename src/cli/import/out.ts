/** Writes an imported report: to standard output, to a new file, or into an existing report. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Report } from '../../core/generated/format';
import type { MergeAs } from '../../core/import/merge';
import { mergeIntoText } from '../../core/import/merge-into-text';
import type { Note } from '../../core/import/model';
import { canonical } from '../../core/report/layout';
import { readReport } from '../../core/report/read';
import { word, type Message } from '../../core/messages/messages';
import { readReasonOf } from '../../node/read';
import { unknownSubject } from '../input';
import type { Io } from '../output';
import { decode } from '../../core/text/decode';

export interface Destination {
  readonly to?: string;
  readonly into?: string;
  readonly as?: MergeAs;
  readonly force: boolean;
}

export type WriteResult = { readonly said?: Message; readonly notes: readonly Note[] } | { readonly why: Message };

export function writeImported(report: Report, { to, into, as, force }: Destination, io: Io): WriteResult {
  let text = canonical(JSON.stringify(report)) ?? `${JSON.stringify(report, null, 2)}\n`;
  let notes: readonly Note[] = [];
  if (into !== undefined && as !== undefined) {
    const merged = merge(report, into, as);
    if ('why' in merged) return merged;
    ({ text, notes } = merged);
    if (merged.same) return { said: word('importing.merged-nothing', { file: into }), notes };
  }
  const file = to ?? into;
  if (file === undefined) {
    io.out.write(text);
    return { notes };
  }
  try {
    // wx fails if the file exists, in one step: a file that appears meanwhile is not overwritten either.
    writeFileSync(file, text, { flag: to !== undefined && !force ? 'wx' : 'w' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { why: word('importing.exists', { file }) };
    return { why: word('importing.unwritable', { file, why: readReasonOf(error) }) };
  }
  return { said: word(to === undefined ? 'importing.merged' : 'importing.wrote', { file }), notes };
}

function merge(
  report: Report,
  file: string,
  as: MergeAs,
): { readonly why: Message } | { readonly text: string; readonly same: boolean; readonly notes: readonly Note[] } {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return { why: word('cli.of-file', { file, said: readReasonOf(error) }) };
  }
  const text = decode(bytes);
  if (!bytes.equals(Buffer.from(text, 'utf8'))) return { why: word('importing.into-encoding', { file }) };
  const reading = readReport(text);
  if (!reading.report || !reading.whole) return { why: word('importing.into-broken', { file }) };
  const merged = mergeIntoText(text, report, as, canonical);
  return { ...merged, same: merged.text === text };
}

/** The report with another baseline, given by id or label. */
export function withBaseline(report: Report, name: string): Report | { readonly why: Message } {
  const found = report.subjects.find((one) => one.id === name) ?? report.subjects.find((one) => one.label === name);
  if (!found) {
    const ids = report.subjects.map((one) => one.id);
    return { why: unknownSubject('importing.no-baseline', name, ids) };
  }
  const subjects = report.subjects.map((one) => {
    const { role, ...rest } = one;
    const { id, label, ...more } = rest;
    return one === found
      ? { id, ...(label === undefined ? {} : { label }), role: 'baseline' as const, ...more }
      : role === 'baseline'
        ? rest
        : one;
  });
  return { ...report, subjects: subjects as unknown as Report['subjects'] };
}
