/** Many or large files, a piece at a time: with progress, and stopped when told. */
import { word } from '../messages/messages';
import type { Choices } from './choices';
import { combine, readFile, type InputFile, type Outcome, type ReadFile } from './import';
import type { StreamFile } from './pieces';
import { readStream } from './stream';
import { parseTemplate } from './template';

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly path: string;
  /** How much of this file is read, 0 to 1; absent for a small one. */
  readonly part?: number;
}

export interface Steps {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads a file at a time: `load` gets the bytes when their turn comes, or a way to read them in pieces, so that not all
 * are in memory, and the caller's event loop runs between. Stops when `signal` is aborted: then nothing is returned.
 */
export async function importStepwise(
  paths: readonly string[],
  load: (path: string) => Promise<InputFile | StreamFile>,
  choices: Choices = {},
  steps: Steps = {},
): Promise<{ readonly files: readonly ReadFile[]; readonly outcome: Outcome } | undefined> {
  const files: ReadFile[] = [];
  for (const path of paths) {
    if (steps.signal?.aborted) return undefined;
    const now = { done: files.length, of: paths.length, path };
    steps.onProgress?.(now);
    const file = await readStep(path, load, choices, {
      ...steps,
      onProgress: ({ part }) => steps.onProgress?.({ ...now, part }),
    });
    if (!file) return undefined;
    files.push(file);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return steps.signal?.aborted ? undefined : { files, outcome: combine(files, choices) };
}

/** One file, whole or in pieces; a file that cannot be read says why. Undefined when stopped. */
export async function readStep(
  path: string,
  load: (path: string) => Promise<InputFile | StreamFile>,
  choices: Choices,
  steps: Steps = {},
): Promise<ReadFile | undefined> {
  const template = choices.template === undefined ? undefined : parseTemplate(choices.template).template;
  try {
    const loaded = await load(path);
    if (!('open' in loaded)) return readFile(loaded, choices, template);
    const onProgress = (part: number): void => steps.onProgress?.({ done: 0, of: 1, path, part });
    return await readStream(loaded, choices, { template, signal: steps.signal, onProgress });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { path, confidence: 0, notes: [{ kind: 'failed', path, message: word('import.unreadable', { text }) }] };
  }
}
