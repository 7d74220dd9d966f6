/** The smallest text edit for a change of the report, so that the user's layout is preserved. */
import { Cursor, decodeString } from './cursor';
import { locateAll } from './locate';
import type { Path } from './path';
import type { ProblemFix } from './problem';
import type { Span } from './span';
import { reportShape, type ObjectShape } from './survey';

/** Replaces `length` characters from `offset` by `text`. */
export interface TextEdit extends Span {
  readonly text: string;
}

/**
 * The edit that sets the value at a path, or, with undefined, removes it. A new property is inserted in the canonical
 * order of keys, formatted like its neighbours; missing parent objects are created.
 * @returns undefined if there is nothing to remove, or if the path leads through a value that is not a container.
 */
export function editAt(text: string, path: Path, value: unknown): TextEdit | undefined {
  const places = Array.from({ length: path.length + 1 }, (_, depth) => ({
    path: path.slice(0, depth),
    part: 'value' as const,
  }));
  const spans = locateAll(text, places);
  const exact = spans[path.length];
  if (value === undefined) return exact && remove(text, path, spans);
  if (exact) return { ...exact, text: jsonText(value) };
  const depth = spans.findLastIndex((span) => span !== undefined);
  const holder = spans[depth];
  const segment = path[depth];
  if (!holder || segment === undefined) return undefined;
  const missing = path
    .slice(depth + 1)
    .reduceRight<unknown>((inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }), value);
  return insert(text, holder, path.slice(0, depth), segment, missing);
}

/** The edits of a fix; none if the text has changed since the fix was made. */
export function fixEdits(text: string, { change }: ProblemFix): readonly TextEdit[] {
  const edit = changeEdit(text, change);
  return edit ? [edit] : [];
}

function changeEdit(text: string, change: ProblemFix['change']): TextEdit | undefined {
  switch (change.kind) {
    case 'set':
      return editAt(text, change.path, change.value);
    case 'remove':
      return editAt(text, change.path, undefined);
    case 'rename': {
      const key = locateAll(text, [{ path: change.path, part: 'key' }])[0];
      return key && { ...key, text: jsonText(change.name) };
    }
    case 'cut':
      return { offset: change.offset, length: change.length, text: '' };
  }
}

/** The range in which two texts differ; undefined if they are equal. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  // Never split a surrogate pair.
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--;
  return { offset: start, length: before.length - start - end, text: after.slice(start, after.length - end) };
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number): boolean => code >= 0xdc00 && code < 0xe000;

/** A value on one line, as the canonical layout writes it: `{"a": 1, "b": [1, 2]}`. */
export function jsonText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${jsonText(inner)}`)
    .join(', ')}}`;
}

interface Child {
  readonly key: string;
  /** Start of the key or value. */
  readonly start: number;
  readonly end: number;
}

function childrenOf(text: string, holder: Span): readonly Child[] {
  const inside = text.slice(holder.offset, holder.offset + holder.length);
  const cursor = new Cursor(inside);
  const children: Child[] = [];
  cursor.next();
  for (let event = cursor.next(); event !== 'end' && event !== 'close'; event = cursor.next()) {
    if (event === 'key') continue;
    const key = cursor.keySpan();
    let start = key?.offset ?? cursor.start;
    if (event === 'open') cursor.skip();
    start += holder.offset;
    const name = key ? decodeString(inside.slice(key.offset, key.offset + key.length)) : '';
    children.push({ key: name, start, end: holder.offset + cursor.end });
  }
  return children;
}

function remove(text: string, path: Path, spans: readonly (Span | undefined)[]): TextEdit | undefined {
  const holder = spans[path.length - 1];
  const segment = path.at(-1);
  if (!holder || segment === undefined) return undefined;
  const children = childrenOf(text, holder);
  const index = typeof segment === 'number' ? segment : children.findLastIndex((child) => child.key === segment);
  const child = children[index];
  if (!child) return undefined;
  const next = children[index + 1];
  const before = children[index - 1];
  if (next) return cut(child.start, next.start);
  return before ? cut(before.end, child.end) : cut(holder.offset + 1, holder.offset + holder.length - 1);
}

function cut(from: number, to: number): TextEdit {
  return { offset: from, length: to - from, text: '' };
}

function insert(
  text: string,
  holder: Span,
  path: Path,
  segment: string | number,
  value: unknown,
): TextEdit | undefined {
  const inObject = text[holder.offset] === '{';
  if (inObject !== (typeof segment === 'string') || !'{['.includes(text[holder.offset] ?? ' ')) return undefined;
  const children = childrenOf(text, holder);
  const colon = /^"(?:[^"\\]|\\.)*":\S/.test(text.slice(children[0]?.start, children[0]?.end)) ? ':' : ': ';
  const entry = typeof segment === 'string' ? `${JSON.stringify(segment)}${colon}${jsonText(value)}` : jsonText(value);
  if (children.length === 0) return insertFirst(text, holder, entry);
  const index = typeof segment === 'string' ? placeFor(segment, children, shapeAt(path)) : children.length;
  const before = children[index - 1];
  if (before) {
    const gap = index > 1 ? gapBefore(text, before.start) : gapBefore(text, before.start) || (colon === ':' ? '' : ' ');
    return { offset: before.end, length: 0, text: `,${gap}${entry}` };
  }
  const [first] = children;
  if (!first) return undefined;
  return {
    offset: first.start,
    length: 0,
    text: `${entry},${gapBefore(text, first.start) || (colon === ':' ? '' : ' ')}`,
  };
}

/** Into an empty container: on a separate line if the brackets are on two lines, else between them. */
function insertFirst(text: string, holder: Span, entry: string): TextEdit {
  const inner = { offset: holder.offset + 1, length: holder.length - 2 };
  const blank = text.slice(inner.offset, inner.offset + inner.length);
  const lineEnd = /\r\n|\n|\r/.exec(blank)?.[0];
  if (lineEnd === undefined) return { ...inner, text: entry };
  const closing = blank.slice(blank.lastIndexOf(lineEnd) + lineEnd.length);
  return { ...inner, text: `${lineEnd}${closing}${closing.includes('\t') ? '\t' : '  '}${entry}${lineEnd}${closing}` };
}

/** The whitespace before an entry: line break and indentation, or blanks on its line. */
function gapBefore(text: string, start: number): string {
  let from = start;
  while (from > 0 && ' \t\r\n'.includes(text[from - 1] ?? '')) from--;
  const gap = text.slice(from, start);
  return /(?:\r\n|\n|\r)[ \t]*$/.exec(gap)?.[0] ?? gap;
}

/** The position of a new key: before the first key that follows it in canonical order. */
function placeFor(key: string, children: readonly Child[], shape: ObjectShape | undefined): number {
  const order = shape ? [...shape.keys.keys()] : [];
  const rank = order.indexOf(key);
  if (rank < 0) return children.length;
  const after = children.findIndex((child) => order.indexOf(child.key) > rank);
  return after < 0 ? children.length : after;
}

/** The known fields of the object at a path. */
function shapeAt(path: Path): ObjectShape | undefined {
  let shape: ObjectShape | undefined = reportShape;
  for (const segment of path) if (typeof segment === 'string') shape = shape?.keys.get(segment);
  return shape;
}
