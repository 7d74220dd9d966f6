/** Cells of spreadsheets from every place that makes them: CSV, the clipboard, and tables of HTML pages. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/core/export/csv';
import { html } from '../../../src/core/export/html';
import { shownOf } from '../../../src/core/export/parts';
import { rowAsText, rowsAsTable } from '../../../src/core/page-model/row-text';
import { isSheetNumber, sheetField, sheetText } from '../../../src/core/text/sheet';
import { everything, inputOf, textsOf, times } from './support';
import { expectLinear } from '../../lib/cost';

const hostile = [
  "=cmd|'/c calc'!A0",
  "+cmd|'/c calc'!A0",
  "-1+cmd|'/c calc'!A0",
  '@SUM(1+1)*cmd',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '＋1+1',
  '－1+1',
  '＠SUM(1)',
  'a;=1+1',
  'a; ＝1+1',
  '"=1+1',
  '"a\t=1+1',
  '\u200b=1+1',
  '=HYPERLINK("http://127.0.0.1:9/"&A1)',
  '-5 ms|x',
];

/** Whether a spreadsheet may compute a cell: any sign that starts a formula, unless what follows is a number. */
const isComputed = (cell: string): boolean =>
  /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) && !isSheetNumber(cell.trim());

/** Negative values, whose sign would start a formula with the unit behind it. */
function negative(text: string): Record<string, unknown> {
  const report = everything(textsOf(text)) as { benchmarks: Record<string, unknown>[] };
  const results = [1, 1.3].map((factor, index) => ({
    subject: 'ab'[index],
    samples: times(factor).map((one) => -one),
  }));
  report.benchmarks.push({
    id: 'negative',
    name: text,
    metric: { name: text, unit: text, direction: 'lower' },
    results,
  });
  return report;
}

function cellsOfHtml(page: string): string[] {
  const decoded = (cell: string): string =>
    cell.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code)));
  return [...page.matchAll(/<t[dh]\b[^>]*>(.*?)<\/t[dh]>/gs)].map(([, cell = '']) => decoded(cell));
}

describe.each(hostile)('%j in every place of a report', (text) => {
  const input = inputOf(negative(text));

  it('is not computed in any cell of CSV', () => {
    const cells = (parse(csv(input), { record_delimiter: '\r\n' }) as string[][]).flat();
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter(isComputed)).toEqual([]);
    expect(cells.flatMap((cell) => cell.split(';').slice(1)).filter(isComputed)).toEqual([]);
  });

  it('is not computed in any field of the clipboard, and does not absorb another field', () => {
    const rows = shownOf(input).parts.flatMap((part) => part.rows);
    const lines = [...rowsAsTable(rows).split('\n'), ...rows.map(rowAsText)];
    const fields = lines.map((line) => line.split('\t'));
    expect(lines).toHaveLength(2 * rows.length + 1);
    expect(fields.flat().filter(isComputed)).toEqual([]);
    expect(fields.flat().filter((field) => field.startsWith('"'))).toEqual([]);
  });

  it('is not computed in any cell of a page', () => {
    const cells = cellsOfHtml(html(input));
    expect(cells.length).toBeGreaterThan(20);
    expect(cells.filter(isComputed)).toEqual([]);
  });
});

describe('a cell', () => {
  it.each([
    '-5',
    '+8.3%',
    '-3.2 ms',
    '-1,234.5 GB/s',
    '-48.2 k ops/s',
    '+8.3% elapsed time',
    '-3 µs ± 1.5%',
    '-5e-7 s',
    '-.5',
  ])('remains the number %s', (text) => {
    expect(sheetText(text)).toBe(text);
    expect(sheetField(text)).toBe(text);
  });

  it.each(['-', '-5+1', '-5 +1', '-5 a(1)', "-5 cmd|' '!A1", '+8.3% =1', '-5 ms -1', '=5', '--5', '-a', '-5 A1'])(
    'is text for %s',
    (text) => expect(sheetText(text)).toBe(`'${text}`),
  );

  it('is checked in linear time', () => {
    for (const text of ['-', '-1', '- ', '-1,', '-1 a ', ' ', ';', '; ', '1.', '\u200b', '-1 ±'])
      expectLinear((times) => `${text.repeat(times)}!`, 200_000, sheetField);
  });
});
