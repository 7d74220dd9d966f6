/** Splits a line of text into cells: numbers with their decoration, and words. */
import { number, seconds } from '../numbers';
import type { GridCell } from './model';
import { spanOf, type SourceLine } from './places';

/** A cell with its position in the line: `from` and `to` index the text, `left` and `right` are screen columns. */
export interface LineCell extends GridCell {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Thousands are separated by commas or by narrow spaces, as ISO 31-0 has it. */
const numberForm =
  String.raw`(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)` +
  String.raw`(?:[eE][+-]?\d+)?`;
const timeForm = String.raw`(?:\d+h)?\d+m\d+(?:\.\d+)?s`;
/** Units that real mails print after a number. Other words are not taken for units. */
const unitForm =
  String.raw`%|pct|[nuµμm]s|[num]?secs?|s|seconds?|minutes?|min|cycles?|[kKMG]?[Hh]z|k?iops|KIOPS|IOPS|tps|TPS|rps|` +
  String.raw`qps|bops|lps|lpm|MWIPS|MFLOPS|[KMGT]i?B(?:ps|/s(?:ec)?)?|[kKmMGT]?b(?:it)?(?:ps|s?/s(?:ec)?)|` +
  String.raw`[kKMG]?bytes|pages|[KMG]?ops(?:/s(?:ec)?)?|[a-zA-Z]+/s(?:ec)?|[kKMG]|W|J|x`;
const valueForm = new RegExp(
  String.raw`([~≈]\s?)?([+\-−]?)(${timeForm}|${numberForm})(?: ?(${unitForm})(?![\w/]))?` +
    String.raw`(?:[ \t]{0,4}(?:±|\ufffd|\+/-|\+-)[ \t]{0,6}(${numberForm})[ \t]?(%)?` +
    String.raw`|[ \t]{0,4}\([ \t]{0,8}([+\-−]?${numberForm})[ \t]?(%|pct)?[ \t]{0,4}\)` +
    String.raw`|[ \t]{0,4}\*[ \t]{0,8}([+\-−]?${numberForm})[ \t]?%[ \t]{0,4}\*)?\*?(?=[\s|]|$|,\s)`,
  'y',
);
const rangeForm = new RegExp(
  String.raw`[~≈]?${numberForm}(?: ?(?:${unitForm}))?\s?[-–—]\s?` +
    String.raw`${numberForm}(?: ?(?:${unitForm})(?![\w/]))?(?=[\s|]|$|,\s)`,
  'y',
);
const missingForm = /(?:N\/A|n\/a|NA|-?nan|-?NaN|-{1,3}|—|<not (?:counted|supported)>)(?=[\s|]|$)/y;
/** Instead of a number: the run failed, and this is how. */
const failedForm = new RegExp(
  String.raw`(?:OOM|E[A-Z]{3,9}|D(?:NF|ID NOT FINISH)|time(?:d[- ])?out` +
    String.raw`|crash(?:ed|es)?|hangs?|hung|killed|fail(?:s|ed|ure)?` +
    String.raw`|panic(?:s|ked)?|abort(?:s|ed)?|error)(?=[\s|]|$)`,
  'iy',
);
const wordForm = /[^\s|]+/y;
/** Longer lines are data dumps or attacks; no table in a mail is that wide. */
const maxRowLength = 600;

const forms = { range: rangeForm, value: valueForm, missing: missingForm, failed: failedForm, word: wordForm };
type Kind = keyof typeof forms;
/** In the order in which they are tried, by the first character: no number begins with a letter, and so on. */
const kindsOfLetter: readonly Kind[] = ['missing', 'failed', 'word'];
const kindsOfDigit: readonly Kind[] = ['range', 'value', 'word'];
const kindsOfSign: readonly Kind[] = ['range', 'value', 'missing', 'word'];

function kindsAt(text: string, at: number): readonly Kind[] {
  const code = text.charCodeAt(at) | 0x20;
  if (code >= 0x61 && code <= 0x7a) return kindsOfLetter;
  return code >= 0x30 && code <= 0x39 ? kindsOfDigit : kindsOfSign;
}

interface Token {
  readonly kind: Kind;
  readonly from: number;
  readonly to: number;
  readonly match: RegExpExecArray;
}

function sticky(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < text.length;) {
    if (/[\s|]/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    let next = at + 1;
    for (const kind of kindsAt(text, at)) {
      const hit = sticky(forms[kind], text, at);
      if (!hit) continue;
      next = at + hit[0].length;
      found.push({ kind, from: at, to: next, match: hit });
      break;
    }
    at = next;
  }
  return found;
}

/** The screen column of each index; a tab advances to the next multiple of eight. None: columns are indices. */
function screenColumns(text: string): readonly number[] | undefined {
  if (!text.includes('\t')) return undefined;
  const columns: number[] = [];
  let column = 0;
  for (let at = 0; at <= text.length; at++) {
    columns.push(column);
    column = text[at] === '\t' ? (Math.floor(column / 8) + 1) * 8 : column + 1;
  }
  return columns;
}

/**
 * Splits a line at two blanks, at tabs, at `|`, and between numbers. Words with one blank between them stay together.
 */
export function cellsInLine(line: SourceLine): LineCell[] {
  const { text } = line;
  if (text.length > maxRowLength) return [];
  const columns = screenColumns(text);
  const groups = groupsOf(text);
  const plain = groups.some(
    (group) => group.every((token) => token.kind !== 'word') && group.some((token) => token.kind === 'value'),
  );
  return groups.flatMap((group) => groupCells(group, plain)).map((token) => cell(line, token, columns));
}

type Piece = Token | { readonly kind: 'text'; readonly from: number; readonly to: number };

/** Cells of a header: only gaps separate, because "p 1" is a name there and not a number. */
export function gapCells(line: SourceLine): LineCell[] {
  const columns = screenColumns(line.text);
  return groupsOf(line.text).flatMap((group) => {
    const first = group[0];
    const last = group[group.length - 1];
    return first && last ? [cell(line, { kind: 'text', from: first.from, to: last.to }, columns)] : [];
  });
}

function groupsOf(text: string): Token[][] {
  const groups: Token[][] = [];
  let before: Token | undefined;
  for (const token of text.length > maxRowLength ? [] : tokens(text)) {
    const gap = before ? text.slice(before.to, token.from) : '  ';
    if (!before || /\t|\||\s{2}/.test(gap)) groups.push([]);
    groups[groups.length - 1]?.push(token);
    before = token;
  }
  return groups;
}

/** A group with words is one text, except for numbers at its end if the line has no others: `cpuid 14886 13142`. */
function groupCells(group: readonly Token[], others: boolean): Piece[] {
  if (group.every((token) => token.kind !== 'word')) return [...group];
  let tail = group.length;
  if (!others) while (tail > 1 && group[tail - 1]?.kind !== 'word') tail--;
  const first = group[0];
  const last = group[tail - 1];
  if (!first || !last) return [];
  return [{ kind: 'text', from: first.from, to: last.to }, ...group.slice(tail)];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function placed(line: SourceLine, from: number, to: number, left: number, right: number): Mutable<LineCell> {
  return { text: line.text.slice(from, to), place: spanOf(line, from, to), from, to, left, right };
}

function cell(line: SourceLine, token: Piece, columns: readonly number[] | undefined): LineCell {
  const { from, to } = token;
  const made = placed(line, from, to, columns?.[from] ?? from, columns?.[to] ?? to);
  if (token.kind === 'text' || token.kind === 'word') made.none = 'text';
  else if (token.kind !== 'value') made.none = token.kind;
  else addValue(made, token.match);
  return made;
}

function signed(text: string | undefined): number | undefined {
  return number(text?.replace('−', '-'));
}

/** Adds what is printed, and nothing else: absent fields are not printed. */
function addValue(made: Mutable<GridCell>, match: RegExpExecArray): void {
  const [, about, sign = '', digits = '', unit, spread, spreadPercent, bracket, bracketPercent, starred] = match;
  const time = /[hms]/.test(digits);
  const value = time ? seconds(digits) : signed(sign + digits);
  if (value === undefined) {
    made.none = 'missing';
    return;
  }
  made.value = time && sign === '-' ? -value : value;
  made.printed = sign + digits;
  const percent = unit === '%' || unit === 'pct';
  if (time) made.unit = 's';
  else if (unit !== undefined && !percent) made.unit = unit;
  if (percent) made.isPercent = true;
  if (about !== undefined) made.approx = true;
  if (spread !== undefined) made[spreadPercent === '%' ? 'sdPercent' : 'sd'] = number(spread);
  if (bracket !== undefined) made[bracketPercent !== undefined ? 'percent' : 'sd'] = signed(bracket);
  if (starred !== undefined) made.percent = signed(starred);
}

/** The cell of a text between pipes or after a label: a value if all of the text is one. */
export function wholeCell(
  line: SourceLine,
  from: number,
  to: number,
  columns: readonly number[] | undefined = screenColumns(line.text),
): LineCell {
  const part = line.text.slice(from, to);
  const end = from + part.trimEnd().length;
  const start = to - part.trimStart().length;
  const made = placed(line, start, Math.max(start, end), columns?.[from] ?? from, columns?.[to] ?? to);
  if (start >= end) {
    made.none = 'missing';
    return made;
  }
  const found = tokens(made.text);
  const only = found.length === 1 ? found[0] : undefined;
  if (only?.kind === 'value') addValue(made, only.match);
  else made.none = only === undefined || only.kind === 'word' ? 'text' : only.kind;
  return made;
}

/** A line of a drawn table, split at its pipes. The pipes of the frame make no cells. */
export function pipeCells(line: SourceLine): LineCell[] {
  const { text } = line;
  if (text.length > maxRowLength) return [];
  const bars: number[] = [];
  for (let at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) bars.push(at);
  const edges = [-1, ...bars, text.length];
  const cells: LineCell[] = [];
  const columns = screenColumns(text);
  for (let at = 0; at + 1 < edges.length; at++) {
    const from = (edges[at] ?? 0) + 1;
    const to = edges[at + 1] ?? text.length;
    const outside = (at === 0 || at + 2 === edges.length) && !text.slice(from, to).trim();
    if (!outside) cells.push(wholeCell(line, from, to, columns));
  }
  return cells;
}
