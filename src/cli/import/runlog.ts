/** A run log as a report. It is read in pieces: a log of a gigabyte needs the memory of its numbers. */
import { append, settled } from '../../core/import/runlog/log';
import { emptyRunLog } from '../../core/import/runlog/model';
import { runsToReport } from '../../core/import/runlog/report';
import type { Typed } from '../usage';
import { cannotRead, pieces, type Gathered } from './import';
import type { Teller } from './notes';

export async function importRunLog(typed: Typed, teller: Teller): Promise<Gathered> {
  const name = typed.value('runlog') ?? '-';
  const decoder = new TextDecoder('utf-8');
  let log = emptyRunLog;
  try {
    for await (const chunk of pieces(name)) log = append(log, decoder.decode(chunk, { stream: true }));
  } catch (error) {
    return { partial: false, why: cannotRead(name, error) };
  }
  log = settled(append(log, decoder.decode()), true);
  teller.problems(name === '-' ? '<stdin>' : name, log.problems);
  return { report: runsToReport(log), partial: log.problems.some((problem) => problem.severity === 'error') };
}
