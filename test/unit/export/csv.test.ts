import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, csvCell, csvText, type CsvCell } from '../../../src/core/export/csv';
import { example, examples, everything, hostile, hostileTexts, inputOf } from './support';

/** A strict reader: as many fields in each record as in the first, quotes only where the standard has them. */
const read = (text: string): string[][] =>
  parse(text, { record_delimiter: '\r\n', relax_quotes: false, relax_column_count: false }) as string[][];
const records = (text: string): Record<string, string>[] =>
  parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];

describe('CSV', () => {
  it.each(examples)('%s: every row with its numbers to the last digit', (name) => {
    const input = example(name);
    const list = records(csv(input));
    expect(list).toHaveLength(input.analysis.rows.length);
    input.analysis.rows.forEach((row, i) => {
      const record = list[i] ?? {};
      const benchmark = input.report.benchmarks[row.benchmark];
      expect(record['benchmark']).toBe(benchmark?.id);
      expect(record['candidate']).toBe(row.subject);
      expect(record['ratio'] === '' ? undefined : Number(record['ratio'])).toBe(row.ratio);
      // The value is the basis of the ratio (dividing.test.ts), and the mean of runs has a separate column.
      const mean = row.base?.centreIs === 'mean' ? row.base.centre : undefined;
      expect(record['baseline value mean'] === '' ? undefined : Number(record['baseline value mean'])).toBe(mean);
      if (row.estimate === undefined || row.estimate === 'means')
        expect(record['baseline value'] === '' ? undefined : Number(record['baseline value'])).toBe(row.base?.centre);
      expect(record['candidate value sd'] === '' ? undefined : Number(record['candidate value sd'])).toBe(row.cand?.sd);
      expect(record['verdict']).toBe(row.verdict.word);
      expect(record['tested']).toBe(String(row.verdict.tested));
      for (const [key, value] of Object.entries(benchmark?.parameters ?? {}))
        expect(record[`parameter ${key}`]).toBe(String(value));
    });
  });

  it('has no cell that a spreadsheet computes, and one line per record', () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const text = csv(inputOf(everything(texts)));
        const list = read(text);
        expect(list).toHaveLength(7);
        expect(text.split('\r\n')).toHaveLength(8);
        for (const cell of list.flat()) {
          if (Number.isFinite(Number(cell.trim() || 'x'))) continue;
          expect(cell).not.toMatch(/^[\s\0]*[=+\-@\t\r]/);
          // If cells are separated by semicolons.
          for (const part of cell.split(';').slice(1)) expect(part).not.toMatch(/^\s*[=+\-@]/);
        }
      }),
      { numRuns: 150, seed: 6 },
    );
  });

  it('keeps numbers, and does not mistake text for numbers', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => Number(csvCell(value)) === value || value === 0,
      ),
    );
    expect(['-5', '+1.5e3', '-0.25', '.5'].map(csvCell)).toEqual(['-5', '+1.5e3', '-0.25', '.5']);
    expect(['-5+cmd|x', '=1', '@a', '+a', '\t=1', '\r=1', ' =1', '＝1', 'a;=1', '-'].map(csvCell)).toEqual(
      ["'-5+cmd|x", "'=1", "'@a", "'+a", '␉=1', '␍=1', '"\' =1"', "'＝1", "a;'=1", "'-"].map((one) =>
        one === '"\' =1"' ? "' =1" : one,
      ),
    );
    expect([Infinity, -Infinity, NaN, undefined, true].map((one: CsvCell) => csvCell(one))).toEqual([
      'inf',
      '-inf',
      '',
      '',
      'true',
    ]);
  });

  it('can be read back unchanged, including commas and quotes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { minLength: 1, maxLength: 5 }), (rows) => {
        const safe = rows.map((row) =>
          row
            .map((cell) =>
              cell
                .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
                .replace(/^\s*[=+\-@]+/, '')
                .replace(/;/g, ''),
            )
            .map((cell) => (/^\s*[=+\-@]/.test(cell) ? `x${cell}` : cell)),
        );
        if (safe.some((row) => row.every((cell) => cell === ''))) return;
        expect(read(csvText(safe))).toEqual(safe);
      }),
      { numRuns: 200, seed: 8 },
    );
    expect(read(csvText([['a,b', 'say "x"', ' c ']]))).toEqual([['a,b', 'say "x"', ' c ']]);
  });

  it('shows a single candidate on request', () => {
    const report = {
      format: 'vmibench/1',
      title: 't',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }, { id: 'c' }],
      benchmarks: [
        {
          id: 'x',
          name: 'x',
          ratios: [
            { subject: 'b', value: 1.1 },
            { subject: 'c', value: 0.9 },
          ],
        },
      ],
    };
    expect(records(csv(inputOf(report))).map((one) => one['candidate'])).toEqual(['b', 'c']);
    expect(records(csv(inputOf(report, 'c'))).map((one) => one['candidate'])).toEqual(['c']);
  });

  it('names the findings of each row, with waived ones marked', () => {
    const [first] = records(csv(inputOf(everything())));
    expect(first?.['findings']).toContain('unmentioned-regression (waived)');
  });
});
