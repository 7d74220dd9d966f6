/**
 * Bytes to text: the only place with a TextDecoder. UTF-16 is recognized by its byte-order mark, as in VS Code
 * (PowerShell's `>` writes it); everything else is UTF-8. Invalid bytes become U+FFFD.
 */

export type Utf16 = 'utf-16le' | 'utf-16be';

/** The UTF-16 encoding whose byte-order mark the bytes begin with. */
export function markedUtf16(bytes: Uint8Array): Utf16 | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The mark of UTF-8 stays as U+FEFF, because the report reader mentions it; see `withoutMark`. */
export function decode(bytes: Uint8Array): string {
  const utf16 = markedUtf16(bytes);
  return utf16 ? decodeAs(bytes, utf16) : decoderFor('utf-8', { ignoreBOM: true }).decode(bytes);
}

export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/**
 * Text in a named character set, without its mark.
 * @throws RangeError for an unknown name
 */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  return decoderFor(charset).decode(bytes);
}

/** Text without its mark; undefined where the bytes are not valid UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoderFor('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Decodes a stream: characters and marks may be split between pieces. */
export interface PieceDecoder {
  readonly add: (piece: Uint8Array) => string;
  /** The text of bytes that were held back. Nothing may be added after it. */
  readonly end: () => string;
}

/** Gives the same text as `decode` does for all pieces together. */
export function pieceDecoder(): PieceDecoder {
  let decoder: PieceDecoder | undefined;
  let held = new Uint8Array();
  const begin = (start: Uint8Array): PieceDecoder => {
    const utf16 = markedUtf16(start);
    return (decoder = pieceDecoderAs(utf16 ?? 'utf-8', { ignoreBOM: !utf16 }));
  };
  return {
    add: (piece) => {
      if (decoder) return decoder.add(piece);
      const start = Uint8Array.of(...held, ...piece.subarray(0, 2));
      // A mark is two bytes long, and one of them alone does not say which.
      if (start.length < 2) {
        held = start;
        return '';
      }
      const begun = begin(start);
      return begun.add(held) + begun.add(piece);
    },
    end: () => {
      if (decoder) return decoder.end();
      const begun = begin(held);
      return begun.add(held) + begun.end();
    },
  };
}

/** With `fatal`, `add` and `end` throw a TypeError at invalid bytes. */
export function pieceDecoderAs(charset: string, options: TextDecoderOptions = {}): PieceDecoder {
  const decoder = decoderFor(charset, options);
  return { add: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
}

function decoderFor(charset: string, options: TextDecoderOptions = {}): TextDecoder {
  // eslint-disable-next-line no-restricted-syntax -- every other file uses the functions above
  return new TextDecoder(charset, options);
}
