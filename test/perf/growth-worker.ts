/** The process that reads: the bench of growth starts it, and ends it if it hangs. */
import { excessOf } from './growth-limits.mjs';
import { readers, type Reader } from './growth-readers';
import { textKinds } from './texts';

/** What to read. */
export interface Order {
  readonly root: string;
  /** The pair of a kind and a reader to begin with, from 0. */
  readonly from: number;
  /** Lengths of the texts, in characters, ascending. */
  readonly sizes: readonly number[];
  /** How often to read each when the first answer looks bad; the least counts. */
  readonly rounds: number;
  /** Up to this many milliseconds, growth cannot be distinguished from noise. */
  readonly floorMs: number;
  /** The most times as long that twice the length may take. */
  readonly perDoubling: number;
  /** A longer time, in milliseconds, is not believed at once either. */
  readonly longest?: number;
  /** Reads every so many pairs only, other readers for each kind; all pairs without it. */
  readonly each?: number;
  /** Which of them, from 0; the first without it. */
  readonly part?: number;
  /** Only readers and kinds whose names contain these. */
  readonly reader?: string;
  readonly kind?: string;
}

/** One pair, measured; `times` in milliseconds of the processor, one for each size. */
export interface Growth {
  readonly pair: number;
  readonly reader: string;
  readonly kind: string;
  /** Absent where the reader threw, which none may, or hung. */
  readonly times?: readonly number[];
  readonly threw?: string;
}

function timed(read: (text: string) => unknown, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function measure(read: (text: string) => unknown, texts: readonly string[], order: Order): number[] {
  const times = texts.map((text) => timed(read, text));
  const isSlow = Math.max(...times) > (order.longest ?? Infinity);
  if (!isSlow && excessOf(times, order.sizes, order) <= 1) return times;
  // Other work on the machine only adds: the least of several rounds tells.
  return texts.map((text, index) =>
    Math.min(times[index] ?? Infinity, ...Array.from({ length: order.rounds - 1 }, () => timed(read, text))),
  );
}

function measured(reader: Reader, texts: readonly string[], order: Order): Pick<Growth, 'times' | 'threw'> {
  try {
    return { times: measure(reader.read, texts, order) };
  } catch (error) {
    return { threw: String(error) };
  }
}

/** Sends the number of each pair before it is read, and what was measured after it. */
async function work(order: Order): Promise<void> {
  const kinds = textKinds(order.root).filter(({ name }) => name.includes(order.kind ?? ''));
  const chosen = readers.filter(({ name }) => name.includes(order.reader ?? ''));
  const pairs = kinds.length * chosen.length;
  let texts: { readonly kind: number; readonly list: readonly string[] } | undefined;
  for (let pair = order.from; pair < pairs; pair++) {
    const kind = Math.floor(pair / chosen.length);
    const { name, make } = kinds[kind]!;
    const reader = chosen[pair % chosen.length]!;
    if ((kind + (pair % chosen.length)) % (order.each ?? 1) !== (order.part ?? 0)) continue;
    if (texts?.kind !== kind) texts = { kind, list: order.sizes.map((size) => flat(make(size))) };
    await send({ pair, reader: reader.name, kind: name });
    const growth: Growth = { pair, reader: reader.name, kind: name, ...measured(reader, texts.list, order) };
    await send(growth);
  }
  await send({ pairs });
}

/** Certainly sent before the next text is read. */
function send(message: object): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
}

/** A string that V8 holds in one piece, as one from a file. */
function flat(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}

process.on('message', (order: Order) => {
  void work(order).then(() => process.disconnect());
});
