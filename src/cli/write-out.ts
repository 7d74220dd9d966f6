/** Writes a command's text to standard output, or to a file that is not one of its inputs. */
import { realpathSync, writeFileSync } from 'node:fs';
import { word } from '../core/messages/messages';
import { fileErrorText } from '../node/read';
import { complainAbout } from './lines';
import type { Io } from './output';
import { UsageError } from './usage';

/**
 * @param inputs files that must not be overwritten
 * @returns false if the file cannot be written, which has been reported
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
    complainAbout(io, output, word('cli.unwritten', { why: fileErrorText(error) }));
    return false;
  }
}

/** Whether two paths lead to the same file. */
function isSame(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
