/**
 * Numbers that are not written as `String` writes them, so that `JSON.parse` loses their digits: `1.10`, `2e3`. Most
 * files have few. They are found on first use, in one pass that skips runs, whose digits are not needed.
 */
import { Cursor } from './cursor';
import type { Path } from './path';

export interface OddLiterals {
  /** The digits of the number at a path of the text, if they are not the usual ones. */
  at(path: Path): string | undefined;
  /** Differs between texts with equal values but different odd literals. */
  readonly mark: string;
}

const odd = /\d\.\d*0(?=[\s,\]}])|\d[eE][+-]?\d/g;

const keyOf = (path: Path): string => path.join('\u0000');

export function oddLiterals(text: string): OddLiterals {
  let found: ReadonlyMap<string, string> | undefined;
  let mark: string | undefined;
  const marked = (): string => (mark ??= text.match(odd)?.join(' ') ?? '');
  return {
    at: (path) => (marked() === '' ? undefined : (found ??= collect(text)).get(keyOf(path))),
    get mark() {
      return marked();
    },
  };
}

function collect(text: string): ReadonlyMap<string, string> {
  const literals = new Map<string, string>();
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
