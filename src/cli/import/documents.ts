/** Imports one document: a mail or thread, or a run log. */
import { gridOf } from '../../core/import/mail/grid';
import { readMails } from '../../core/import/mail/message';
import { gridToReport } from '../../core/import/mail/report';
import { settled } from '../../core/import/runlog/log';
import { emptyRunLog } from '../../core/import/runlog/model';
import { soundRuns } from '../../core/import/runlog/report';
import { readRunLogPieces } from '../../core/import/runlog/stream';
import { word, type Message } from '../../core/messages/messages';
import { piecesOf, wholeOf } from '../../node/input-files';
import { readReasonOf } from '../../node/failures';
import { UsageError, type Typed } from '../usage';
import { stdinName } from '../targets';
import type { ImportedReport, NotePrinter } from './notes';

export async function importMail(typed: Typed, printer: NotePrinter): Promise<ImportedReport> {
  const name = typed.value('mail') ?? '-';
  let bytes: Uint8Array;
  try {
    bytes = await wholeOf(name);
  } catch (error) {
    return { from: [name], partial: false, why: unreadable(name, error) };
  }
  return mailOf(name, bytes, typed, printer);
}

/** The report of a mail, with its claims, whichever way its bytes came in. */
export function mailOf(name: string, bytes: Uint8Array, typed: Typed, printer: NotePrinter): ImportedReport {
  const grids = readMails(bytes)
    .map(gridOf)
    .filter((grid) => grid.tables.length > 0 || grid.claims.length > 0);
  const asked = typed.value('message');
  const taken = asked === undefined ? 1 : /^\d+$/.test(asked) ? Number(asked) : 0;
  const grid = grids[taken - 1];
  if (asked !== undefined && !grid)
    throw new UsageError(word('importing.no-message', { n: grids.length, found: asked }));
  if (!grid) return { from: [name], partial: false, why: word('mail.nothing') };
  if (grids.length > 1) printer.plain(word('importing.message-taken', { n: grids.length, taken, title: grid.title }));
  const path = name === '-' ? stdinName : name;
  const { report, notes } = gridToReport(grid);
  const all = [...grid.notes, ...notes].map((note) => ({ ...note, path }));
  printer.notes(all);
  return {
    from: [name],
    report,
    source: 'mail',
    partial: all.some((note) => note.kind === 'failed' || note.kind === 'not-understood'),
  };
}

/** Read in pieces: a log of a gigabyte needs memory only for its numbers. */
export async function importRunLog(typed: Typed, printer: NotePrinter): Promise<ImportedReport> {
  const name = typed.value('runlog') ?? '-';
  let log = emptyRunLog;
  try {
    log = (await readRunLogPieces(piecesOf(name))) ?? emptyRunLog;
  } catch (error) {
    return { from: [name], partial: false, why: unreadable(name, error) };
  }
  log = settled(log, true);
  printer.problems(name === '-' ? stdinName : name, log.problems);
  const { report, notes } = soundRuns(log);
  printer.notes(notes.map((note) => ({ ...note, path: name === '-' ? stdinName : name })));
  const broken = log.problems.some((problem) => problem.severity === 'error');
  return { from: [name], report, partial: broken || notes.length > 0 };
}

function unreadable(name: string, error: unknown): Message {
  return word('cli.of-file', { file: name, said: readReasonOf(error) });
}
