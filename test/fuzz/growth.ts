/** Texts of pieces that come again and again: what takes a second for a megabyte, or grows faster than its text. */
import fc from 'fast-check';
import { importFiles } from '../../src/core/import/import';
import { readGrids } from '../../src/core/import/mail/grid';
import { gridToReport } from '../../src/core/import/mail/report';
import { checkText } from '../../src/core/judge/check';
import { defaultSettings } from '../../src/core/judge/settings';
import { outputs, reports, type Base } from './bases';
import type { Kind } from './kind';
import { afterAll, damages } from './mutate';

const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['import', (text) => importFiles([{ path: 'a/b.txt', text }])],
  ['mail', (text) => readGrids(text).map((grid) => gridToReport(grid))],
  ['report', (text) => checkText(text, defaultSettings)],
];

/** Four times the length: 4 times as long is linear, 16 times is quadratic. */
const [short, long] = [10_000, 40_000];
const mostRatio = 10;
/** In milliseconds; less is lost in noise. */
const floor = 200;
/** Other work on the machine only adds: what looks bad is looked at again, and the least times count. */
const rounds = 12;

const some = (list: readonly Base[]): fc.Arbitrary<string> => fc.constantFrom(...list).map(({ text }) => text);

/** A stretch of a damaged file, or a few signs. */
const unit = fc.oneof(
  fc
    .tuple(some([...outputs, ...reports]), damages(2), fc.nat(), fc.integer({ min: 1, max: 400 }))
    .map(([text, list, from, length]) => {
      const damaged = afterAll(text, list);
      const at = from % Math.max(1, damaged.length);
      return damaged.slice(at, at + length);
    }),
  fc.string({ unit: fc.constantFrom(...' \t\n,;:.-+/\\|*#%"\'()[]{}<>@=_a1'), minLength: 1, maxLength: 6 }),
);

function timeOf(read: (text: string) => unknown, text: string): number {
  const start = performance.now();
  read(text);
  return performance.now() - start;
}

/** The least times for the short and the long text; undefined as soon as they are good. */
function grown(read: (text: string) => unknown, one: string, four: string): readonly [number, number] | undefined {
  let [before, after] = [Infinity, Infinity];
  for (let round = 0; round < rounds; round++) {
    after = Math.min(after, timeOf(read, four));
    if (after <= floor) return undefined;
    before = Math.min(before, timeOf(read, one));
    if (round > 0 && after <= mostRatio * before) return undefined;
  }
  return [before, after];
}

export const growing: Kind = {
  name: 'growth',
  promise: 'Four times the text takes about four times as long to read, whatever is repeated in it.',
  trials: fc
    .tuple(some(outputs), fc.nat(2000), unit)
    .map(([start, length, text]) => ({ text: text || ' ', about: 'again and again', more: start.slice(0, length) })),
  check: ({ text, more }) => {
    const of = (length: number): string => (more as string) + text.repeat(Math.ceil(length / text.length));
    const [one, four] = [of(short), of(long)];
    for (const [name, read] of readers) {
      const times = grown(read, one, four);
      if (times) throw new Error(`${name}: ${times.map(Math.round).join(' ms, and ')} ms for four times the text`);
    }
  },
};
