/** What commands print, kept in a folder beside the log. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { word } from '../../core/messages/messages';
import { inert } from '../../core/report/show';
import { ensureFolder, sha256OfFile } from '../append';
import { FileFault, readFailure } from '../failures';

/** The folder for raw outputs, beside the log. */
export function rawFolder(log: string): string {
  return log.replace(/\.vmiruns\.jsonl$/i, '.raw');
}

/** Makes the folder, before anything runs. @throws FileFault if nothing can be written into it */
export function prepareRawFolder(raw: string): void {
  try {
    ensureFolder(raw);
  } catch (error) {
    throw new FileFault(word('run.raw', { folder: inert(raw), why: readFailure(error) }));
  }
}

/** What a run has printed, as its line in the log names it. Undefined if it has printed nothing. */
export function artifactOf(raw: string, log: string, name: string) {
  const file = join(raw, `${name}.out`);
  // What printed nothing has left no file.
  if (!existsSync(file)) return undefined;
  return { path: relative(dirname(log), file).split(sep).join('/'), sha256: sha256OfFile(file) };
}
