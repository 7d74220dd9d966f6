/** Where a made text goes: to standard output, or into a file that is none of those it was made of. */
import { realpathSync, writeFileSync } from 'node:fs';
import { word } from '../core/messages/messages';
import type { Io } from './output';
import { whyOf } from '../node/read';
import { UsageError } from './usage';
import { sayOf } from './input';

/**
 * @param inputs files that may not be written over
 * @returns whether it was written; why not has been said
 * @throws UsageError
 */
export function writeOut(text: string, output: string | undefined, inputs: readonly string[], io: Io): boolean {
  if (output === undefined || output === '-') {
    io.out.write(text);
    return true;
  }
  if (inputs.some((input) => isSame(output, input)))
    throw new UsageError(word('cli.export-over-itself', { file: output }));
  try {
    writeFileSync(output, text);
    return true;
  } catch (error) {
    sayOf(io, output, word('cli.unwritten', { why: whyOf(error) }));
    return false;
  }
}

/** Whether two names are one file, links followed. */
function isSame(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
