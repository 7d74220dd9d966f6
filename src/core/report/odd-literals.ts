/**
 * Numbers that are not written as `String` writes them: `1.10` and `2e3` lose their digits in `JSON.parse`. Most files
 * have few; they are looked for when somebody first asks, in one pass, and runs (which nobody quotes) are passed over.
 */
import { Cursor } from './cursor';
import type { Path } from './path';

export interface OddLiterals {
  /** The digits of the number at a path of the text, where they are not the plain ones. */
  at(path: Path): string | undefined;
  /** Differs between two texts whose values are equal and whose odd literals are not. */
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
