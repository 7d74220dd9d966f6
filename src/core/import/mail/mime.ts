/** The readable text of a body: the decoded plain part of a multipart mail. */
import { word, type Message } from '../../messages/messages';
import { decodeUtf8 } from '../../text/decode';
import { base64, quotedPrintable } from './transfer';
import { decodeBytes, parameter, readHeaders, type Headers } from './headers';
import type { SourceLine } from './places';

export interface Body {
  readonly lines: readonly SourceLine[];
  readonly flowed: boolean;
  /** Flowed lines were broken inside words: the trailing blank is removed when they are joined. */
  readonly delSp: boolean;
  readonly notes: readonly Message[];
}

/** A mail nests its parts two or three deep; a hostile one may nest thousands. */
const maxPartDepth = 16;

/**
 * @param binary each character is a byte of a file that is not UTF-8; the part's character set decodes it
 */
export function readBody(headers: Headers, lines: readonly SourceLine[], binary: boolean, depth = 0): Body {
  const type = headers.get('content-type') ?? 'text/plain';
  const kind = (/^\s*([\w.+-]+\/[\w.+-]+)/.exec(type)?.[1] ?? 'text/plain').toLowerCase();
  if (kind.startsWith('multipart/')) return multipart(type, kind, lines, binary, depth);
  if (!kind.startsWith('text/') || kind === 'text/html') {
    return { lines: [], flowed: false, delSp: false, notes: [word('mail.part-left-out', { kind })] };
  }
  if (/^\s*attachment/i.test(headers.get('content-disposition') ?? '') && depth > 0 && /patch|diff/.test(kind)) {
    return { lines: [], flowed: false, delSp: false, notes: [word('mail.part-left-out', { kind })] };
  }
  const flowed = /^flowed$/i.test(parameter(type, 'format') ?? '');
  const delSp = /^yes$/i.test(parameter(type, 'delsp') ?? '');
  return { ...decodeLines(headers, lines, parameter(type, 'charset') ?? 'utf-8', binary), flowed, delSp };
}

function decodeLines(
  headers: Headers,
  lines: readonly SourceLine[],
  charset: string,
  binary: boolean,
): Pick<Body, 'lines' | 'notes'> {
  const encoding = (headers.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase();
  if (encoding === 'quoted-printable') return { lines: quotedPrintable(lines, charset), notes: [] };
  if (encoding === 'base64') {
    const decoded = base64(lines, charset);
    return decoded ? { lines: decoded, notes: [] } : { lines: [], notes: [word('mail.bad-base64')] };
  }
  if (!binary) return { lines, notes: [] };
  const recoded = lines.map((line) => {
    // Multi-byte characters shift the columns after them; such lines rarely hold tables.
    const bytes = Uint8Array.from(line.text, (character) => character.charCodeAt(0));
    return { text: eightBit(bytes, charset) ?? line.text, segments: line.segments };
  });
  return { lines: recoded, notes: [] };
}

/** Text labelled as UTF-8 or ASCII that is neither is mislabelled: old mailers meant Latin 1. */
function eightBit(bytes: Uint8Array, charset: string): string | undefined {
  if (!/^(?:utf-?8|us-ascii|ascii)$/i.test(charset)) return decodeBytes(bytes, charset);
  return decodeUtf8(bytes) ?? decodeBytes(bytes, 'windows-1252');
}

function multipart(type: string, kind: string, lines: readonly SourceLine[], binary: boolean, depth: number): Body {
  const boundary = parameter(type, 'boundary');
  if (!boundary || depth >= maxPartDepth)
    return { lines: [], flowed: false, delSp: false, notes: [word('mail.bad-multipart')] };
  const parts: SourceLine[][] = [];
  for (const line of lines) {
    const text = line.text.trimEnd();
    if (text === `--${boundary}--`) break;
    if (text === `--${boundary}`) parts.push([]);
    else parts[parts.length - 1]?.push(line);
  }
  const bodies = parts.map((part) => {
    const { headers, body } = readHeaders(part, 0);
    return readBody(headers, part.slice(body), binary, depth + 1);
  });
  const readable = bodies.filter((body) => body.lines.length > 0);
  // Alternatives have the same content twice; other parts follow each other.
  const taken = kind === 'multipart/alternative' ? readable.slice(0, 1) : readable;
  return {
    lines: taken.flatMap((body) => body.lines),
    flowed: taken.some((body) => body.flowed),
    delSp: taken.some((body) => body.delSp),
    notes: kind === 'multipart/alternative' && taken.length ? [] : bodies.flatMap((body) => body.notes),
  };
}
