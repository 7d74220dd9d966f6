/** Reads run logs of any size in pieces: a log of a gigabyte takes the memory of its numbers. */
import { pieceDecoder } from '../../text/decode';
import { inTurns, type PieceOptions } from '../pieces';
import { append } from './log';
import { emptyRunLog, type RunLog } from './model';

/**
 * Undefined if it was stopped.
 * @param size in bytes; 0 if not known
 */
export async function readRunLogPieces(
  pieces: AsyncIterable<Uint8Array>,
  size = 0,
  options: PieceOptions = {},
): Promise<RunLog | undefined> {
  const decoder = pieceDecoder();
  let log = emptyRunLog;
  for await (const piece of inTurns(pieces, size, options)) {
    if (piece === undefined) return undefined;
    log = append(log, decoder.add(piece));
  }
  return append(log, decoder.end());
}
