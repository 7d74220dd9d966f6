/**
 * will-it-scale's CSV: operations a second for each number of tasks. Columns that are 0 in all rows belong to a mode
 * that did not run; `linear` is computed from the first row.
 */
import { head, linesOf, unreadNotes, type TextLine } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement } from '../model';
import { number } from '../numbers';
import { lastPart } from '../../text/file-names';

const header = /^tasks,processes,processes_idle,threads,threads_idle,linear[ \t]*$/m;
const columns = ['tasks', 'processes', 'processes_idle', 'threads', 'threads_idle', 'linear'];

export const willItScale: Importer = {
  tool: 'will-it-scale',
  name: 'will-it-scale',
  sniff: ({ text }) => (header.test(head(text)) ? 1 : 0),
  read,
};

function read({ text, path }: ImportFile): Imported {
  const unread: TextLine[] = [];
  const rows: { readonly values: readonly number[]; readonly line: number; readonly test: string }[] = [];
  let test = lastPart(path).replace(/\.(?:csv|txt|log)$/i, '');
  for (const line of linesOf(text)) {
    const command = /\bruntest\.py[ \t]+(\w+)/.exec(line.text);
    if (command) test = command[1] ?? test;
    else if (!header.test(line.text) && line.text.trim()) {
      const values = line.text.split(',').map((cell) => number(cell));
      const known = values.filter((value) => value !== undefined);
      if (known.length === columns.length && values.length === columns.length)
        rows.push({ values: known, line: line.n, test });
      else unread.push(line);
    }
  }
  const measurements = (['processes', 'threads'] as const).flatMap((mode) => {
    const at = columns.indexOf(mode);
    if (!rows.some(({ values }) => (values[at] ?? 0) > 0)) return [];
    return rows
      .filter(({ values }) => (values[0] ?? 0) > 0)
      .flatMap(({ values, line, test: name }): Measurement[] => {
        const base = {
          benchmark: name,
          suite: 'will-it-scale',
          benchmarkKind: 'micro' as const,
          parameters: { mode, tasks: values[0] ?? 0 },
          line,
        };
        return [
          { ...base, metric: metric('operations', 'ops/s', 'higher'), value: values[at] },
          { ...base, metric: metric('idle', '%', 'none', 'info'), value: values[at + 1] },
        ];
      });
  });
  return { tool: 'will-it-scale', measurements, notes: unreadNotes(unread) };
}
