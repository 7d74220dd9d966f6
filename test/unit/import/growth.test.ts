// No text makes a reader hang: four times the length takes about four times as long, for every reader and kind of text.
// The readers run in a separate process, which is ended if it does not answer. `npm run bench -- growth` has the whole
// measurement, with long texts.
import { expect, it } from 'vitest';
import { growthTable, tooFast } from '../../perf/growth.mjs';

/** Four times the length: 4 times as long is linear, 16 times is quadratic, and 9 times is too much. */
const limits = { floorMs: 20, perDoubling: 3 };
const order = { sizes: [2000, 8000], rounds: 5, ...limits };
/** So many rows that reading each of them with all others shows, which takes more than a few KB. */
const rows = { sizes: [40_000, 160_000], floorMs: 100 };

it.each([
  ['every tenth pair', { each: 10 }],
  ['empty lines, with every reader', { kind: 'empty lines' }],
  ['blanks behind words, with every reader', { kind: 'known words, then blanks' }],
  ['formats of times', { reader: 'time', kind: 'formats of times' }],
  ['long tables in a mail', { reader: 'mail text', kind: 'a table', ...rows }],
])(
  'any text is read in linear time: %s',
  async (_, chosen) => {
    const asked = { ...order, ...chosen };
    const table = await growthTable(asked, 30_000);
    if ('each' in chosen) expect(new Set(table.map((one) => one.kind)).size).toBeGreaterThanOrEqual(83);
    const bad = [];
    for (const one of table.filter((measured) => tooFast(measured, asked.sizes, asked))) {
      // What is slow is slow again; a collection of garbage is not.
      const { reader, kind } = one;
      const again = (await growthTable({ ...asked, each: 1, reader, kind, rounds: 9 }, 30_000)).find(
        (measured) => measured.reader === reader && measured.kind === kind,
      );
      if (again === undefined || tooFast(again, asked.sizes, asked)) bad.push(again ?? one);
    }
    expect(bad.map(({ reader, kind, times }) => `${reader}, ${kind}: ${times?.join(' ms, ') ?? 'hung'}`)).toEqual([]);
  },
  120_000,
);
