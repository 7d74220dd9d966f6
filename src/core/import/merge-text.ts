/**
 * Writes a merged report as the smallest change of the original text: unchanged values are copied verbatim
 * (`1.10` stays `1.10`), and unknown keys stay where they are.
 */
import { Cursor, decodeString } from '../report/cursor';
import { jsonText } from '../report/edit';

type Kind = 'scalar' | 'object' | 'array';

/** A value in the text, with its offsets. */
interface Node {
  readonly kind: Kind;
  readonly start: number;
  end: number;
  readonly items: { readonly key: string; readonly written: string; readonly node: Node }[];
}

/**
 * The text with the values of `merged`; undefined if the text is not JSON.
 * A text in canonical layout stays in canonical layout.
 * @param canonical see report/layout.ts; passed in, so that a caller that has loaded it need not load it twice
 */
export function mergedText(
  text: string,
  merged: unknown,
  canonical: (text: string) => string | undefined,
): string | undefined {
  const tree = treeOf(text);
  let now: unknown;
  try {
    now = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (!tree) return undefined;
  const changed = text.slice(0, tree.start) + print(text, tree, now, merged) + text.slice(tree.end);
  return canonical(text) === text ? (canonical(changed) ?? changed) : changed;
}

function treeOf(text: string): Node | undefined {
  const cursor = new Cursor(text);
  const open: Node[] = [];
  let root: Node | undefined;
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'key') continue;
    if (event === 'close') {
      const closed = open.pop();
      if (closed) closed.end = cursor.end;
      continue;
    }
    const kind = event === 'scalar' ? 'scalar' : text[cursor.start] === '{' ? 'object' : 'array';
    const node: Node = { kind, start: cursor.start, end: cursor.end, items: [] };
    const holder = open.at(-1);
    if (!holder) root ??= node;
    else {
      const span = holder.kind === 'object' ? cursor.keySpan() : undefined;
      const written = span ? text.slice(span.offset, span.offset + span.length) : '';
      holder.items.push({ key: span ? decodeString(written) : String(holder.items.length), written, node });
    }
    if (kind !== 'scalar') open.push(node);
  }
  return root;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal numbers are written alike, so values that are the same object need no deep comparison. */
function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function print(text: string, node: Node, before: unknown, after: unknown): string {
  const written = text.slice(node.start, node.end);
  if (same(before, after)) return written;
  if (node.kind === 'array' && Array.isArray(before) && Array.isArray(after) && after.length >= before.length)
    return list(text, node, before, after);
  if (node.kind === 'object' && isObject(before) && isObject(after)) return object(text, node, before, after);
  return jsonText(after);
}

function list(text: string, node: Node, before: readonly unknown[], after: readonly unknown[]): string {
  const kept = node.items.map(({ node: item }, index) => print(text, item, before[index], after[index]));
  return joined(
    text,
    node,
    kept,
    after.slice(before.length).map((value) => ({ written: '', value })),
  );
}

function object(
  text: string,
  node: Node,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string {
  const own = node.items.filter(({ key }) => Object.hasOwn(after, key));
  // A removed key leaves no gap: the remaining entries are written on one line, each as it was.
  if (own.length < node.items.length) {
    const parts = own.map(
      ({ key, written, node: item }) => `${written}: ${print(text, item, before[key], after[key])}`,
    );
    const more = Object.keys(after)
      .filter((key) => !Object.hasOwn(before, key))
      .map((key) => `${JSON.stringify(key)}: ${jsonText(after[key])}`);
    return `{${[...parts, ...more].join(', ')}}`;
  }
  const kept = own.map(({ key, node: item }) => print(text, item, before[key], after[key]));
  const more = Object.keys(after).filter((key) => !Object.hasOwn(before, key) && after[key] !== undefined);
  return joined(
    text,
    node,
    kept,
    more.map((key) => ({ written: `${JSON.stringify(key)}: `, value: after[key] })),
  );
}

interface Added {
  readonly written: string;
  readonly value: unknown;
}

/** New values in the place of the old ones, with the text between them; added entries are laid out like the last. */
function joined(text: string, node: Node, kept: readonly string[], added: readonly Added[]): string {
  const last = node.items.at(-1)?.node;
  if (!last) {
    const entries = added.map(({ written, value }) => written + jsonText(value)).join(', ');
    return node.kind === 'object' ? `{${entries}}` : `[${entries}]`;
  }
  let out = '';
  let at = node.start;
  node.items.forEach(({ node: item }, index) => {
    out += text.slice(at, item.start) + (kept[index] ?? '');
    at = item.end;
  });
  const gap = gapBefore(text, node);
  const tall = text.slice(last.start, last.end).includes('\n');
  for (const { written, value } of added)
    out += `,${gap || ' '}${written}${tall ? indented(value, gap) : jsonText(value)}`;
  return out + text.slice(at, node.end);
}

/** The whitespace before the last entry. */
function gapBefore(text: string, node: Node): string {
  const last = node.items.at(-1);
  if (!last) return '';
  const head = text.slice(node.start, last.node.start).trimEnd();
  const start = last.written ? node.start + head.lastIndexOf(last.written) : last.node.start;
  return blanksBefore(text.slice(node.start + 1, start));
}

/** The whitespace at the end of a text. */
function blanksBefore(text: string): string {
  return text.slice(text.trimEnd().length);
}

/** On several lines, like its neighbors, with their indentation. */
function indented(value: unknown, gap: string): string {
  const indent = gap.slice(gap.lastIndexOf('\n') + 1);
  return JSON.stringify(value, null, indent.includes('\t') ? '\t' : 2).replaceAll('\n', `\n${indent}`);
}
