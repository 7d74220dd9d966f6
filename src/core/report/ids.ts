/** Finds the definitions of ids and the references to them in one pass, also in invalid JSON. */
import { Cursor, decodeString } from './cursor';
import { fitsGlob } from './glob';
import type { Path } from './path';
import type { Span } from './span';

export type IdKind = 'subject' | 'environment' | 'benchmark';

/** The pattern of ids in the schema. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._:+@=,-]*$/;

export interface IdPlace {
  readonly kind: IdKind;
  /** A `pattern` may contain asterisks, and refers to every id that matches. */
  readonly role: 'definition' | 'reference' | 'pattern';
}

export interface Mention extends IdPlace {
  readonly id: string;
  readonly path: Path;
  /** The text with its quotes. */
  readonly span: Span;
}

const lists: Readonly<Record<string, IdKind>> = {
  subjects: 'subject',
  environments: 'environment',
  benchmarks: 'benchmark',
};
const ofBenchmark: ReadonlySet<unknown> = new Set(['results', 'ratios', 'claims']);
const ofReport: ReadonlySet<unknown> = new Set(['summaries', 'claims', 'waivers']);

const definition = (kind: IdKind): IdPlace => ({ kind, role: 'definition' });
const reference = (kind: IdKind): IdPlace => ({ kind, role: 'reference' });

/** The kind of id expected at a path of the text; undefined if none is. */
export function idPlace(path: Path): IdPlace | undefined {
  const [list, index, a, b, c] = path;
  if (typeof list !== 'string' || typeof index !== 'number') return undefined;
  const own = Object.hasOwn(lists, list) ? lists[list] : undefined;
  if (path.length === 3) {
    if (own && a === 'id') return definition(own);
    if (own === 'environment') return a === 'inside' ? reference('environment') : undefined;
    if (own) return a === 'environment' ? reference('environment') : undefined;
    if (!ofReport.has(list)) return undefined;
    return a === 'subject' || (a === 'baseline' && list === 'claims') ? reference('subject') : undefined;
  }
  if (path.length === 4 && typeof b === 'number') {
    const patterns =
      list === 'summaries' ? a === 'of' : (list === 'claims' || list === 'waivers') && a === 'benchmarks';
    return patterns ? { kind: 'benchmark', role: 'pattern' } : undefined;
  }
  if (path.length !== 5 || own !== 'benchmark' || !ofBenchmark.has(a) || typeof b !== 'number') return undefined;
  if (c === 'subject' || (c === 'baseline' && a !== 'results')) return reference('subject');
  return c === 'environment' && a === 'results' ? reference('environment') : undefined;
}

const keys: ReadonlySet<unknown> = new Set(['id', 'environment', 'inside', 'subject', 'baseline']);

/** All mentions of ids in a text, in order. */
export function mentionsIn(text: string): readonly Mention[] {
  const found: Mention[] = [];
  const cursor = new Cursor(text);
  for (let event = cursor.next(); event !== 'end'; event = cursor.next()) {
    if (event === 'open' && cursor.segment() === 'samples') cursor.skip();
    if (event !== 'scalar' || text[cursor.start] !== '"') continue;
    const segment = cursor.segment();
    // Paths dominate the cost, so they are built only for possible ids.
    if (typeof segment !== 'number' && !keys.has(segment)) continue;
    const path = cursor.path();
    const place = idPlace(path);
    if (!place) continue;
    const id = decodeString(text.slice(cursor.start, cursor.end));
    found.push({ ...place, id, path, span: { offset: cursor.start, length: cursor.end - cursor.start } });
  }
  return found;
}

/** The mention at an offset, both ends included, because a caret is between characters. */
export function mentionAt(mentions: readonly Mention[], offset: number): Mention | undefined {
  return mentions.find(({ span }) => offset >= span.offset && offset <= span.offset + span.length);
}

/** All mentions of a text, and the one at the caret. */
export interface FoundMention {
  readonly all: readonly Mention[];
  readonly here: Mention;
}

/** All mentions of ids in a text, and the one at an offset, counted in UTF-16 units; undefined if none is there. */
export function findMention(text: string, offset: number): FoundMention | undefined {
  const all = mentionsIn(text);
  const here = mentionAt(all, offset);
  return here && { all, here };
}

/** Where the id itself is: without its quotes. */
export function idSpan({ span: { offset, length } }: Mention): Mention['span'] {
  return { offset: offset + 1, length: length - 2 };
}

/** Whether a mention refers to an id of its kind, by name or by a matching pattern. */
function means(mention: Mention, id: string): boolean {
  return mention.id === id || (mention.role === 'pattern' && fitsGlob(mention.id, id));
}

/** The definitions of the ids that a mention refers to. */
export function definitionsOf(mentions: readonly Mention[], { kind, id, role }: Mention): readonly Mention[] {
  return mentions.filter(
    (one) =>
      one.role === 'definition' && one.kind === kind && (one.id === id || (role === 'pattern' && fitsGlob(id, one.id))),
  );
}

/** All references to the same id, including patterns that match it. */
export function referencesOf(mentions: readonly Mention[], { kind, id }: Mention): readonly Mention[] {
  return mentions.filter((one) => one.kind === kind && means(one, id));
}

/** The mentions to rename: the id itself, but no patterns, which keep their meaning. */
export function renamesOf(mentions: readonly Mention[], { kind, id }: Mention): readonly Mention[] {
  return mentions.filter((one) => one.kind === kind && one.id === id);
}
