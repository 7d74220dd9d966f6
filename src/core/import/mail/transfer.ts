/** Undoes transfer encodings line by line, so that places survive. */
import { withoutEnd } from '../../text/trim';
import { base64Bytes, decodeBytes } from './headers';
import { joined, type Segment, type SourceLine } from './places';

/** Quoted-printable: `=E2=80=93` is bytes of a character, a `=` at the end joins with the next line. */
export function quotedPrintable(lines: readonly SourceLine[], charset: string): SourceLine[] {
  const decoded: SourceLine[] = [];
  let open: SourceLine[] = [];
  for (const line of lines) {
    const text = withoutEnd(line.text, /[ \t]/);
    const soft = text.endsWith('=');
    const part = decodeEscapes({ text: soft ? text.slice(0, -1) : text, segments: line.segments }, charset);
    open.push(part);
    if (!soft) {
      decoded.push(joined(open));
      open = [];
    }
  }
  if (open.length) decoded.push(joined(open));
  return decoded;
}

function decodeEscapes(line: SourceLine, charset: string): SourceLine {
  if (!line.text.includes('=')) return line;
  const start = line.segments[0] ?? { at: 0, line: 1, column: 1 };
  const segments: Segment[] = [];
  let text = '';
  let last = 0;
  const put = (piece: string, from: number) => {
    if (!piece) return;
    segments.push({ at: text.length, line: start.line, column: start.column + from });
    text += piece;
  };
  for (const found of line.text.matchAll(/(?:=[0-9A-Fa-f]{2})+/g)) {
    put(line.text.slice(last, found.index), last);
    const bytes = Uint8Array.from((found[0].match(/[0-9A-Fa-f]{2}/g) ?? []).map((hex) => parseInt(hex, 16)));
    put(decodeBytes(bytes, charset) ?? found[0], found.index);
    last = found.index + found[0].length;
  }
  put(line.text.slice(last), last);
  return { text, segments: segments.length ? segments : line.segments };
}

/** Base64: every decoded line points at the encoded line on which it begins. */
export function base64(lines: readonly SourceLine[], charset: string): SourceLine[] | undefined {
  const starts: { readonly byte: number; readonly segment: Segment }[] = [];
  const encoded: string[] = [];
  let length = 0;
  for (const line of lines) {
    const clean = line.text.replace(/[^A-Za-z0-9+/]/g, '');
    const segment = line.segments[0];
    if (clean && segment) starts.push({ byte: (length * 3) / 4, segment });
    encoded.push(clean);
    length += clean.length;
  }
  const bytes = base64Bytes(encoded.join(''));
  if (!bytes) return undefined;
  const decoded: SourceLine[] = [];
  let from = 0;
  let row = 0;
  while (from < bytes.length) {
    const found = bytes.indexOf(10, from);
    const end = found < 0 ? bytes.length : found;
    while (row + 1 < starts.length && (starts[row + 1]?.byte ?? Infinity) <= from) row++;
    const text = decodeBytes(bytes.subarray(from, end), charset) ?? '';
    const segment = starts[row]?.segment ?? { at: 0, line: 1, column: 1 };
    decoded.push({
      text: text.endsWith('\r') ? text.slice(0, -1) : text,
      segments: [{ at: 0, line: segment.line, column: segment.column }],
    });
    from = end + 1;
  }
  return decoded;
}
