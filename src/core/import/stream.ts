/**
 * Reads a large file in pieces: lines go to the tool's reader as they come, and no more than one piece is held.
 * The text of a tool that prints one document (JSON, XML) is put together, up to a limit, and then parsed.
 * Progress is reported after each piece, and a signal stops between two.
 */
import { word } from '../messages/messages';
import { decodeAs, pieceDecoderAs, type PieceDecoder } from '../text/decode';
import type { ImportChoices } from './choices';
import { encodingOf, notUtf8, tidy, tidyLine } from './file-text';
import {
  chosenFor,
  finishRead,
  importers,
  isClosed,
  toolsWith,
  unknown,
  withReasons,
  type Detection,
  type ToolRead,
} from './detect';
import { fileOf, readFile, type ReadFile, maxTableText } from './import';
import { looksLikeMail } from './looks-like-mail';
import { headLength, head, type LineReading } from './lines';
import { inTurns, type PieceOptions, type StreamFile } from './pieces';
import { Splitter } from './splitter';
import type { PathTemplate } from './template';
import { own } from '../text/own';

export interface StreamOptions extends PieceOptions {
  readonly template?: PathTemplate;
}

/** Parsing this much takes seconds, and JavaScript's maximum string length is not far above. */
const maxDocumentBytes = 128 * 1024 * 1024;

/** Undefined if it was stopped. Throws what `open` throws. */
export async function readStream(
  file: StreamFile,
  choices: ImportChoices = {},
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
  choices: ImportChoices,
  options: StreamOptions,
  fallback: 'utf-8' | 'windows-1252',
): Promise<ReadFile | undefined> {
  const pieces = inTurns(file.open(), file.size, options);
  try {
    return await readPieces(file, choices, options, fallback, pieces);
  } finally {
    // Closes the file if reading stopped in the middle.
    await pieces.return(undefined);
  }
}

async function readPieces(
  file: StreamFile,
  choices: ImportChoices,
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
  const raw = decodeAs(beginning.bytes, label);
  const start = tidy(path, raw).text;
  const all = beginning.bytes.length >= size;
  if (all && !start.trim()) return readFile({ path, text: start });
  const { chosen, confidence } = chosenFor(
    { path, text: start },
    own(choices.tools, path),
    toolsWith(choices.mappings),
  );
  const detection = chosen ?? (all || looksLikeMail(start) ? undefined : atEnd(own(choices.tools, path)));
  // Without a line end the whole beginning is one line: it cannot be read by lines.
  const reading = raw.includes('\n') ? detection?.importer.lines?.(head(start)) : undefined;
  const decoder = pieceDecoderAs(label, { fatal: label === 'utf-8' });
  const texts = decoded(beginning, pieces, decoder);
  const finish = (read: ToolRead) => fileOf({ path, sha256: file.sha256?.(), read, notes, template: options.template });
  // Of no known tool, and short enough for tables of a mail to be looked for: that takes the whole text.
  const maybeTables = !chosen && size <= maxBytesPerCharacter * maxTableText;
  if (detection && reading && !maybeTables) {
    const read = await byLines(texts, reading, detection, path);
    if (!read) return undefined;
    if (!chosen && !read.imported?.measurements.length) return finish(unknown({ path, text: start }, confidence));
    return finish(withReasons(read, { path, text: start }));
  }
  if (!detection && !maybeTables) return finish(unknown({ path, text: start }, confidence));
  if (detection && size > maxDocumentBytes) {
    const message = word('import.document-large', {
      tool: detection.importer.name,
      size: Math.ceil(size / 1024 / 1024),
      most: maxDocumentBytes / 1024 / 1024,
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

/** A tool that prints after everything else is not seen in the beginning: its reader gets all lines. */
function atEnd(tool: string | undefined): Detection | undefined {
  const importer = tool === undefined ? importers().find((one) => one.tool === 'time') : undefined;
  return importer && { importer, confidence: 0.5 };
}

interface Beginning {
  readonly bytes: Uint8Array;
  readonly pieces: readonly Uint8Array[];
}

const maxBytesPerCharacter = 4;

/** As much as detection looks at. */
async function startOf(pieces: AsyncGenerator<Uint8Array | undefined>): Promise<Beginning | undefined> {
  const taken: Uint8Array[] = [];
  let length = 0;
  // In UTF-16, and with colours, there are fewer characters than bytes.
  while (length < maxBytesPerCharacter * headLength) {
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
  decoder: PieceDecoder,
): AsyncGenerator<string | undefined> {
  const decode = (piece?: Uint8Array): string => {
    try {
      return piece ? decoder.add(piece) : decoder.end();
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
): Promise<ToolRead | undefined> {
  let failed: { readonly error: unknown } | undefined;
  let lastLine = '';
  const splitter = new Splitter((line) => {
    lastLine = line.text;
    // A bug in a reader is reported as for a small file; the rest of the file is skipped.
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
    (imported) => last !== undefined && !isClosed(lastLine) && imported.measurements.some((one) => one.line === last),
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
