/** Writes a command's text to standard output, or to a file that is not one of its inputs. */
import { word } from '../core/messages/messages';
import { writeReasonOf } from '../node/failures';
import { isSameFile } from '../node/place';
import { writeWhole } from '../node/write';
import { complainAbout } from './lines';
import type { Io } from './output';
import { UsageError } from './usage';

/**
 * @param inputs files that must not be overwritten
 * @returns false if the file cannot be written, which has been reported
 * @throws UsageError
 */
export async function writeOut(
  text: string,
  output: string | undefined,
  inputs: readonly string[],
  io: Io,
): Promise<boolean> {
  if (output === undefined || output === '-') {
    io.out.write(text);
    return true;
  }
  if (inputs.some((input) => isSameFile(output, input)))
    throw new UsageError(word('cli.export-over-itself', { file: output }));
  try {
    await writeWhole(output, text);
    return true;
  } catch (error) {
    complainAbout(io, output, writeReasonOf(error));
    return false;
  }
}
