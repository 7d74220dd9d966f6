/**
 * Walks over JSON text token by token, with its own stack: no depth of nesting can overflow it, and no tree is built.
 *
 * Exact on valid JSON. On invalid JSON it continues as well as it can, and always ends.
 */
import type { Path } from './path';
import type { Span } from './span';

export type CursorEvent = 'open' | 'close' | 'key' | 'scalar' | 'end';

interface Frame {
  readonly object: boolean;
  readonly start: number;
  /** In an object: the text of the current key with its quotes. */
  keyStart: number;
  keyEnd: number;
  /** In an array: the current index, -1 before the first entry. */
  index: number;
  awaitsKey: boolean;
}

const quote = 0x22;

/** Index after the closing quote of the string that begins at `start`, or the end of the text. */
export function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    // An even number of backslashes does not escape the quote. Runs do not overlap, so this is linear.
    if (slashes % 2 === 0) return at + 1;
    at++;
  }
}

function isBlankOrSeparator(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09 ||
    code === 0x2c ||
    code === 0x3a ||
    code === 0xfeff
  );
}

function endsScalar(code: number): boolean {
  return isBlankOrSeparator(code) || code === 0x7d || code === 0x5d || code === 0x7b || code === 0x5b || code === quote;
}

/** The value of a string, given its text with quotes. */
export function decodeString(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw.slice(1, -1);
  }
}

export class Cursor {
  /** Where the current token begins and ends. For `close` that is the closing bracket. */
  start = 0;
  end = 0;
  /** For `close`: where the container began. */
  opened = 0;
  private readonly frames: Frame[] = [];
  private justOpened = false;

  constructor(readonly text: string) {}

  /** How many containers are open. */
  get depth(): number {
    return this.frames.length;
  }

  next(): CursorEvent {
    const { text } = this;
    this.justOpened = false;
    let at = this.end;
    while (isBlankOrSeparator(text.charCodeAt(at))) at++;
    this.start = at;
    if (at >= text.length) {
      this.end = at;
      return 'end';
    }
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) return this.open(code === 0x7b);
    if (code === 0x7d || code === 0x5d) return this.close();
    if (code === quote) {
      this.end = endOfString(text, at);
      const frame = this.frames[this.frames.length - 1];
      if (frame?.object && frame.awaitsKey) {
        frame.awaitsKey = false;
        frame.keyStart = at;
        frame.keyEnd = this.end;
        return 'key';
      }
    } else {
      let end = at + 1;
      while (end < text.length && !endsScalar(text.charCodeAt(end))) end++;
      this.end = end;
    }
    this.beginValue();
    return 'scalar';
  }

  /** After `open`: moves past the whole container, as one value. */
  skip(): void {
    const { text } = this;
    const frame = this.frames.pop();
    if (!frame) return;
    let depth = 1;
    let at = this.end;
    while (depth > 0 && at < text.length) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        at = endOfString(text, at);
        continue;
      }
      if (code === 0x7b || code === 0x5b) depth++;
      else if (code === 0x7d || code === 0x5d) depth--;
      at++;
    }
    this.justOpened = false;
    this.start = frame.start;
    this.end = at;
  }

  /** The key or index of the current key or value; undefined at the root. */
  segment(): string | number | undefined {
    const holder = this.holder();
    return holder && this.segmentOf(holder);
  }

  /** The key of the current key or value, with its quotes; undefined in an array and at the root. */
  keySpan(): Span | undefined {
    const holder = this.holder();
    return holder?.object && holder.keyEnd > 0
      ? { offset: holder.keyStart, length: holder.keyEnd - holder.keyStart }
      : undefined;
  }

  /** The path of the current key, value or, after `close`, of the container just closed. */
  path(): Path {
    const path: (string | number)[] = [];
    for (const frame of this.frames) {
      const segment = this.segmentOf(frame);
      if (segment !== undefined) path.push(segment);
    }
    return path;
  }

  /** The container of the current token. After `open`, the new container is already on the stack. */
  private holder(): Frame | undefined {
    return this.frames[this.frames.length - (this.justOpened ? 2 : 1)];
  }

  private segmentOf(frame: Frame): string | number | undefined {
    if (!frame.object) return frame.index < 0 ? undefined : frame.index;
    return frame.keyEnd > 0 ? decodeString(this.text.slice(frame.keyStart, frame.keyEnd)) : undefined;
  }

  private open(object: boolean): CursorEvent {
    this.beginValue();
    this.end = this.start + 1;
    this.justOpened = true;
    this.frames.push({ object, start: this.start, keyStart: 0, keyEnd: 0, index: -1, awaitsKey: true });
    return 'open';
  }

  private close(): CursorEvent {
    this.end = this.start + 1;
    this.opened = this.frames.pop()?.start ?? this.start;
    return 'close';
  }

  private beginValue(): void {
    const frame = this.frames[this.frames.length - 1];
    if (!frame) return;
    frame.awaitsKey = true;
    if (!frame.object) frame.index++;
  }
}
