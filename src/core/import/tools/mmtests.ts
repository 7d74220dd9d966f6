/**
 * Comparison tables of mmtests in a file of their own: its columns are subjects. The same reader reads them in mails.
 */
import { head, linesOf, unreadNotes } from '../lines';
import type { MailLine } from '../mail/quotes';
import type { GridCell, GridTable } from '../mail/model';
import { readMmtests } from '../mail/mmtests';
import { word } from '../../messages/messages';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Note } from '../model';

const rowForm = /^[ \t]*(?:Amean|Hmean)[ \t]+\S.*\([ \t]*0\.00%\)/m;

export const mmtests: Importer = {
  tool: 'mmtests',
  name: 'mmtests',
  // A mail with such a table names the kernels in its words: it is read as a mail.
  sniff: ({ text }) => (rowForm.test(head(text)) ? 0.8 : 0),
  read,
};

function read({ text }: ImportFile): Imported {
  const lines = linesOf(text).map((line): MailLine => ({
    text: line.text,
    segments: [{ at: 0, line: line.n, column: 1 }],
    quote: 0,
    part: 'text',
  }));
  let count = 0;
  const found = readMmtests(lines, () => `t${String(++count)}`);
  const rest = linesOf(text).filter((line) => !found.used.has(line.n - 1));
  const notes: Note[] = [...found.notes, ...unreadNotes(rest, 'left-out')];
  const measurements: Measurement[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  for (const table of found.tables) {
    if (table.columns.some((column) => /^column \d+$/.test(column.header))) {
      notes.push({ kind: 'left-out', message: word('import.mmtests-unnamed'), lines: [table.place.line] });
      continue;
    }
    // Reports print the same table as a whole and in parts: the same mean twice is one result.
    for (const one of ofTable(table)) {
      const key = JSON.stringify([one.subject, one.benchmark, one.parameters, one.metric, one.summary?.mean]);
      if (seen.has(key)) repeated++;
      else measurements.push(one);
      seen.add(key);
    }
  }
  if (repeated) notes.push({ kind: 'left-out', message: word('import.repeated', { n: repeated }) });
  return { tool: 'mmtests', measurements, notes };
}

function ofTable(table: GridTable): Measurement[] {
  const suite = table.suite ?? 'mmtests';
  // The line above a table may be the command that printed it, which names no benchmark.
  const title = /\.(?:pl|sh)\b/.test(table.title) ? suite : table.title;
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell, index): Measurement[] => {
      const column = table.columns[index];
      if (cell?.value === undefined || column?.role.value !== 'subject') return [];
      const unit = row.unit ?? table.unit?.value;
      return [
        {
          subject: column.header,
          benchmark: [title, row.name].filter(Boolean).join(' ') || suite,
          suite,
          parameters: row.parameters,
          metric: metric(table.metric ?? 'value', unit, row.direction?.value, row.role ?? 'primary'),
          summary: summaryOf(cell),
          line: row.place.line,
        },
      ];
    }),
  );
}

function summaryOf(cell: GridCell): Measurement['summary'] {
  const { value, sd, min, max } = cell;
  return {
    mean: value,
    ...(sd === undefined ? {} : { stddev: sd }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
