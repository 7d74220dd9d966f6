/** Files in, report and preview out: what the command line, the commands and the preview call. */
import type { Report } from '../generated/format';
import { word } from '../words/words';
import type { Message } from '../words/words';
import { assemble } from './assemble';
import type { Choices, Source } from './choices';
import { decode, decodeText } from './decode';
import { readWith } from './detect';
import type { Note } from './model';
import { preview } from './preview';
import type { Preview } from './preview';
import { parseTemplate } from './template';
import type { Template } from './template';

export interface InputFile {
  /** Relative to what the user chose, with forward slashes. */
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly text?: string;
  /** Of the bytes, where the caller knows it. */
  readonly sha256?: string;
}

/** One file after reading: a source for the report, or only notes. */
export interface ReadFile {
  readonly path: string;
  readonly source?: Source;
  readonly tool?: string;
  readonly toolName?: string;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

export interface Outcome {
  /** Absent when nothing could be read. */
  readonly report?: Report;
  readonly preview: Preview;
  readonly notes: readonly Note[];
}

/** Decodes, recognises and reads one file. Never throws. */
export function readFile(input: InputFile, choices: Choices = {}, template?: Template): ReadFile {
  const { path, sha256 } = input;
  const decoded = input.text === undefined ? decode(path, input.bytes ?? new Uint8Array()) : decodeText(path, input.text);
  if (!decoded.file) return { path, confidence: 0, notes: decoded.notes };
  const read = readWith(decoded.file, choices.tools?.[path]);
  const captured = template?.match(path);
  const notes: Note[] = [...decoded.notes, ...read.notes];
  if (!read.imported && looksLikeMail(decoded.file.text)) notes.push({ kind: 'left-out', path, message: word('import.is-mail') });
  if (template && !captured) notes.push({ kind: 'guessed', path, message: word('import.template-unmatched') });
  const about = { path, tool: read.importer?.tool, toolName: read.importer?.name, confidence: read.confidence, notes };
  if (!read.imported?.measurements.length) return about;
  return { ...about, source: { path, sha256, imported: read.imported, captured, toolName: read.importer?.name, notes } };
}

/** Files that were read, to a report: cheap, for each correction in the preview. */
export function combine(files: readonly ReadFile[], choices: Choices = {}): Outcome {
  const sources = files.map((file) => file.source).filter((source) => source !== undefined);
  const assembly = assemble(sources, choices);
  const refused = files.filter((file) => !file.source).flatMap((file) => file.notes);
  const notes = [...refused, ...assembly.notes, ...templateNotes(choices)];
  return { report: assembly.report, preview: preview(files, assembly, choices), notes };
}

/** The whole way in one call. */
export function importFiles(files: readonly InputFile[], choices: Choices = {}): Outcome {
  const template = choices.template === undefined ? undefined : parseTemplate(choices.template).template;
  return combine(files.map((file) => readFile(file, choices, template)), choices);
}

export interface Progress {
  readonly done: number;
  readonly of: number;
  readonly path: string;
}

/**
 * The same for many or large files, a file at a time: `load` gets the bytes when their turn comes, so that not all
 * are in memory, and the caller's event loop runs between files. Stops when `signal` is aborted: then nothing is returned.
 */
export async function importStepwise(
  paths: readonly string[],
  load: (path: string) => Promise<InputFile>,
  choices: Choices = {},
  options: { readonly onProgress?: (progress: Progress) => void; readonly signal?: AbortSignal } = {},
): Promise<{ readonly files: readonly ReadFile[]; readonly outcome: Outcome } | undefined> {
  const template = choices.template === undefined ? undefined : parseTemplate(choices.template).template;
  const files: ReadFile[] = [];
  for (const path of paths) {
    if (options.signal?.aborted) return undefined;
    options.onProgress?.({ done: files.length, of: paths.length, path });
    try {
      files.push(readFile(await load(path), choices, template));
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      files.push({ path, confidence: 0, notes: [{ kind: 'failed', path, message: word('import.unreadable', { text }) }] });
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return options.signal?.aborted ? undefined : { files, outcome: combine(files, choices) };
}

function templateNotes(choices: Choices): Note[] {
  const error: Message | undefined = choices.template === undefined ? undefined : parseTemplate(choices.template).error;
  return error ? [{ kind: 'failed', message: error }] : [];
}

/** Tables in mails have their own way in: which column is which is for a person to confirm. */
function looksLikeMail(text: string): boolean {
  const head = text.slice(0, 4000);
  return ['From', 'Subject', 'Date', 'Message-I[Dd]'].filter((name) => new RegExp(`^${name}: `, 'm').test(head)).length >= 2;
}
