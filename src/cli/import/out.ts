/** Writes an imported report: to standard output, to a new file, or into an existing report. */
import type { Report } from '../../core/generated/format';
import type { MergeAs } from '../../core/import/merge';
import { mergeIntoText } from '../../core/import/merge-into-text';
import type { Note } from '../../core/import/model';
import { canonical, reportText } from '../../core/report/layout';
import { readReport } from '../../core/report/read';
import { sayEnglish, word, type Message } from '../../core/messages/messages';
import { isFileError, writeReasonOf } from '../../node/failures';
import { isSameFile } from '../../node/place';
import { readToChange, updateFile, type Made } from '../../node/update';
import { writeWhole } from '../../node/write';
import { unknownSubject } from '../input';
import { complain } from '../lines';
import type { Io } from '../output';
import { decode } from '../../core/text/decode';

export interface Destination {
  readonly to?: string;
  readonly into?: string;
  readonly as?: MergeAs;
  readonly force: boolean;
  /** How long another process that writes into the same report is waited for; a default if absent. */
  readonly waitMs?: number;
}

export type WriteResult = { readonly said?: Message; readonly notes: readonly Note[] } | { readonly why: Message };

/**
 * @param inputs files that must not be overwritten
 * @returns why nothing was written; the file that was there is then unchanged
 */
export async function writeImported(
  report: Report,
  destination: Destination,
  inputs: readonly string[],
  io: Io,
): Promise<WriteResult> {
  const { to, into, as } = destination;
  const file = to ?? into;
  if (file !== undefined && inputs.some((input) => isSameFile(file, input)))
    return { why: word('cli.export-over-itself', { file }) };
  try {
    if (into === undefined || as === undefined) return await writeNew(reportText(report), [], destination, io);
    const merge = (bytes: Buffer): Merged => mergedWith(report, bytes, into, as);
    if (to === undefined || isSameFile(to, into)) return await writeInto(into, merge, destination, io);
    const merged = merge(readToChange(into));
    if (merged.why) return { why: merged.why };
    if (merged.text === undefined)
      return { said: word('importing.merged-nothing', { file: into }), notes: merged.notes };
    return await writeNew(merged.text, merged.notes, destination, io);
  } catch (error) {
    if (!isFileError(error)) throw error;
    if (error.code === 'EEXIST') return { why: word('importing.exists', { file: file ?? '' }) };
    return { why: word('cli.of-file', { file: file ?? '', said: writeReasonOf(error) }) };
  }
}

async function writeNew(
  text: string,
  notes: readonly Note[],
  { to, force }: Destination,
  io: Io,
): Promise<WriteResult> {
  if (to === undefined) {
    io.out.report(text);
    return { notes };
  }
  await writeWhole(to, text, { onlyNew: !force });
  return { said: word('importing.wrote', { file: to }), notes };
}

async function writeInto(
  file: string,
  merge: (bytes: Buffer) => Merged,
  { waitMs }: Destination,
  io: Io,
): Promise<WriteResult> {
  const onWait = (): void => io.err.status(sayEnglish(word('cli.lock-wait', { file })));
  const { made, lockOf } = await updateFile(file, merge, { waitMs, onWait }).finally(() => io.err.status(''));
  if (lockOf !== undefined) complain(io, word('cli.lock-taken', { file, pid: String(lockOf) }));
  if (made.why) return { why: made.why };
  const said = word(made.text === undefined ? 'importing.merged-nothing' : 'importing.merged', { file });
  return { said, notes: made.notes };
}

interface Merged extends Made {
  readonly why?: Message;
  readonly notes: readonly Note[];
}

function mergedWith(report: Report, bytes: Buffer, file: string, as: MergeAs): Merged {
  const text = decode(bytes);
  if (!bytes.equals(Buffer.from(text, 'utf8'))) return { why: word('importing.into-encoding', { file }), notes: [] };
  const reading = readReport(text);
  if (!reading.report || !reading.whole) return { why: word('importing.into-broken', { file }), notes: [] };
  const merged = mergeIntoText(text, report, as, canonical);
  return { text: merged.text === text ? undefined : merged.text, notes: merged.notes };
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
