/** Numbers as written in the file: `1.10` has three digits, which `JSON.parse` loses. */
import { locateAll } from './locate';
import type { Path } from './path';

/** The text of the value at a path, exactly as written: trailing zeros and quotes included. */
export function literalAt(text: string, path: Path): string | undefined {
  return literalsAt(text, [path])[0];
}

/** Like `literalAt`, for many paths in one pass over the text. */
export function literalsAt(text: string, paths: readonly Path[]): readonly (string | undefined)[] {
  const spans = locateAll(
    text,
    paths.map((path) => ({ path, part: 'value' })),
  );
  return spans.map((span) => span && text.slice(span.offset, span.offset + span.length));
}
