/** A row's cell as the format's result. */
import type { Result } from '../generated/format';
import { word } from '../messages/messages';
import type { Note } from './model';
import type { Cell, Row, RunValue } from './rows';

export interface MadeResult {
  readonly result: Result;
  readonly notes: readonly Note[];
}

/** Undefined when the cell has neither a number nor a failed run. */
export function toResult(row: Row, subject: string, cell: Cell): MadeResult | undefined {
  const notes: Note[] = [];
  const numbers = numbersOf(row, cell, notes);
  const failed = cell.failed.map(({ run, reason }) => ({ ...(run === undefined ? {} : { run }), reason }));
  if (!numbers && !failed.length) return undefined;
  return { result: { subject, ...numbers, ...(failed.length ? { failed } : {}) }, notes };
}

function numbersOf(row: Row, cell: Cell, notes: Note[]): Omit<Result, 'subject'> | undefined {
  const { runs, summaries } = cell;
  if (runs.length) {
    if (summaries.length)
      notes.push(about(row, 'left-out', word('import.summary-beside-runs', { name: row.name, n: summaries.length })));
    return samples(inOrder(runs));
  }
  const only = summaries[0];
  if (!only) return undefined;
  if (summaries.length === 1) return { ...only };
  // Each is the mean of one invocation: invocations are the runs then, and what varied inside them is lost.
  const means = summaries.map((one) => one.mean ?? one.median).filter((mean) => mean !== undefined);
  notes.push(about(row, 'guessed', word('import.means-as-runs')));
  return means.length ? { samples: means } : undefined;
}

function samples(runs: readonly RunValue[]): Omit<Result, 'subject'> {
  const boots = runs.map((run) => run.boot);
  const only = runs.length === 1 ? runs[0]?.verbatim : undefined;
  return {
    samples: runs.map((run) => run.value),
    ...(boots.every((boot) => boot !== undefined) ? { boots } : {}),
    ...(only === undefined ? {} : { verbatim: only }),
  };
}

/** By boot and run where every run has them; else as they came. */
function inOrder(runs: readonly RunValue[]): readonly RunValue[] {
  if (!runs.every((one) => one.run !== undefined)) return runs;
  // Boots with names have no order of their own.
  const boot = (one: RunValue): number => (typeof one.boot === 'number' ? one.boot : 0);
  return [...runs].sort((a, b) => boot(a) - boot(b) || (a.run ?? 0) - (b.run ?? 0));
}

function about(row: Row, kind: Note['kind'], message: Note['message']): Note {
  const path = [...row.cells.values()].flatMap((cell) => [...cell.files])[0];
  return { kind, message, ...(path === undefined ? {} : { path }) };
}
