/**
 * Numbers that are not written as `String` writes them, so that `JSON.parse` loses their digits: `1.10`, `2e3`. Most
 * files have few. They are found on first use, in passes that skip runs, whose digits are not needed.
 */
import type { Report } from '../generated/format';
import { Cursor } from './cursor';
import { entriesKnownOf, entriesOf } from './known-entries';
import type { Path } from './path';

export interface OddLiterals {
  /** The digits of the number at a path of the text, if they are not the usual ones. */
  at(path: Path): string | undefined;
  /** Differs between texts with equal values but different odd literals. */
  readonly mark: string;
}

const odd = /\d\.\d*0(?=[\s,\]}])|\d[eE][+-]?\d/g;

const keyOf = (path: Path): string => path.join('\u0000');

type Literals = ReadonlyMap<string, string>;

/** @param report what was read from the text, if it is one: then only the benchmarks that are asked for are searched */
export function oddLiterals(text: string, report?: Report): OddLiterals {
  let mark: string | undefined;
  const marked = (): string => (mark ??= text.match(odd)?.join(' ') ?? '');
  const parts = new Map<number, Literals>();
  const inPart = (index: number, part: () => string): Literals => {
    const found = parts.get(index) ?? literalsIn(part());
    parts.set(index, found);
    return found;
  };
  return {
    at: (path) => {
      if (!entriesKnownOf(report) && marked() === '') return undefined;
      const entries = entriesOf(text, report);
      if (!entries) return inPart(outside, () => text).get(keyOf(path));
      const [top, index] = path;
      if (top !== 'benchmarks' || typeof index !== 'number')
        return inPart(outside, () => entries.rest).get(keyOf(path));
      return inPart(index, () => entries.textOf(index)).get(keyOf(path.slice(2)));
    },
    get mark() {
      return marked();
    },
  };
}

/** Stands for what is in no benchmark. */
const outside = -1;

function literalsIn(text: string): Literals {
  const literals = new Map<string, string>();
  if (text.search(odd) < 0) return literals;
  const cursor = new Cursor(text);
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'open' && cursor.segment() === 'samples') cursor.skip();
    if (event !== 'scalar') continue;
    const code = text.charCodeAt(cursor.start);
    if (code !== 0x2d && (code < 0x30 || code > 0x39)) continue;
    const literal = text.slice(cursor.start, cursor.end);
    if (String(Number(literal)) !== literal) literals.set(keyOf(cursor.path()), literal);
  }
  return literals;
}
