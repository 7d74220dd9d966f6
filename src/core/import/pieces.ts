/** Files that are read in pieces, so that no more of them is in memory than one piece. */

export interface StreamFile {
  /** Relative to what the user chose, with forward slashes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Each call starts at the beginning: a file that turns out not to be UTF-8 is read again. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Of the bytes of the last `open`, once all of them were read. */
  readonly sha256?: () => string | undefined;
}

export interface PieceOptions {
  readonly signal?: AbortSignal;
  /** @param part read so far, 0 to 1 */
  readonly onProgress?: (part: number) => void;
}

/** Larger files are read in pieces where the host can do that. */
export const piecewiseFromBytes = 8 * 1024 * 1024;
/** Small enough for smooth progress. */
export const pieceBytes = 256 * 1024;
/** The event loop gets a turn after this much, so that a click on "Cancel" arrives. */
const turnBytes = 4 * 1024 * 1024;

/** The part of Node's hashes that is used here. */
interface Hash {
  update(bytes: Uint8Array): unknown;
  digest(encoding: 'hex'): string;
}

export function hashedStream(
  path: string,
  size: number,
  open: () => AsyncIterable<Uint8Array>,
  newHash: () => Hash,
): StreamFile {
  let sum: string | undefined;
  return {
    path,
    size,
    sha256: () => sum,
    open: async function* () {
      const hash = newHash();
      sum = undefined;
      for await (const piece of open()) {
        hash.update(piece);
        yield piece;
      }
      sum = hash.digest('hex');
    },
  };
}

/**
 * Pieces with progress; `undefined` once reading was stopped.
 * @param size in bytes; 0 where it is not known
 */
export async function* inTurns(
  pieces: AsyncIterable<Uint8Array>,
  size: number,
  { signal, onProgress }: PieceOptions,
): AsyncGenerator<Uint8Array | undefined> {
  let read = 0;
  let turn = 0;
  for await (const piece of pieces) {
    if (signal?.aborted) return yield undefined;
    yield piece;
    read += piece.length;
    onProgress?.(size > 0 ? Math.min(1, read / size) : 1);
    if (read - turn < turnBytes) continue;
    turn = read;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (signal?.aborted) yield undefined;
}
