// No text makes a reader hang: four times the length takes about four times as long, for every reader and kind of text.
// The readers are in a process of their own, which is ended if it does not answer. `npm run bench -- growth` has the
// whole measurement, with long texts.
import { expect, it } from 'vitest';
import { growthTable, tooFast } from '../../perf/growth.mjs';

it('reads any text in time that grows with its length', async () => {
  const table = await growthTable({ sizes: [4000, 16_000], rounds: 5, floor: 30, most: 9 }, 30_000);
  expect(new Set(table.map((one) => one.kind)).size).toBeGreaterThanOrEqual(83);
  const bad = table.filter((one) => tooFast(one, { floor: 30, most: 9 }));
  expect(bad.map(({ reader, kind, times }) => `${reader}, ${kind}: ${times?.join(' ms, ') ?? 'hung'}`)).toEqual([]);
}, 120_000);
