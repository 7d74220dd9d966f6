/** A run log as a report. */
import { settled } from '../../core/import/runlog/log';
import { emptyRunLog } from '../../core/import/runlog/model';
import { runsToReport } from '../../core/import/runlog/report';
import { readRunLogPieces } from '../../core/import/runlog/stream';
import type { Typed } from '../usage';
import { cannotRead, pieces, type Gathered } from './import';
import type { Teller } from './import-notes';

export async function importRunLog(typed: Typed, teller: Teller): Promise<Gathered> {
  const name = typed.value('runlog') ?? '-';
  let log = emptyRunLog;
  try {
    log = (await readRunLogPieces(pieces(name))) ?? emptyRunLog;
  } catch (error) {
    return { partial: false, why: cannotRead(name, error) };
  }
  log = settled(log, true);
  teller.problems(name === '-' ? '<stdin>' : name, log.problems);
  return { report: runsToReport(log), partial: log.problems.some((problem) => problem.severity === 'error') };
}
