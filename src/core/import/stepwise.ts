/** Reads many or large files step by step, with progress and cancellation. */
import { word } from '../messages/messages';
import type { ImportChoices } from './choices';
import { combine, readFile, type InputFile, type ImportOutcome, type ReadFile } from './import';
import type { StreamFile } from './pieces';
import { readStream } from './stream';
import { parseTemplate } from './template';

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly path: string;
  /** How much of this file is read, 0 to 1; absent for a small file. */
  readonly part?: number;
}

export interface Steps {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Reads one file at a time: `load` returns its bytes when needed, or a way to read it in pieces, so that not all files
 * are in memory and the event loop runs in between. Returns undefined if `signal` was aborted.
 */
export async function importStepwise(
  paths: readonly string[],
  load: (path: string) => Promise<InputFile | StreamFile>,
  choices: ImportChoices = {},
  steps: Steps = {},
): Promise<{ readonly files: readonly ReadFile[]; readonly outcome: ImportOutcome } | undefined> {
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

/** One file, in one go or in pieces; its notes say why it cannot be read. Undefined if stopped. */
export async function readStep(
  path: string,
  load: (path: string) => Promise<InputFile | StreamFile>,
  choices: ImportChoices,
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
