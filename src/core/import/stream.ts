/**
 * A file too large to be read at once, in pieces: lines go to the tool's reader as they come, and no more of the file is
 * held than one piece. Where a tool prints one document (JSON, XML) its text is put together, up to a limit, and then
 * parsed. Progress is told after each piece, and a signal stops between two.
 */
import { word } from '../messages/messages';
import type { Choices } from './choices';
import { encodingOf, notUtf8, tidy, tidyLine } from './decode';
import { chosenFor, finishRead, importers, unknown } from './detect';
import type { Detection, Read } from './detect';
import { fileOf, looksLikeMail, readFile } from './import';
import type { ReadFile } from './import';
import { HEAD, head } from './lines';
import type { LineReading } from './lines';
import { Splitter } from './splitter';
import type { Template } from './template';

export interface StreamFile {
  /** Relative to what the user chose, with forward slashes. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** Begins at the beginning each time: a text that turns out not to be UTF-8 is read again. */
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Of the bytes of the last `open`, once they were read to their end. */
  readonly sha256?: () => string | undefined;
}

export interface StreamOptions {
  readonly template?: Template;
  readonly signal?: AbortSignal;
  /** How much is read, 0 to 1. */
  readonly onProgress?: (part: number) => void;
}

/** A document of this size is parsed in some seconds; JavaScript's own limit of a text is not far above. */
const LARGEST_DOCUMENT = 128 * 1024 * 1024;
/** After so much the event loop gets its turn, so that a click on "Cancel" arrives. */
const TURN = 4 * 1024 * 1024;

/** Undefined when it was stopped. Throws what `open` throws. */
export async function readStream(
  file: StreamFile,
  choices: Choices = {},
  options: StreamOptions = {},
): Promise<ReadFile | undefined> {
  try {
    return await attempt(file, choices, options, 'utf-8');
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return attempt(file, choices, options, 'windows-1252');
  }
}

class NotUtf8 extends Error {}

async function attempt(
  file: StreamFile,
  choices: Choices,
  options: StreamOptions,
  fallback: 'utf-8' | 'windows-1252',
): Promise<ReadFile | undefined> {
  const pieces = inTurns(file.open(), file.size, options);
  try {
    return await readPieces(file, choices, options, fallback, pieces);
  } finally {
    // Whoever stops in the middle lets the file go.
    await pieces.return(undefined);
  }
}

async function readPieces(
  file: StreamFile,
  choices: Choices,
  options: StreamOptions,
  fallback: 'utf-8' | 'windows-1252',
  pieces: AsyncGenerator<Uint8Array | undefined>,
): Promise<ReadFile | undefined> {
  const { path, size } = file;
  const beginning = await startOf(pieces);
  if (!beginning) return undefined;
  const known = encodingOf(path, beginning.bytes);
  if ('notes' in known) return { path, confidence: 0, notes: known.notes };
  const label = known.encoding === 'utf-8' ? fallback : known.encoding;
  const notes = label === 'windows-1252' ? [notUtf8(path)] : [];
  const raw = new TextDecoder(label).decode(beginning.bytes);
  const start = tidy(path, raw).text;
  const all = beginning.bytes.length >= size;
  if (all && !start.trim()) return readFile({ path, text: start });
  const { chosen, confidence } = chosenFor({ path, text: start }, choices.tools?.[path]);
  const detection = chosen ?? (all || looksLikeMail(start) ? undefined : atEnd(choices.tools?.[path]));
  // Without a line end the whole beginning is one line: nothing to read by lines.
  const reading = raw.includes('\n') ? detection?.importer.lines?.(head(start)) : undefined;
  const decoder = new TextDecoder(label, { fatal: label === 'utf-8' });
  const texts = decoded(beginning, pieces, decoder);
  const finish = (read: Read) =>
    fileOf({ path, sha256: file.sha256?.(), read, notes, start, template: options.template });
  if (detection && reading) {
    const read = await byLines(texts, reading, detection, path);
    if (!read) return undefined;
    return finish(chosen || read.imported?.measurements.length ? read : unknown(path, confidence));
  }
  if (!detection) return finish(unknown(path, confidence));
  if (size > LARGEST_DOCUMENT) {
    const message = word('import.document-large', {
      tool: detection.importer.name,
      size: Math.ceil(size / 1024 / 1024),
      most: LARGEST_DOCUMENT / 1024 / 1024,
    });
    return {
      path,
      tool: detection.importer.tool,
      toolName: detection.importer.name,
      confidence,
      notes: [{ kind: 'failed', path, message }],
    };
  }
  const whole: string[] = [];
  for await (const text of texts) {
    if (text === undefined) return undefined;
    whole.push(text);
  }
  const read = readFile({ path, text: whole.join(''), sha256: file.sha256?.() }, choices, options.template);
  return {
    ...read,
    notes: [...notes, ...read.notes],
    ...(read.source ? { source: { ...read.source, notes: [...notes, ...(read.source.notes ?? [])] } } : {}),
  };
}

/** A tool that prints behind everything else is not seen at the beginning: its reader looks at all lines. */
function atEnd(tool: string | undefined): Detection | undefined {
  const importer = tool === undefined ? importers().find((one) => one.tool === 'time') : undefined;
  return importer && { importer, confidence: 0.5 };
}

/** Pieces with progress; `undefined` once it was stopped. */
async function* inTurns(
  pieces: AsyncIterable<Uint8Array>,
  size: number,
  { signal, onProgress }: StreamOptions,
): AsyncGenerator<Uint8Array | undefined> {
  let read = 0;
  let turn = 0;
  for await (const piece of pieces) {
    if (signal?.aborted) return yield undefined;
    yield piece;
    read += piece.length;
    onProgress?.(size > 0 ? Math.min(1, read / size) : 1);
    if (read - turn < TURN) continue;
    turn = read;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  if (signal?.aborted) yield undefined;
}

interface Beginning {
  readonly bytes: Uint8Array;
  readonly pieces: readonly Uint8Array[];
}

/** As much as recognition looks at. */
async function startOf(pieces: AsyncGenerator<Uint8Array | undefined>): Promise<Beginning | undefined> {
  const taken: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const { value, done } = await pieces.next();
    if (done) break;
    if (value === undefined) return undefined;
    taken.push(value);
    length += value.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of taken) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, pieces: taken };
}

async function* decoded(
  beginning: Beginning,
  rest: AsyncGenerator<Uint8Array | undefined>,
  decoder: TextDecoder,
): AsyncGenerator<string | undefined> {
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new NotUtf8();
    }
  };
  for (const piece of beginning.pieces) yield decode(piece);
  for await (const piece of rest) {
    if (piece === undefined) return yield undefined;
    yield decode(piece);
  }
  yield decode();
}

async function byLines(
  texts: AsyncGenerator<string | undefined>,
  reading: LineReading,
  detection: Detection,
  path: string,
): Promise<Read | undefined> {
  let failed: { readonly error: unknown } | undefined;
  const splitter = new Splitter((line) => {
    // A reader's defect is told as for a small file; the rest of the file is not read by it.
    if (failed) return;
    try {
      reading.line({ n: line.n, text: tidyLine(line.text) });
    } catch (error) {
      failed = { error };
    }
  });
  for await (const text of texts) {
    if (text === undefined) return undefined;
    splitter.add(text);
  }
  const last = splitter.end();
  const read = finishRead(
    detection,
    path,
    () => {
      if (failed) throw failed.error;
      return reading.end();
    },
    (imported) => last !== undefined && imported.measurements.some((one) => one.line === last),
  );
  const { long } = splitter;
  return long.length
    ? {
        ...read,
        notes: [
          ...read.notes,
          {
            kind: 'not-understood',
            path,
            message: word('import.line-long', { n: long.length }),
            lines: long.slice(0, 100),
          },
        ],
      }
    : read;
}
