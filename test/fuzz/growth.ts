/** Texts of pieces that come again and again: what takes a second for a megabyte, or grows faster than its text. */
import fc from 'fast-check';
import { importFiles } from '../../src/core/import/import';
import { readGrids } from '../../src/core/import/mail/grid';
import { gridToReport } from '../../src/core/import/mail/report';
import { checkText } from '../../src/core/judge/check';
import { defaultSettings } from '../../src/core/judge/settings';
import { leastCosts, processorTime } from '../lib/cost';
import { outputs, reports, type Base } from './bases';
import type { Kind } from './kind';
import { afterAll, damages } from './mutate';

const readers: readonly (readonly [name: string, read: (text: string) => unknown])[] = [
  ['import', (text) => importFiles([{ path: 'a/b.txt', text }])],
  ['mail', (text) => readGrids(text).map((grid) => gridToReport(grid))],
  ['report', (text) => checkText(text, defaultSettings)],
];

/** Four times the length: 4 times as long is linear, 16 times is quadratic. */
const [short, long] = [30_000, 120_000];
const mostRatio = 9;
/**
 * Milliseconds for the short text. What takes less is not looked at again: if quadratic, a megabyte takes 5 s. Most
 * readers take less than that, so few trials need the long text.
 */
const quick = 5;

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

/**
 * The least times for the short and the long text; undefined if they are good.
 * @param of a text of about so many characters
 * @param cost what is measured: the test of this function counts steps, so that it depends on no machine
 */
export function grown(
  read: (text: string) => unknown,
  of: (length: number) => string,
  cost = processorTime,
): readonly [number, number] | undefined {
  const one = of(short);
  const first = (): unknown => read(one);
  if (cost(first) <= quick || cost(first) <= quick) return undefined;
  const four = of(long);
  const least = leastCosts(first, () => read(four), mostRatio, cost);
  return least.long > mostRatio * least.short ? [least.short, least.long] : undefined;
}

export const growing: Kind = {
  name: 'growth',
  promise: 'Four times the text takes about four times as long to read, whatever is repeated in it.',
  trials: fc
    .tuple(some(outputs), fc.nat(2000), unit)
    .map(([start, length, text]) => ({ text: text || ' ', about: 'again and again', more: start.slice(0, length) })),
  check: ({ text, more }) => {
    const of = (length: number): string => (more as string) + text.repeat(Math.ceil(length / text.length));
    for (const [name, read] of readers) {
      const times = grown(read, of);
      if (times) throw new Error(`${name}: ${times.map(Math.round).join(' ms, and ')} ms for four times the text`);
    }
  },
};
