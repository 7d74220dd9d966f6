/** Mail headers: unfolding, encoded words, and the fields that a report needs. */
import { decodeAs } from '../../text/decode';
import { groupAtEnd } from '../../text/trim';
import type { SourceLine } from './places';

/** Names are in lower case. A map, so that a header named `__proto__` is only a header. */
export type Headers = ReadonlyMap<string, string>;

const headerLine = /^([A-Za-z][A-Za-z0-9-]{0,60}):[ \t]?(.*)$/;

/**
 * Reads headers from `start`; the first of each name counts. Returns where the body begins, and lines among the headers
 * that are none.
 */
export function readHeaders(
  lines: readonly SourceLine[],
  start: number,
): { readonly headers: Headers; readonly body: number; readonly strays: readonly SourceLine[] } {
  const headers = new Map<string, string>();
  const strays: SourceLine[] = [];
  let name: string | undefined;
  let at = start;
  for (; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (!text.trim()) {
      at++;
      break;
    }
    if (/^[ \t]/.test(text) && at > start) {
      // A folded line of a repeated header is skipped like its first line.
      if (name !== undefined) headers.set(name, `${headers.get(name) ?? ''} ${text.trim()}`);
      continue;
    }
    const found = headerLine.exec(text);
    if (!found) {
      if (!isStray(lines, at)) break;
      strays.push(lines[at]!);
      name = undefined;
      continue;
    }
    name = (found[1] ?? '').toLowerCase();
    if (headers.has(name)) name = undefined;
    else headers.set(name, found[2] ?? '');
  }
  for (const [key, value] of headers) headers.set(key, decodeWords(value.trim()));
  return { headers, body: at, strays };
}

/** A line that is no header, and behind which the headers go on. */
function isStray(lines: readonly SourceLine[], at: number): boolean {
  return knownHeader.test(lines[at + 1]?.text ?? '');
}

const knownHeader = new RegExp(
  [
    String.raw`^(?:from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|`,
    String.raw`content-[a-z-]+|list-id|x-[a-z-]+|in-reply-to|references|reply-to|sender|dkim-signature|`,
    String.raw`arc-[a-z-]+|authentication-results|user-agent):`,
  ].join(''),
  'i',
);

/** True if a mail's headers begin here: a known one on the first line and another within the next few. */
export function looksLikeHeaders(lines: readonly SourceLine[], start: number): boolean {
  const first = lines[start]?.text ?? '';
  if (!knownHeader.test(first)) return false;
  let count = 0;
  for (let at = start; at < Math.min(lines.length, start + 40); at++) {
    const text = lines[at]?.text ?? '';
    if (!text.trim()) break;
    if (knownHeader.test(text)) count++;
    else if (!/^[ \t]/.test(text) && !headerLine.test(text) && !isStray(lines, at)) break;
  }
  return count >= 2;
}

/** Decodes `=?utf-8?q?J=C3=BCrgen?=`. Anything that is not understood stays as it is. */
function decodeWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(
    /=\?([A-Za-z0-9_-]{1,40})(?:\*[A-Za-z-]+)?\?([qQbB])\?([^?\s]*)\?=/g,
    (whole, charset: string, kind: string, text: string) => {
      const bytes = kind.toLowerCase() === 'q' ? wordBytes(text) : base64Bytes(text);
      return bytes ? (decodeBytes(bytes, charset) ?? whole) : whole;
    },
  );
}

function wordBytes(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const hex = /^=([0-9A-Fa-f]{2})/.exec(text.slice(at, at + 3));
    if (hex) {
      bytes.push(parseInt(hex[1] ?? '0', 16));
      at += 2;
    } else bytes.push(text[at] === '_' ? 32 : text.charCodeAt(at) & 0xff);
  }
  return Uint8Array.from(bytes);
}

export function base64Bytes(text: string): Uint8Array | undefined {
  const clean = text.replace(/[^A-Za-z0-9+/]/g, '');
  try {
    // A single last character of truncated base64 holds no whole byte.
    const binary = atob(clean.length % 4 === 1 ? clean.slice(0, -1) : clean);
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Bytes in a named character set; undefined if the name is unknown. */
export function decodeBytes(bytes: Uint8Array, charset: string): string | undefined {
  try {
    return decodeAs(bytes, charset.toLowerCase() === 'us-ascii' ? 'utf-8' : charset);
  } catch {
    return undefined;
  }
}

/** A parameter of a header such as `text/plain; charset="utf-8"; format=flowed`. */
export function parameter(value: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(value ?? '');
  return found?.[1] ?? found?.[2];
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day the mail was written, by its writer's clock: YYYY-MM-DD. No time zone can shift it. */
export function day(text: string | undefined): string | undefined {
  const found = /\b(\d{1,2}) +([A-Za-z]{3})[a-z]* +(\d{4})\b/.exec(text ?? '');
  const other = found
    ? undefined
    : /\b([A-Za-z]{3})[a-z]* +(\d{1,2}),? +(?:\d\d:\d\d(?::\d\d)? +)?(\d{4})\b/.exec(text ?? '');
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(text ?? '');
  const parts = found ? [found[3], found[2], found[1]] : other ? [other[3], other[1], other[2]] : undefined;
  if (parts) {
    const month = monthNames.indexOf((parts[1] ?? '').toLowerCase()) + 1;
    const number = Number(parts[2]);
    if (month < 1 || number < 1 || number > 31) return undefined;
    return `${parts[0] ?? ''}-${String(month).padStart(2, '0')}-${String(number).padStart(2, '0')}`;
  }
  return iso && Number(iso[2]) >= 1 && Number(iso[2]) <= 12 && Number(iso[3]) >= 1 && Number(iso[3]) <= 31
    ? iso[0]
    : undefined;
}

/** Name and address of `"A. Writer" <a@b>`. Lists rewrite the sender as "Name via List", which is undone here. */
export function person(value: string | undefined): { readonly name?: string; readonly address?: string } {
  const text = value?.trim() ?? '';
  const found = [...text.matchAll(/<([^<>\s]+)>/g)].find(([, inside = '']) => {
    const at = inside.indexOf('@', 1);
    return at > 0 && at < inside.length - 1;
  });
  const alone = /^[^\s@]+@[^\s@]+$/.test(text);
  const name = found ? text.slice(0, found.index).trimEnd() : alone ? '' : (groupAtEnd(text)?.before.trimEnd() ?? text);
  const plain = name.replace(/^"(.*)"$/, '$1').replace(/\\(.)/g, '$1');
  const via = plain.lastIndexOf(' via ');
  const own = via >= 0 && /^[\w .-]+$/.test(plain.slice(via + 5)) ? plain.slice(0, via) : plain;
  const address = found?.[1] ?? (alone ? text : undefined);
  return { name: own.trim() || undefined, address };
}
