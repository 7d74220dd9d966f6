/** A row's cell as the format's result. */
import type { Result } from '../generated/format';
import { word } from '../messages/messages';
import type { Note } from './model';
import type { ImportCell, ImportRow, RunValue } from './rows';

export interface MadeResult {
  readonly result: Result;
  readonly notes: readonly Note[];
}

/** Undefined if the cell has neither a number nor a failed run. */
export function toResult(row: ImportRow, subject: string, cell: ImportCell): MadeResult | undefined {
  const notes: Note[] = [];
  const numbers = numbersOf(row, cell, notes);
  const failed = cell.failed.map(({ run, reason }) => ({ ...(run === undefined ? {} : { run }), reason }));
  if (!numbers && !failed.length) return undefined;
  return { result: { subject, ...numbers, ...(failed.length ? { failed } : {}) }, notes };
}

function numbersOf(row: ImportRow, cell: ImportCell, notes: Note[]): Omit<Result, 'subject'> | undefined {
  const { runs, summaries } = cell;
  if (runs.length) {
    if (summaries.length)
      notes.push(about(row, 'left-out', word('import.summary-beside-runs', { name: row.name, n: summaries.length })));
    return samples(inOrder(runs));
  }
  const only = summaries[0];
  if (!only) return undefined;
  if (summaries.length === 1) return { ...only };
  // Each value is the mean of one invocation: invocations are the runs, and the variation inside them is lost.
  const means = summaries.map((one) => one.mean ?? one.median).filter((mean) => mean !== undefined);
  notes.push(about(row, 'guessed', word('import.means-as-runs')));
  return means.length ? { samples: means } : undefined;
}

function samples(runs: readonly RunValue[]): Omit<Result, 'subject'> {
  const boots = runs.map((run) => run.boot);
  const blocks = runs.map((run) => run.block);
  const only = runs.length === 1 ? runs[0]?.verbatim : undefined;
  return {
    samples: runs.map((run) => run.value),
    ...(boots.every((boot) => boot !== undefined) ? { boots } : {}),
    ...(blocks.every((block) => block !== undefined) ? { blocks } : {}),
    ...(only === undefined ? {} : { verbatim: only }),
  };
}

/** By boot, block and run if every run has a number; otherwise in the given order. */
function inOrder(runs: readonly RunValue[]): readonly RunValue[] {
  if (!runs.every((one) => one.run !== undefined)) return runs;
  // Named boots and blocks have no order.
  const place = (label: RunValue['boot']): number => (typeof label === 'number' ? label : 0);
  return [...runs].sort(
    (a, b) => place(a.boot) - place(b.boot) || place(a.block) - place(b.block) || (a.run ?? 0) - (b.run ?? 0),
  );
}

function about(row: ImportRow, kind: Note['kind'], message: Note['message']): Note {
  const path = [...row.cells.values()].flatMap((cell) => [...cell.files])[0];
  return { kind, message, ...(path === undefined ? {} : { path }) };
}
