/**
 * Where the benchmarks of a text are: what is found in one pass over the whole text, so that later work can look at one
 * benchmark alone, and so that a change of one benchmark only moves the others.
 */
import { Cursor } from './cursor';
import type { Span } from './span';

export class EntryPlaces {
  /** @param list of the list's value; entries lie between `starts` and `ends`, in UTF-16 units */
  constructor(
    readonly text: string,
    readonly list: Span,
    private readonly starts: Int32Array,
    private readonly ends: Int32Array,
  ) {}

  /** How many entries there are. */
  get count(): number {
    return this.starts.length;
  }

  /** The range of an entry, if there is such an entry. */
  span(index: number): Span | undefined {
    const [start, end] = [this.starts[index], this.ends[index]];
    return start === undefined || end === undefined ? undefined : { offset: start, length: end - start };
  }

  /** The text of an entry; empty if there is no such entry. */
  textOf(index: number): string {
    return this.text.slice(this.starts[index] ?? 0, this.ends[index] ?? 0);
  }

  /** The index of the entry that holds a range of the text whole, within its brackets; -1 if none does. */
  around(from: number, to: number): number {
    let [low, high] = [0, this.count - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= from) low = middle;
      else high = middle - 1;
    }
    const [start, end] = [this.starts[low], this.ends[low]];
    return start !== undefined && end !== undefined && start < from && to < end ? low : -1;
  }

  /** The text with an empty list in place of the benchmarks. */
  get rest(): string {
    const { offset, length } = this.list;
    return `${this.text.slice(0, offset)}[]${this.text.slice(offset + length)}`;
  }

  /** Where a range of `rest` is in the text. */
  ofRest({ offset, length }: Span): Span {
    const grown = this.list.length - 2;
    const move = (at: number): number => (at > this.list.offset ? at + grown : at);
    return { offset: move(offset), length: move(offset + length) - move(offset) };
  }

  /** The places after a change within one entry. */
  after(text: string, index: number): EntryPlaces {
    const grown = text.length - this.text.length;
    const starts = this.starts.slice();
    const ends = this.ends.slice();
    for (let i = index; i < ends.length; i++) {
      if (i > index) starts[i]! += grown;
      ends[i]! += grown;
    }
    return new EntryPlaces(text, { offset: this.list.offset, length: this.list.length + grown }, starts, ends);
  }
}

/** Finds the benchmarks in valid JSON; undefined without such a list. */
export function findEntries(text: string): EntryPlaces | undefined {
  const cursor = new Cursor(text);
  if (cursor.next() !== 'open') return undefined;
  let found: EntryPlaces | undefined;
  for (let event = cursor.next(); event !== 'end' && event !== 'close'; event = cursor.next()) {
    if (event !== 'open') continue;
    // Of several lists the last counts, as in `JSON.parse`.
    if (cursor.segment() === 'benchmarks' && text[cursor.start] === '[') found = entriesIn(cursor);
    else cursor.skip();
  }
  return found;
}

function entriesIn(cursor: Cursor): EntryPlaces {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let event = cursor.next(); event !== 'end' && event !== 'close'; event = cursor.next()) {
    if (event === 'open') cursor.skip();
    starts.push(cursor.start);
    ends.push(cursor.end);
  }
  const list = { offset: cursor.opened, length: cursor.end - cursor.opened };
  return new EntryPlaces(cursor.text, list, Int32Array.from(starts), Int32Array.from(ends));
}
