/** A row's cell as the format's result. */
import type { Result } from '../generated/format';
import { word } from '../messages/messages';
import type { Note } from './model';
import type { ImportCell, ImportRow, RunValue } from './rows';

export interface MadeResult {
  readonly result: Result;
  /** The boots of the result are processes. */
  readonly processes: boolean;
  readonly notes: readonly Note[];
}

/** Undefined if the cell has neither a number nor a failed run. */
export function toResult(row: ImportRow, subject: string, cell: ImportCell): MadeResult | undefined {
  const notes: Note[] = [];
  const numbers = numbersOf(row, cell, notes);
  const failed = cell.failed.map(({ run, reason }) => ({ ...(run === undefined ? {} : { run }), reason }));
  if (!numbers && !failed.length) return undefined;
  const processes = numbers?.boots !== undefined && cell.runs.every((run) => run.boot === undefined || run.processes);
  return { result: { subject, ...numbers, ...(failed.length ? { failed } : {}) }, processes, notes };
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
  const boots = bootsOf(runs);
  const blocks = runs.map((run) => run.block);
  const only = runs.length === 1 ? runs[0]?.verbatim : undefined;
  return {
    samples: runs.map((run) => run.value),
    ...(boots ? { boots } : {}),
    ...(blocks.every((block) => block !== undefined) ? { blocks } : {}),
    ...(only === undefined ? {} : { verbatim: only }),
  };
}

/**
 * The restart of each run. Files with several runs each are the output of processes, whose runs have more in common
 * than those of different processes.
 */
function bootsOf(runs: readonly RunValue[]): (number | string)[] | undefined {
  const boots = runs.map((run) => run.boot).filter((boot) => boot !== undefined);
  if (boots.length) return boots.length === runs.length ? boots : undefined;
  const files = new Map(runs.map(({ file }) => [file.order, file]));
  if (files.size < 2 || files.size === runs.length) return undefined;
  const named = new Set([...files.values()].map(({ run }) => run));
  const byName = named.size === files.size && !named.has(undefined);
  const places = new Map([...files.keys()].map((order, at) => [order, at + 1]));
  return runs.map(({ file }) => (byName ? file.run : undefined) ?? places.get(file.order) ?? 1);
}

/** By boot and block, then by file, then as counted in the file; otherwise in the given order. */
function inOrder(runs: readonly RunValue[]): readonly RunValue[] {
  // Named boots and blocks have no order.
  const place = (label: RunValue['boot']): number => (typeof label === 'number' ? label : 0);
  const named = runs.every(({ file }) => file.run !== undefined);
  const file = (one: RunValue): number => (named ? one.file.run : undefined) ?? one.file.order;
  const run = (one: RunValue): number => one.run ?? 0;
  const counted = runs.every((one) => one.run !== undefined);
  return [...runs].sort(
    (a, b) =>
      place(a.boot) - place(b.boot) ||
      place(a.block) - place(b.block) ||
      file(a) - file(b) ||
      a.file.order - b.file.order ||
      (counted ? run(a) - run(b) : 0),
  );
}

function about(row: ImportRow, kind: Note['kind'], message: Note['message']): Note {
  const path = [...row.cells.values()].flatMap((cell) => [...cell.files])[0];
  return { kind, message, ...(path === undefined ? {} : { path }) };
}
