/** Reads many or large files step by step, with progress and cancellation. */
import { word } from '../messages/messages';
import { failureCause } from '../text/failure-cause';
import type { ImportChoices } from './choices';
import { combine, readFile, type InputFile, type ImportOutcome, type ReadFile } from './import';
import { fileText } from './file-text';
import { isMappingPath, type Mapping } from './mapping';
import { readMapping } from './mapping-read';
import type { Note } from './model';
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

/** Gives a file's bytes, or a way to read it in pieces. */
export type Load = (path: string) => Promise<InputFile | StreamFile>;

export interface Steps {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

interface StepwiseFiles {
  /** Without the mappings, except those that are wrong: their notes say what is. */
  readonly files: readonly ReadFile[];
  readonly mappings: readonly Mapping[];
}

/** Like `readStepwise`, and makes the report. */
export async function importStepwise(
  paths: readonly string[],
  load: Load,
  choices: ImportChoices = {},
  steps: Steps = {},
): Promise<(StepwiseFiles & { readonly outcome: ImportOutcome }) | undefined> {
  const read = await readStepwise(paths, load, choices, steps);
  if (!read) return undefined;
  const { mappings, files } = read;
  return { ...read, outcome: combine(files, mappings.length ? { ...choices, mappings } : choices) };
}

/**
 * Reads one file at a time: `load` returns its bytes when needed, or a way to read it in pieces, so that not all files
 * are in memory and the event loop runs in between. Returns undefined if `signal` was aborted.
 */
export async function readStepwise(
  paths: readonly string[],
  load: Load,
  given: ImportChoices = {},
  steps: Steps = {},
): Promise<StepwiseFiles | undefined> {
  const { mappings, files: faulty } = await readMappings(paths.filter(isMappingPath), load);
  const files: ReadFile[] = [...faulty];
  const choices = mappings.length ? { ...given, mappings } : given;
  for (const path of paths) {
    if (isMappingPath(path)) continue;
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
  return steps.signal?.aborted ? undefined : { files, mappings };
}

/** The mappings among the files, and those of them that are wrong. */
export async function readMappings(
  paths: readonly string[],
  load: Load,
): Promise<{ readonly mappings: readonly Mapping[]; readonly files: readonly ReadFile[] }> {
  const mappings: Mapping[] = [];
  const files: ReadFile[] = [];
  for (const path of paths) {
    const { mapping, notes } = await mappingAt(path, load);
    if (mapping) mappings.push(mapping);
    else files.push({ path, confidence: 0, notes });
  }
  return { mappings, files };
}

async function mappingAt(
  path: string,
  load: Load,
): Promise<{ readonly mapping?: Mapping; readonly notes: readonly Note[] }> {
  try {
    const loaded = await load(path);
    if ('open' in loaded) return { notes: [{ kind: 'failed', path, message: word('import.mapping-large') }] };
    const { file, notes } = fileText(path, loaded.bytes ?? new TextEncoder().encode(loaded.text ?? ''));
    if (!file) return { notes };
    const { mapping, wrong } = readMapping(file.text);
    return { mapping, notes: wrong.map((message): Note => ({ kind: 'failed', path, message })) };
  } catch (error) {
    return { notes: [unreadable(path, error)] };
  }
}

function unreadable(path: string, error: unknown): Note {
  // Notes of imports are English, like what an error without a sentence says.
  const why = failureCause(error) ?? (error instanceof Error ? error.message : String(error));
  return { kind: 'failed', path, message: word('import.unreadable', { why }) };
}

/** One file, in one go or in pieces; its notes say why it cannot be read. Undefined if stopped. */
export async function readStep(
  path: string,
  load: Load,
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
    return { path, confidence: 0, notes: [unreadable(path, error)] };
  }
}
