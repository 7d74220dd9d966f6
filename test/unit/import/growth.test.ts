// No text makes a reader hang: four times the length takes about four times as long, for every reader and kind of text.
// The readers run in a separate process, which is ended if it does not answer. `npm run bench -- growth` has the whole
// measurement, with long texts.
import { expect, it } from 'vitest';
import { growthTable, tooFast } from '../../perf/growth.mjs';

/** Four times the length: 4 times as long is linear, 16 times is quadratic. Below the floor, in ms, is noise. */
const limits = { floor: 20, most: 9 };
const order = { sizes: [2000, 8000], rounds: 5, ...limits };

it.each([
  ['every tenth pair', { each: 10 }],
  ['empty lines, with every reader', { kind: 'empty lines' }],
  ['blanks behind words, with every reader', { kind: 'known words, then blanks' }],
])(
  'any text is read in linear time: %s',
  async (_, chosen) => {
    const table = await growthTable({ ...order, ...chosen }, 30_000);
    if ('each' in chosen) expect(new Set(table.map((one) => one.kind)).size).toBeGreaterThanOrEqual(83);
    const bad = table.filter((one) => tooFast(one, limits));
    expect(bad.map(({ reader, kind, times }) => `${reader}, ${kind}: ${times?.join(' ms, ') ?? 'hung'}`)).toEqual([]);
  },
  120_000,
);
