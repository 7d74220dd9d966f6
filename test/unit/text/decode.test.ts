import { describe, expect, it } from 'vitest';
import { decode, decodeAs, decodeUtf8, pieceDecoder, pieceDecoderAs, withoutMark } from '../../../src/core/text/decode';

const little = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const big = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = 'µ 5 %\n€ 𝄞 end';

/** Through the stream decoder in pieces of `length` bytes, with empty ones between. */
function inPieces(bytes: Uint8Array, length: number): string {
  const decoder = pieceDecoder();
  let all = decoder.add(new Uint8Array());
  for (let at = 0; at < bytes.length; at += length)
    all += decoder.add(bytes.subarray(at, at + length)) + decoder.add(new Uint8Array());
  return all + decoder.end();
}

const files: [string, Uint8Array, string][] = [
  ['UTF-8', utf8(text), text],
  ['UTF-8 with a mark, which stays', utf8(`\ufeff${text}`), `\ufeff${text}`],
  ['UTF-16 LE with a mark', little(`\ufeff${text}`), text],
  ['UTF-16 BE with a mark', big(`\ufeff${text}`), text],
  ['UTF-16 LE with a second mark, which stays', little('\ufeff\ufeffa'), '\ufeffa'],
  ['UTF-16 LE, only the mark', little('\ufeff'), ''],
  ['UTF-16 BE, only the mark', big('\ufeff'), ''],
  ['nothing', new Uint8Array(), ''],
  ['one byte', utf8('a'), 'a'],
  ['one byte of a mark', Uint8Array.of(0xff), '\ufffd'],
  ['the other byte of a mark', Uint8Array.of(0xfe), '\ufffd'],
  ['two bytes of the mark of UTF-8', Uint8Array.of(0xef, 0xbb), '\ufffd'],
  ['invalid UTF-8', Uint8Array.of(0x61, 0x80, 0x62, 0xc3, 0x28, 0xf0, 0x9d), 'a\ufffdb\ufffd(\ufffd'],
  ['a lone surrogate in UTF-16', little('\ufeffa\ud834b'), 'a\ufffdb'],
  ['half a surrogate pair at the end of UTF-16', little('\ufeffa\ud834'), 'a\ufffd'],
  ['half a unit at the end of UTF-16', Uint8Array.of(0xff, 0xfe, 0x61, 0, 0x62), 'a\ufffd'],
];

describe('text from bytes', () => {
  it.each(files)('%s', (_name, bytes, expected) => {
    expect(decode(bytes)).toBe(expected);
  });

  it.each(files)(
    '%s, in pieces of any size: marks, characters and surrogate pairs are split',
    (_name, bytes, expected) => {
      for (let length = 1; length <= 7; length++) expect(inPieces(bytes, length), String(length)).toBe(expected);
    },
  );

  it('keeps bytes from a buffer that the caller reuses', () => {
    const decoder = pieceDecoder();
    const buffer = Uint8Array.of(0xff);
    let all = decoder.add(buffer);
    for (const byte of [0xfe, 0x61, 0]) {
      buffer[0] = byte;
      all += decoder.add(buffer);
    }
    expect(all + decoder.end()).toBe('a');
  });
});

describe('other decoders', () => {
  it('remove one byte-order mark', () => {
    expect(withoutMark('\ufeff\ufeffa')).toBe('\ufeffa');
    expect(withoutMark('a\ufeff')).toBe('a\ufeff');
    expect(withoutMark('')).toBe('');
  });

  it('read a named character set, and throw for an unknown one', () => {
    expect(decodeAs(Uint8Array.of(0xb1), 'windows-1252')).toBe('±');
    expect(decodeAs(Uint8Array.of(0xbe), 'iso-8859-15')).toBe('Ÿ');
    expect(() => decodeAs(Uint8Array.of(0x61), 'klingon')).toThrow(RangeError);
  });

  it('report whether bytes are UTF-8', () => {
    expect(decodeUtf8(utf8(`\ufeff${text}`))).toBe(text);
    expect(decodeUtf8(Uint8Array.of(0xb1))).toBeUndefined();
  });

  it('stop a stream at invalid bytes on request', () => {
    const split = pieceDecoderAs('utf-8', { fatal: true });
    expect(split.add(Uint8Array.of(0xc2)) + split.add(Uint8Array.of(0xb5)) + split.end()).toBe('µ');
    expect(() => pieceDecoderAs('utf-8', { fatal: true }).add(Uint8Array.of(0xb1, 0x61))).toThrow(TypeError);
    const cut = pieceDecoderAs('utf-8', { fatal: true });
    expect(cut.add(Uint8Array.of(0xc2))).toBe('');
    expect(() => cut.end()).toThrow(TypeError);
  });
});
