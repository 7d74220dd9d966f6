/** Phoronix's CSV exports: a table of means with systems as columns, and since version 10 the runs (raw). */
import { word } from '../../messages/messages';
import { linesOf, unreadNotes, type TextLine } from '../lines';
import type { Imported, ImportedSubject, ImportFile, Measurement, Note } from '../model';
import { withoutEnd } from '../../text/trim';
import { number } from '../numbers';
import { directionOf, parametersOf, ptsMetric } from './pts-metric';
import { keyList, ptsSurroundings } from './pts-system';
import { nameAndVersion } from './pts-text';

const phoronixTool = 'phoronix-test-suite';
/** A title alone on its line, an empty line, then the names of the systems after an empty cell. */
const tableStart = /^[^\n]*\n,*\n\s*,[^\n]+\n(Processor|Motherboard|Chipset|Memory|OS|Kernel),/;
const rawStart = /^"[^\n]*",\n(?:(?:Higher|Lower) Results Are Better\n)?\n"[^"\n]*",[\d.]/m;

export function isPtsCsv(start: string): boolean {
  return tableStart.test(start) || isRaw(start);
}

function isRaw(start: string): boolean {
  return /^(?:Higher|Lower) Results Are Better$/m.test(start) && rawStart.test(start);
}

export function readCsv(file: ImportFile): Imported {
  return tableStart.test(file.text) ? readTable(file) : readRaw(file);
}

/** Means only. Newer exports have units and directions: a column for one, and the scale in brackets after the title. */
function readTable({ text }: ImportFile): Imported {
  const lines = linesOf(text);
  const rows = lines.map((line) => ({ n: line.n, cells: cellsOf(line.text) }));
  const notes: Note[] = [];
  const headers = rows.filter(
    ({ cells, n }) => n > 1 && cells.length > 1 && !cells[0]?.trim() && cells.slice(1).some((cell) => cell.trim()),
  );
  const first = headers[0];
  const last = headers[headers.length - 1];
  if (!first || !last)
    return { tool: phoronixTool, measurements: [], notes: [{ kind: 'failed', message: word('import.truncated') }] };
  // The newer export has an unnamed column for the direction of each row.
  const from = last.cells[1]?.trim() ? 1 : 2;
  const between = rows.filter((row) => row.n > first.n && row.n < last.n);
  const subjects =
    headers.length > 1
      ? first.cells.slice(from).map((cell, index) => subjectOf(cell.trim(), index + from, between))
      : undefined;
  const unread: TextLine[] = [];
  const measurements: Measurement[] = [];
  for (const { n, cells } of rows.filter((row) => row.n > last.n)) {
    const name = cells[0]?.trim();
    if (!name || cells.length !== last.cells.length) {
      // With fewer or more cells it is unknown which system each is of.
      unread.push({ n, text: lines[n - 1]?.text ?? '' });
      continue;
    }
    // Title and description share a cell, with a hyphen between.
    const [, whole = name, scale = ''] = from === 2 ? (/^(.*\S)\s+\(([^()]*)\)$/.exec(name) ?? []) : [];
    const [, title = whole, description = ''] = /^(.*?) - (.*)$/.exec(whole) ?? [];
    const metric = ptsMetric(scale, from === 2 ? directionOf(cells[1] ?? '') : undefined);
    last.cells.slice(from).forEach((cell, index) => {
      const printed = cells[index + from]?.trim() ?? '';
      const mean = number(printed);
      const base = {
        benchmark: title,
        suite: phoronixTool,
        parameters: parametersOf(description),
        metric,
        subject: cell.trim(),
        line: n,
      };
      if (mean !== undefined) measurements.push({ ...base, summary: { mean } });
      else if (printed) unread.push({ n, text: lines[n - 1]?.text ?? '' });
    });
  }
  if (measurements.length)
    notes.push({ kind: 'guessed', message: word(from === 2 ? 'import.pts-csv-means' : 'import.pts-csv') });
  return {
    tool: phoronixTool,
    title: rows[0]?.cells.find((cell) => cell.trim())?.trim(),
    subjects,
    measurements,
    notes: [...notes, ...unreadNotes(unread)],
  };
}

/** The runs of each system, one system per line below the result's title and direction. No unit, no system details. */
function readRaw({ text }: ImportFile): Imported {
  const lines = linesOf(text);
  const unread: TextLine[] = [];
  const measurements: Measurement[] = [];
  let table: Pick<Measurement, 'benchmark' | 'suite' | 'version' | 'parameters' | 'metric'> | undefined;
  for (const line of lines.slice(1)) {
    const cells = cellsOf(line.text);
    const values = cells
      .slice(1)
      .map((cell) => cell.trim())
      .filter(Boolean);
    const runs = values.map((cell) => number(cell));
    const said = /^(Higher|Lower) Results Are Better$/.exec(line.text.trim());
    if (!line.text.trim()) continue;
    if (said && table) table = { ...table, metric: ptsMetric('', directionOf(said[1] ?? '')) };
    else if (!values.length && /^".*",?$/.test(line.text.trim())) {
      const [, whole = cells[0] ?? '', description = ''] = /^(.*?) - (.*)$/.exec(cells[0] ?? '') ?? [];
      const title = nameAndVersion(whole.trim());
      table = {
        benchmark: title.name,
        suite: phoronixTool,
        version: title.version,
        parameters: parametersOf(description),
        metric: ptsMetric('', undefined),
      };
    } else if (table && values.length && runs.every((run) => run !== undefined))
      measurements.push({ ...table, subject: cells[0]?.trim() || 'system', samples: runs, line: line.n });
    else unread.push(line);
  }
  const notes: Note[] = measurements.length ? [{ kind: 'guessed', message: word('import.pts-csv-raw') }] : [];
  return {
    tool: phoronixTool,
    title: withoutEnd(lines[0]?.text ?? '', /,/).trim() || undefined,
    measurements,
    notes: [...notes, ...unreadNotes(unread)],
  };
}

function subjectOf(
  label: string,
  column: number,
  rows: readonly { readonly cells: readonly string[] }[],
): ImportedSubject {
  const facts = rows.flatMap(({ cells }): [string, string][] =>
    cells[0]?.trim() && cells[column]?.trim() ? [[cells[0].trim(), cells[column].trim()]] : [],
  );
  const list = new Map([...keyList(''), ...facts]);
  return { label, environment: ptsSurroundings(list, list), machine: JSON.stringify(facts) };
}

function cellsOf(line: string): string[] {
  // A comma in front makes all cells alike, including an empty first one.
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) =>
    cell[1] === undefined ? (cell[2] ?? '') : cell[1].replace(/""/g, '"'),
  );
}
