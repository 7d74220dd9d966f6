/** Finds any number of paths in a text in one pass, without building a tree of the rest. */
import { Cursor } from './cursor';
import type { EntryPlaces } from './entry-places';
import type { Path } from './path';
import type { NodePart, Problem } from './problem';
import type { Span } from './span';
import { addTo } from '../text/grouped';
import { addAll } from '../text/lists';

export interface NodeRef {
  readonly path: Path;
  readonly part: NodePart;
}

interface Node {
  /** Of a place that is looked for only itself, none: there may be ten thousand. */
  children?: Map<string | number, Node>;
  value?: Span;
  key?: Span;
}

/**
 * The range of a path in a text. Of duplicate keys the last counts, as in `JSON.parse`.
 * @param part the value, the key with its quotes, or both together. For an array entry, `key` is the opening bracket of
 * the value, or the value itself if it is not a container.
 * @returns undefined if the text has no such path.
 */
export function locate(text: string, path: Path, part: NodePart = 'value'): Span | undefined {
  return locateAll(text, [{ path, part }])[0];
}

/** Like `locate`, for many paths in one pass over the text. */
export function locateAll(text: string, places: readonly NodeRef[]): readonly (Span | undefined)[] {
  const root = find(text, places);
  return places.map(({ path, part }) => {
    const { exact } = along(root, path);
    return exact && spanOf(text, exact, part);
  });
}

/**
 * The ranges of problems. A path that is not in the text gets the key of its nearest existing parent.
 */
export function locateProblems(
  text: string,
  problems: readonly Pick<Problem, 'path' | 'part' | 'span'>[],
): readonly Span[] {
  const root = find(
    text,
    problems.filter((one) => !one.span),
  );
  return problems.map(({ path, part, span }) => {
    if (span) return span;
    const { exact, around } = along(root, path);
    if (exact?.value) return spanOf(text, exact, part) ?? exact.value;
    return (around && spanOf(text, around, 'key')) ?? { offset: 0, length: 0 };
  });
}

/**
 * The same where it is known where the benchmarks are: only those are looked through that are asked for, and what is
 * around their list.
 */
export function locateInEntries(
  entries: EntryPlaces,
  problems: readonly Pick<Problem, 'path' | 'part' | 'span'>[],
): readonly Span[] {
  const groups = new Map<number, number[]>();
  problems.forEach(({ path: [top, index] }, at) => {
    const inEntry = top === 'benchmarks' && typeof index === 'number' && entries.span(index) !== undefined;
    addTo(groups, inEntry ? index : outside, at);
  });
  const spans: Span[] = new Array(problems.length);
  for (const [index, places] of groups) {
    const isRest = index === outside;
    const text = isRest ? entries.rest : entries.textOf(index);
    const start = entries.span(index)?.offset ?? 0;
    const wanted = places.flatMap((at) => problems[at] ?? []);
    const found = locateProblems(
      text,
      isRest ? wanted : wanted.map(({ path, part }) => ({ path: path.slice(2), part })),
    );
    places.forEach((at, i) => {
      const own = problems[at]?.span;
      const span = found[i] ?? { offset: 0, length: 0 };
      spans[at] = own ?? (isRest ? entries.ofRest(span) : { offset: start + span.offset, length: span.length });
    });
  }
  return spans;
}

/** Stands for what is in no entry. */
const outside = -1;

/** The node of a path, and the last one on the way there that is in the text. */
function along(root: Node, path: Path): { readonly exact: Node | undefined; readonly around: Node | undefined } {
  let node: Node | undefined = root;
  let around: Node | undefined = root.value && root;
  for (const segment of path) {
    node = node.children?.get(segment);
    if (!node) break;
    if (node.value) around = node;
  }
  return { exact: node, around };
}

function spanOf(text: string, { key, value }: Node, part: NodePart): Span | undefined {
  if (!value || part === 'value') return value;
  if (part === 'entry') return key ? { offset: key.offset, length: value.offset + value.length - key.offset } : value;
  if (key) return key;
  const first = text[value.offset];
  return first === '{' || first === '[' ? { offset: value.offset, length: 1 } : value;
}

function treeOf(places: readonly { readonly path: Path }[]): Node {
  const root: Node = {};
  for (const { path } of places) {
    let node = root;
    for (const segment of path) {
      const children: Map<string | number, Node> = (node.children ??= new Map());
      let next = children.get(segment);
      if (!next) children.set(segment, (next = {}));
      node = next;
    }
  }
  return root;
}

/** Discards the results below a key that occurs again: the last one counts. */
function forget(node: Node): void {
  const open = [node];
  for (let one = open.pop(); one; one = open.pop()) {
    delete one.value;
    delete one.key;
    if (one.children) addAll(open, one.children.values());
  }
}

function find(text: string, places: readonly { readonly path: Path }[]): Node {
  const root = treeOf(places);
  if (places.length === 0) return root;
  const cursor = new Cursor(text);
  const inside: Node[] = [];
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'key') continue;
    if (event === 'close') {
      const node = inside.pop();
      if (node) node.value = { offset: cursor.opened, length: cursor.end - cursor.opened };
      if (inside.length === 0) break;
      continue;
    }
    const { start } = cursor;
    const parent = inside.at(-1);
    const segment = cursor.segment();
    const node = parent ? segment !== undefined && parent.children?.get(segment) : root;
    const descend = event === 'open' && node && node.children !== undefined;
    const key = node ? cursor.keySpan() : undefined;
    if (event === 'open' && !descend) cursor.skip();
    if (node) {
      if (node.value) forget(node);
      // An unclosed container extends to the end of the text.
      node.value = { offset: start, length: (descend ? text.length : cursor.end) - start };
      if (key) node.key = key;
    }
    if (descend) inside.push(node);
    else if (inside.length === 0) break;
  }
  return root;
}
