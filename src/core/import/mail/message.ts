/**
 * Mails from any input: pasted text, a saved `.eml`, an `mbox` with a thread, a page of a list archive.
 * Nothing here throws; the mail's notes say what could not be decoded.
 */
import { word, type Message } from '../../messages/messages';
import { decode, decodeUtf8, markedUtf16, withoutMark } from '../../text/decode';
import { day, looksLikeHeaders, person, readHeaders, type Headers } from './headers';
import { readBody } from './mime';
import { markPatches } from './patch';
import { sourceLines, type SourceLine } from './places';
import { cleanLines, type MailLine } from './quotes';

export interface Mail {
  readonly subject?: string;
  readonly author?: string;
  readonly address?: string;
  /** YYYY-MM-DD. */
  readonly published?: string;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly list?: string;
  readonly lines: readonly MailLine[];
  readonly notes: readonly Message[];
  /** Lines among the headers that are none. */
  readonly strays: readonly SourceLine[];
}

/** All mails of a text, in order. A text without headers is one mail. */
export function readMails(input: string | Uint8Array): Mail[] {
  const { text, binary } = typeof input === 'string' ? { text: input, binary: false } : textOf(input);
  const { lines, cutAt } = sourceLines(withoutMark(text), maxLines);
  const parts = split(lines);
  return parts.map((part, index): Mail => {
    const mail = readMail(part.slice(0, maxMailLines), binary);
    const line = part[maxMailLines]?.segments[0]?.line ?? (index === parts.length - 1 ? cutAt : undefined);
    const n = Math.min(part.length, maxMailLines);
    return line === undefined ? mail : { ...mail, notes: [...mail.notes, word('mail.too-long', { n, line })] };
  });
}

/** A thread of a mailing list has some thousand lines. */
const maxLines = 200_000;
/** Mails with more lines are patches, with their results at the top. */
const maxMailLines = 10_000;

/** Bytes that are not Unicode become one character each: the character set of each part decodes them later. */
function textOf(bytes: Uint8Array): { readonly text: string; readonly binary: boolean } {
  const unicode = markedUtf16(bytes) ? decode(bytes) : decodeUtf8(bytes);
  if (unicode !== undefined) return { text: unicode, binary: false };
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { text, binary: true };
}

/** The line before a mail in an mbox: an address or a commit, then a date. */
const mboxSeparator = /^From (?:\S+ .*\d\d:\d\d:\d\d|\S+@\S+|[0-9a-f]{40} |mboxrd@z)/;

function split(lines: readonly SourceLine[]): SourceLine[][] {
  const starts: number[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1]?.text;
    if ((before === undefined || !before.trim()) && mboxSeparator.test(line.text) && looksLikeHeaders(lines, index + 1))
      starts.push(index);
  });
  if (starts.length === 0) return [[...lines]];
  return starts.map((start, index) => lines.slice(start + 1, starts[index + 1]).map(unescapeFrom));
}

/** In an mbox a line that begins with "From " is escaped with a ">". */
function unescapeFrom(line: SourceLine): SourceLine {
  return /^>From /.test(line.text)
    ? {
        text: line.text.slice(1),
        segments: line.segments.map((segment) => ({ ...segment, column: segment.column + 1 })),
      }
    : line;
}

function readMail(lines: readonly SourceLine[], binary: boolean): Mail {
  const first = lines.findIndex((line) => line.text.trim());
  const mail = first >= 0 && looksLikeHeaders(lines, first);
  const { headers, body: bodyAt, strays } = mail ? readHeaders(lines, first) : { ...loose(lines), strays: [] };
  const body = readBody(headers, lines.slice(bodyAt), binary);
  const from = person(headers.get('from') ?? headers.get('reply-to'));
  const author = from.name ?? from.address;
  const cleaned = cleanLines(body.lines, { flowed: body.flowed, delSp: body.delSp, author });
  const list = headers.get('list-id');
  return {
    subject: headers.get('subject') || undefined,
    author,
    address: from.address,
    published: day(headers.get('date')),
    messageId: id(headers.get('message-id')),
    inReplyTo: id(headers.get('in-reply-to')),
    list: list === undefined ? undefined : (/<([^<>]+)>/.exec(list)?.[1] ?? list.trim()) || undefined,
    lines: markPatches(cleaned),
    notes: body.notes,
    strays,
  };
}

function id(header: string | undefined): string | undefined {
  return /<([^<>\s]+)>/.exec(header ?? '')?.[1] ?? (header?.trim() || undefined);
}

/**
 * Text copied from a web archive has no headers, but often a title and lines such as "From:" and "Date:" near its
 * top. They describe the mail and stay part of the text.
 */
function loose(lines: readonly SourceLine[]): { readonly headers: Headers; readonly body: number } {
  const headers = new Map<string, string>();
  const top = lines
    .slice(0, 12)
    .map((line) => line.text.replace(/^#+\s*/, '').trim())
    .filter(Boolean);
  for (const text of top) {
    const found = /^(From|Date|Subject|Message-ID|List-Id|To):\s*(\S.*)/i.exec(text);
    const archive = /^@ (\d{4}-\d\d-\d\d) \d\d:\d\d (.+)$/.exec(text);
    if (found) {
      const name = (found[1] ?? '').toLowerCase();
      if (!headers.has(name)) headers.set(name, found[2] ?? '');
    } else if (archive && !headers.has('date')) {
      headers.set('date', archive[1] ?? '');
      headers.set('from', archive[2] ?? '');
    }
  }
  const title = top[0];
  const patch = /^(?:Re: )?\[[^\]]*PATCH/.test(title ?? '');
  if (title !== undefined && !headers.has('subject') && (patch || (headers.has('from') && !title.includes(': '))))
    headers.set('subject', title);
  return { headers, body: 0 };
}
