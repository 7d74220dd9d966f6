/** The named parts of a text as a tree: for the outline, breadcrumbs and sticky scroll. */
import { Cursor, decodeString } from './cursor';
import type { Path } from './path';
import type { Span } from './span';

export interface OutlineNode {
  readonly path: Path;
  /** The key, or the name of a list entry; its number if it has no name. */
  name: string;
  /** From the key (or the opening bracket) to the end of the value. */
  span: Span;
  /** The key, or the value that names the entry. */
  title: Span;
  readonly kind: 'object' | 'list' | 'text' | 'number' | 'word';
  readonly children: OutlineNode[];
}

/** An entry is named by the first of these fields that it has. */
const names: readonly string[] = ['id', 'rule', 'subject', 'method', 'text', 'name'];
/** Deeper levels are not worth listing. */
const maxDepth = 5;
const maxNodes = 20_000;

/** The tree of a text, as far as it can be parsed, without runs and plain values inside entries. */
export function outline(text: string): readonly OutlineNode[] {
  const cursor = new Cursor(text);
  const top: OutlineNode[] = [];
  const open: (OutlineNode | undefined)[] = [];
  const ranks = new Map<OutlineNode, number>();
  let count = 0;
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'key') continue;
    if (event === 'close') {
      const node = open.pop();
      if (node) node.span = { offset: node.span.offset, length: cursor.end - node.span.offset };
      continue;
    }
    const segment = cursor.segment();
    const holder = open.at(-1);
    if (event === 'scalar') {
      if (holder && typeof segment === 'string') call(holder, segment, text, cursor, ranks);
      if (open.length !== 1 || typeof segment !== 'string') continue;
    }
    const depth = open.length;
    // The root has no name; anything too deep or beyond the limit is skipped.
    if (depth === 0) {
      open.push(undefined);
      continue;
    }
    if (segment === undefined || depth > maxDepth || segment === 'samples' || ++count > maxNodes) {
      if (event === 'open') cursor.skip();
      continue;
    }
    const key = cursor.keySpan();
    const start = key?.offset ?? cursor.start;
    const first = text[cursor.start] ?? '';
    const kind =
      first === '{'
        ? 'object'
        : first === '['
          ? 'list'
          : first === '"'
            ? 'text'
            : /[-\d]/.test(first)
              ? 'number'
              : 'word';
    const node: OutlineNode = {
      path: cursor.path(),
      kind,
      children: [],
      name: typeof segment === 'number' ? String(segment + 1) : segment,
      span: { offset: start, length: (event === 'open' ? text.length : cursor.end) - start },
      title: key ?? { offset: cursor.start, length: 1 },
    };
    (holder?.children ?? top).push(node);
    if (event === 'open') open.push(node);
  }
  return top;
}

/** Names a list entry by the best field seen so far. */
function call(holder: OutlineNode, key: string, text: string, cursor: Cursor, ranks: Map<OutlineNode, number>): void {
  const rank = names.indexOf(key);
  if (
    rank < 0 ||
    text[cursor.start] !== '"' ||
    typeof holder.path.at(-1) !== 'number' ||
    rank >= (ranks.get(holder) ?? names.length)
  )
    return;
  const name = decodeString(text.slice(cursor.start, cursor.end));
  if (name.trim() === '') return;
  ranks.set(holder, rank);
  holder.name = name;
  holder.title = { offset: cursor.start, length: cursor.end - cursor.start };
}
