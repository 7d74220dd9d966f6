/** JMH's CSV: a mean for each row, with the number of iterations. Parameters have columns of their own. */
import { word } from '../../messages/messages';
import { linesOf, unreadNotes, type TextLine } from '../lines';
import type { Imported, ImportFile, Measurement, Note, ParameterValue } from '../model';
import { number } from '../numbers';
import { parameterValue } from '../template';
import { jmhMetric, partName } from './jmh-metric';

export function readJmhCsv({ text }: ImportFile): Imported {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  const unread: TextLine[] = [];
  let columns: string[] = [];
  let separator = ',';
  for (const line of linesOf(text)) {
    if (/^"?Benchmark"?[,;]"?Mode"?[,;]/.test(line.text)) {
      separator = /^"?Benchmark"?(.)/.exec(line.text)?.[1] ?? ',';
      columns = cells(line.text, separator);
      continue;
    }
    if (!line.text.trim()) continue;
    const row = cells(line.text, separator);
    const made = columns.length === row.length ? measurementOf(columns, row, line.n, separator) : undefined;
    if (made) measurements.push(made);
    else unread.push(line);
  }
  if (measurements.length) notes.push({ kind: 'guessed', message: word('import.no-runs', { name: 'JMH' }) });
  return { tool: 'jmh', measurements, notes: [...notes, ...unreadNotes(unread)] };
}

function measurementOf(
  columns: readonly string[],
  row: readonly string[],
  line: number,
  separator: string,
): Measurement | undefined {
  const cell = (name: string): string | undefined => row[columns.indexOf(name)];
  // Behind a semicolon or in quotes, a comma is the decimal sign of the locale.
  const amount = (text: string | undefined): number | undefined =>
    number(
      separator === ';' ? text?.replace(',', '.') : /^\d+,\d{6}$/.test(text ?? '') ? text?.replace(',', '.') : text,
    );
  const mean = amount(cell('Score'));
  const mode = cell('Mode');
  const name = cell('Benchmark');
  if (mode === undefined || !name) return undefined;
  const parameters: Record<string, ParameterValue> = {};
  columns.forEach((column, index) => {
    const key = /^Param: (.+)$/.exec(column)?.[1];
    if (key && row[index]) parameters[key] = parameterValue(row[index]);
  });
  const threads = number(cell('Threads'));
  if (threads !== undefined) parameters.threads = threads;
  const [benchmark = name, part] = name.split(':');
  const base = {
    benchmark,
    suite: 'JMH',
    benchmarkKind: 'micro' as const,
    parameters,
    metric: jmhMetric(mode, cell('Unit') ?? '', part === undefined ? undefined : partName(part)),
    line,
  };
  const n = number(cell('Samples'));
  if (mean === undefined) return cell('Score') === 'NaN' ? { ...base, failed: 'NaN' } : undefined;
  return { ...base, summary: { mean, ...(n ? { n } : {}) } };
}

function cells(text: string, separator: string): string[] {
  const row: string[] = [];
  let cell = '';
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      row.push(cell);
      cell = '';
    } else cell += character;
  }
  return [...row, cell];
}
