/** Notes that many readers make: a run or a row that has a reason and no number. */
import { word } from '../messages/messages';
import type { Note } from './model';

/** @param text why; a run without it ended before there was a result */
export function failedRun(line: number, text?: string): Note {
  const message = text === undefined ? word('import.run-no-result') : word('import.run-failed', { text });
  return { kind: 'failed', message, lines: [line] };
}

/** A row among others that has no number. */
export function failedRow(line: number, name: string, text: string): Note {
  return { kind: 'failed', message: word('import.row-failed', { name, text }), lines: [line] };
}
