/**
 * Finds JSON in a log: tools print banners before it, reports after it, and sometimes words inside it.
 * Everything that is not JSON is returned by line; NaN and Infinity become null.
 */
import { word } from '../messages/messages';
import type { Note } from './model';
import { excerpt, lineAt, linesOf, unreadNotes, type TextLine } from './lines';
import { syntaxProblems } from '../report/syntax';
import { addAll } from '../text/lists';

export interface JsonDocument {
  readonly value: unknown;
  /** Where the document begins in the text: offset and 1-based line. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface JsonScan {
  readonly documents: readonly JsonDocument[];
  /** Lines outside the documents, and lines inside one that are not JSON. */
  readonly around: readonly TextLine[];
  readonly inside: readonly TextLine[];
  readonly notes: readonly Note[];
  /** The file ended inside a document. */
  readonly truncated: boolean;
}

/**
 * A brace in prose does not begin a document: a key, a closing bracket or a nested value must follow it, or it is
 * alone on its line, where a stray line may follow.
 */
const documentStart = /\{(?=\s*["}])|\[(?=\s*(?:\{|\[\s*[{[\d"]))|(?<=^[ \t]{0,40})\{(?=[ \t]{0,40}\r?$)/gm;
/** Hostile text may hold many openings that never close; a real log holds a few. */
const maxAttempts = 64;
/** Characters that may be scanned for ends that are not there: four times the text, and more of a short one. */
const maxFruitless = (length: number): number => 4 * length + 2_000_000;

/** All documents of a text, in order. */
export function allJson(text: string): JsonScan {
  const whole = /^\s*[{[]/.test(text) ? parse(text) : undefined;
  if (whole) {
    const start = text.search(/\S/);
    return {
      documents: [{ value: whole.value, start, end: text.length, line: lineAt(text, start) }],
      around: [],
      inside: [],
      notes: [],
      truncated: false,
    };
  }
  const documents: JsonDocument[] = [];
  const notes: Note[] = [];
  const inside: TextLine[] = [];
  let truncated = false;
  let fruitless = 0;
  let from = 0;
  // Counted from the last document: a log with one object per line may hold very many.
  let counted = { offset: 0, line: 1 };
  for (let attempts = 0; attempts < maxAttempts + documents.length; attempts++) {
    documentStart.lastIndex = from;
    const found = documentStart.exec(text);
    if (!found) break;
    const start = found.index;
    const end = balancedEnd(text, start);
    const read = end === undefined ? undefined : lenient(text, start, end, counted);
    if (end === undefined) {
      // Whatever is inside a document that never ends belongs to it, unless it begins a line.
      truncated = true;
      fruitless += text.length - start;
      if (fruitless > maxFruitless(text.length)) break;
      from = nextLineStart(text, start);
      continue;
    }
    if (!read) {
      const at = start + faultIn(text.slice(start, end));
      const line = lineAt(text, at);
      const told = { line, text: excerpt(lineText(text, at)) };
      notes.push({ kind: 'not-understood', message: word('import.json-invalid', told), lines: [line] });
      from = end;
      continue;
    }
    const line = counted.line + lineAt(text.slice(counted.offset, start), Infinity) - 1;
    counted = { offset: start, line };
    documents.push({ value: read.value, start, end, line });
    addAll(inside, read.junk);
    if (read.missing)
      notes.push({ kind: 'failed', message: word('import.json-missing', { n: read.missing }), lines: [line] });
    if (read.commas) notes.push({ kind: 'guessed', message: word('import.json-commas'), lines: [line] });
    from = end;
  }
  return { documents, around: outside(text, documents), inside, notes, truncated };
}

/** Where the first fault of a broken document is, as an offset in it. */
function faultIn(document: string): number {
  // Commas at the end of a list were read past.
  const fault = syntaxProblems(document).find(({ message }) => message.key !== 'syntax.trailing-comma');
  return fault?.span?.offset ?? 0;
}

function lineText(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end);
}

/** The next opening bracket in the first column of a line. */
function nextLineStart(text: string, start: number): number {
  const opening = /\n[{[]/g;
  opening.lastIndex = start;
  const found = opening.exec(text);
  return found ? found.index + 1 : text.length;
}

/** Notes about a scan: text around documents is left out, text inside them is not understood. */
export function jsonNotes(found: JsonScan): Note[] {
  const cut: Note[] = found.truncated ? [{ kind: 'failed', message: word('import.truncated') }] : [];
  return [...cut, ...found.notes, ...unreadNotes(found.inside), ...unreadNotes(found.around, 'left-out')];
}

/** The offset after the bracket that closes the one at `start`; undefined if the text ends before it. */
function balancedEnd(text: string, start: number): number | undefined {
  let depth = 0;
  // By characters: a search by pattern takes a hundred times as long where every second one is a bracket.
  for (let at = start; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 34) {
      const close = stringEnd(text, at);
      if (close === undefined) return undefined;
      at = close - 1;
    } else if (character === 123 || character === 91) depth++;
    else if ((character === 125 || character === 93) && --depth === 0) return at + 1;
  }
  return undefined;
}

/** A JSON string ends on the same line; a quote without a partner there is stray, and skipped. */
function stringEnd(text: string, open: number): number | undefined {
  for (let at = open + 1; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character === 92) at++;
    else if (character === 34) return at + 1;
    else if (character === 10) return open + 1;
  }
  return undefined;
}

interface Lenient {
  readonly value: unknown;
  readonly junk: readonly TextLine[];
  readonly missing: number;
  readonly commas: boolean;
}

const jsonKey = /^\s*"(?:[^"\\]|\\.)*"\s*(?:[:,\]}]|$)/;
const jsonToken = new RegExp(
  String.raw`\s+|[{}[\],:]|"(?:[^"\\]|\\.)*"` +
    String.raw`|[-+]?(?:\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|NaN|nan|inf|[Ii]nfinity)(?![\w.])` +
    String.raw`|(?:true|false|null)\b`,
  'y',
);

/** Whether a line may be one of a document: a key with whatever follows it, or nothing but what JSON has. */
function isJsonLine(text: string): boolean {
  if (jsonKey.test(text)) return true;
  jsonToken.lastIndex = 0;
  while (jsonToken.lastIndex < text.length) if (!jsonToken.test(text)) return false;
  return true;
}

/** Strict first, then without the known mistakes of real tools. Other errors are not repaired. */
function lenient(
  text: string,
  start: number,
  end: number,
  counted: { readonly offset: number; readonly line: number },
): Lenient | undefined {
  const slice = text.slice(start, end);
  const strict = parse(slice);
  if (strict) return { ...strict, junk: [], missing: 0, commas: false };
  const firstLine = counted.line + lineAt(text.slice(counted.offset, start), Infinity) - 1;
  const lines = linesOf(slice);
  const junk = lines.filter((line) => line.text.trim() && !isJsonLine(line.text));
  const isJunk = new Set(junk);
  const kept = junk.length
    ? lines
        .filter((line) => !isJunk.has(line))
        .map((line) => line.text)
        .join('\n')
    : slice;
  const tokens = replaceTokens(kept);
  const read = parse(tokens.text);
  const placed = junk.map((line) => ({ n: line.n + firstLine - 1, text: line.text }));
  return read && { ...read, junk: placed, missing: tokens.missing, commas: tokens.commas };
}

/** NaN and Infinity become null, and trailing commas are removed; strings stay as they are. */
function replaceTokens(text: string): { readonly text: string; readonly missing: number; readonly commas: boolean } {
  let missing = 0;
  let commas = false;
  const replaced = text.replace(
    /"(?:[^"\\\n]|\\.)*"|[-+]?\b(?:NaN|nan|Infinity|infinity|inf)\b|,(?=\s*[}\]])/g,
    (token) => {
      if (token.startsWith('"')) return token;
      if (token === ',') {
        commas = true;
        return '';
      }
      missing++;
      return 'null';
    },
  );
  return { text: replaced, missing, commas };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // Also nesting so deep that the parser's stack overflows, which no benchmark prints.
    return undefined;
  }
}

function outside(text: string, documents: readonly JsonDocument[]): TextLine[] {
  if (documents.length === 0) return linesOf(text);
  // The documents become blank except for their line ends, so that the rest keeps its line numbers.
  let rest = '';
  let at = 0;
  for (const document of documents) {
    rest +=
      text.slice(at, document.start) + '\n'.repeat(lineAt(text.slice(document.start, document.end), Infinity) - 1);
    at = document.end;
  }
  return linesOf(rest + text.slice(at)).filter((line) => !/^[\s,;[\]]*$/.test(line.text));
}

/** A plain object, or undefined: the first check of every reader of foreign JSON. */
export function object(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

export function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export interface JsonObject {
  readonly json: Readonly<Record<string, unknown>>;
  /** Where its document begins. */
  readonly line: number;
}

/**
 * The objects that a reader takes: documents, and the elements of documents that are lists. The notes are about
 * everything else in the file, other documents included.
 */
export function objectsOf(
  found: JsonScan,
  isTaken: (json: Readonly<Record<string, unknown>>) => boolean,
): { readonly objects: readonly JsonObject[]; readonly notes: readonly Note[] } {
  const objects: JsonObject[] = [];
  const others: number[] = [];
  for (const { value, line } of found.documents) {
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      const json = object(one);
      if (json && isTaken(json)) objects.push({ json, line });
      else others.push(line);
    }
  }
  return { objects, notes: [...jsonNotes(found), ...otherDocuments(others)] };
}

/** @param lines where the documents begin that no reader takes */
export function otherDocuments(lines: readonly number[]): Note[] {
  return lines.length
    ? [{ kind: 'left-out', message: word('import.json-other', { n: lines.length }), lines: [...new Set(lines)] }]
    : [];
}
