/** From files to a report and its preview: the entry points for the command line, the commands and the preview. */
import type { Report } from '../generated/format';
import { word, type Message } from '../messages/messages';
import { assemble, type Assembly } from './assemble';
import type { ImportChoices, ImportSource } from './choices';
import { fileText, pastedText } from './file-text';
import { readWith, toolsWith, type ToolRead } from './detect';
import { gridOf } from './mail/grid';
import { readMails } from './mail/message';
import type { ImportFile, Note } from './model';
import { ImportMemory } from './memory';
import { preview, type Preview } from './preview';
import { parseTemplate, type PathTemplate } from './template';
import { own } from '../text/own';

export interface InputFile {
  /** Relative to what the user chose, with forward slashes. */
  readonly path: string;
  readonly bytes?: Uint8Array;
  readonly text?: string;
  /** Of the bytes, if the caller knows it. */
  readonly sha256?: string;
}

/** One file after reading: a source for the report, or notes only. */
export interface ReadFile {
  readonly path: string;
  readonly source?: ImportSource;
  readonly tool?: string;
  readonly toolName?: string;
  readonly confidence: number;
  readonly notes: readonly Note[];
}

export interface ImportOutcome {
  /** Absent if nothing could be read. */
  readonly report?: Report;
  readonly preview: Preview;
  readonly notes: readonly Note[];
  /** What the report was made from. */
  readonly assembly: Assembly;
}

/** Decodes, detects and reads one file. Never throws. */
export function readFile(input: InputFile, choices: ImportChoices = {}, template?: PathTemplate): ReadFile {
  const { path, sha256 } = input;
  const decoded =
    input.text === undefined ? fileText(path, input.bytes ?? new Uint8Array()) : pastedText(path, input.text);
  if (!decoded.file) return { path, confidence: 0, notes: decoded.notes };
  const read = readWith(decoded.file, own(choices.tools, path), toolsWith(choices.mappings));
  const notes = read.importer ? decoded.notes : [...decoded.notes, ...tablesIn(decoded.file)];
  return fileOf({ path, sha256, read, notes, template });
}

export interface Finished {
  readonly path: string;
  readonly sha256?: string;
  readonly read: ToolRead;
  readonly notes: readonly Note[];
  readonly template?: PathTemplate;
}

/** Makes a source of the report from what was read of a file, in one go or in pieces. */
export function fileOf({ path, sha256, read, notes: before, template }: Finished): ReadFile {
  const captured = template?.match(path);
  const notes: Note[] = [...before, ...read.notes];
  if (template && !captured) notes.push({ kind: 'guessed', path, message: word('import.template-unmatched') });
  const about = { path, tool: read.importer?.tool, toolName: read.importer?.name, confidence: read.confidence, notes };
  if (!read.imported || (!read.imported.measurements.length && !read.imported.machine)) return about;
  return {
    ...about,
    source: { path, sha256, imported: read.imported, captured, toolName: read.importer?.name, notes },
  };
}

/**
 * Makes the report from files that were read: cheap enough to run at each correction in the preview.
 *
 * @param memory of the same import, for corrections
 */
export function combine(
  files: readonly ReadFile[],
  choices: ImportChoices = {},
  memory = new ImportMemory(),
): ImportOutcome {
  const sources = memory.sources.of([files], () => files.flatMap(({ source }) => source ?? []));
  const assembly = assemble(sources, choices, memory);
  const refused = files.filter((file) => !file.source).flatMap((file) => file.notes);
  const notes = [...refused, ...assembly.notes, ...templateNotes(choices)];
  return { report: assembly.report, preview: preview(files, assembly, choices), notes, assembly };
}

/** Reads all files and makes the report. */
export function importFiles(files: readonly InputFile[], choices: ImportChoices = {}): ImportOutcome {
  const template = choices.template === undefined ? undefined : parseTemplate(choices.template).template;
  return combine(
    files.map((file) => readFile(file, choices, template)),
    choices,
  );
}

function templateNotes(choices: ImportChoices): Note[] {
  const error: Message | undefined = choices.template === undefined ? undefined : parseTemplate(choices.template).error;
  return error ? [{ kind: 'failed', message: error }] : [];
}

/** A longer text is a log, in which few lines are of a table. */
export const maxTableText = 256 * 1024;

/** For a file of no tool: whether the mail reader finds tables to compare, as in a mail without headers. */
function tablesIn({ path, text }: ImportFile): Note[] {
  if (text.length > maxTableText) return [];
  const found = readMails(text)
    .map(gridOf)
    .some((grid) => grid.subjects.length > 1 && grid.tables.some((table) => table.include));
  return found ? [{ kind: 'left-out', path, message: word('import.has-tables') }] : [];
}
