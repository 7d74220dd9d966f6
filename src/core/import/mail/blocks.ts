/** Finds tables: runs of lines with numbers in columns, the header above them and the lines that name them. */
import { withoutEnd } from '../../text/trim';
import { cellsInLine, gapCells, pipeCells, type LineCell } from './cells';
import type { MailLine } from './quotes';
import { addAll } from '../../text/lists';

export interface CellRow {
  readonly index: number;
  readonly line: MailLine;
  readonly cells: readonly LineCell[];
}

export interface Block {
  readonly form: 'columns' | 'pipes';
  readonly rows: readonly CellRow[];
  /** Header lines from top to bottom. */
  readonly headers: readonly CellRow[];
  /** Lines above that may name the table, nearest first, with their indices. */
  readonly titles: readonly { readonly text: string; readonly index: number }[];
}

const ruleLine = /^[\s|+\-=~_*#.:─━]{3,}$/;

export function isRule(text: string): boolean {
  return ruleLine.test(text) && /[-=~_─━]{3}/.test(text);
}

/** `[   12.345678] kernel: …`: printed between the lines of something else, of which it is no part. */
const kernelLogLine = /^\s*(?:<\d+>)?\[[ \t]*\d+\.\d{6}\]\s/;

/** "230% worse": a number with a word behind it. */
const changeInWords =
  /^[~≈]?[+\-−]?\d{1,6}(?:\.\d{1,6})?\s?(?:%|x) (?:better|worse|faster|slower|higher|lower|more|less|gain|loss)$/i;

type Kind = 'blank' | 'rule' | 'data' | 'text' | 'log' | 'stop';

interface Seen {
  readonly kind: Kind;
  readonly pipes: boolean;
  readonly cells: readonly LineCell[];
}

function look(line: MailLine | undefined, used: boolean): Seen {
  if (!line || used || line.part !== 'text') return { kind: 'stop', pipes: false, cells: [] };
  if (!line.text.trim()) return { kind: 'blank', pipes: false, cells: [] };
  if (isRule(line.text)) return { kind: 'rule', pipes: false, cells: [] };
  const piped = line.text.includes('|') ? pipeCells(line) : [];
  const pipes = piped.length >= 2;
  const cells = pipes ? piped : cellsInLine(line);
  const values = cells.filter((cell) => cell.value !== undefined).length;
  const gaps = cells.filter(
    // A row may be called "timeout"; a sentence may begin with it.
    ({ none }, index) => none === 'missing' || none === 'range' || (none === 'failed' && index > 0),
  ).length;
  const words = cells.filter(({ none, text }) => none === 'text' && changeInWords.test(text)).length;
  const data = pipes ? values >= 1 : values >= 2 || (values >= 1 && gaps + words >= 1);
  if (!data && kernelLogLine.test(line.text)) return { kind: 'log', pipes: false, cells: [] };
  return { kind: data ? 'data' : 'text', pipes, cells: data || pipes ? cells : gapCells(line) };
}

/** All blocks of a mail. `used` tells which lines another reader took. */
export function findBlocks(lines: readonly MailLine[], used: ReadonlySet<number>): Block[] {
  const seen = lines.map((line, index) => look(line, used.has(index)));
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const now = seen[at];
    if (now?.kind !== 'data') continue;
    const rows = gather(lines, seen, at);
    const last = rows[rows.length - 1]?.index ?? at;
    const previous = blocks[blocks.length - 1]?.rows;
    const floor = (previous?.[previous.length - 1]?.index ?? -1) + 1;
    const { wordRows, ...names } = above(lines, seen, at, floor);
    blocks.push({ form: now.pipes ? 'pipes' : 'columns', rows: [...wordRows, ...rows], ...names });
    at = last;
  }
  return blocks;
}

function sameShape(a: readonly LineCell[], b: readonly LineCell[]): boolean {
  return Math.abs(a.length - b.length) <= 2;
}

function gather(lines: readonly MailLine[], seen: readonly Seen[], start: number): CellRow[] {
  const first = seen[start];
  const quote = lines[start]?.quote;
  const rows: CellRow[] = [];
  let pending: CellRow[] = [];
  let blanks = 0;
  for (let at = start; at < lines.length; at++) {
    const now = seen[at];
    const line = lines[at];
    if (!now || !line || !first || line.quote !== quote || now.kind === 'stop') break;
    if (now.kind === 'blank') {
      if (++blanks > 1) break;
      continue;
    }
    if (now.kind === 'rule' || now.kind === 'log') continue;
    if (now.pipes !== first.pipes || !sameShape(now.cells, first.cells)) break;
    const row = { index: at, line, cells: now.cells };
    if (now.kind === 'data') {
      if (blanks > 0 && now.cells.length !== first.cells.length) break;
      addAll(rows, pending);
      rows.push(row);
      pending = [];
      blanks = 0;
    } else {
      // Words in every column: a row in a list of settings. After a blank line it is the header of the next table.
      if (blanks > 0 || now.cells.length < 3 || pending.length >= 8) break;
      pending.push(row);
    }
  }
  return rows;
}

/** How many lines above a table its name may be. */
const maxLinesAbove = 14;

interface Above extends Pick<Block, 'headers' | 'titles'> {
  /** Lines of words between a rule and the first numbers: rows of the table, such as "Migration status: completed". */
  readonly wordRows: readonly CellRow[];
}

function above(lines: readonly MailLine[], seen: readonly Seen[], start: number, floor: number): Above {
  let headers: CellRow[] = [];
  let wordRows: readonly CellRow[] = [];
  const quote = lines[start]?.quote;
  const first = seen[start];
  let at = start - 1;
  let blanks = 0;
  let ruled = false;
  for (; at >= floor && headers.length < (ruled ? 3 : 12); at--) {
    const now = seen[at];
    const line = lines[at];
    if (!now || !line || !first || line.quote !== quote || now.kind === 'stop' || now.kind === 'data') break;
    if (now.kind === 'log') continue;
    if (now.kind === 'blank') {
      if (headers.length > 0 || ++blanks > 1) break;
      continue;
    }
    if (now.kind === 'rule') {
      // A second rule, or an underlined title, ends the header.
      if (headers.length > 0 && (ruled || !overRule(lines, seen, at, first))) break;
      if (headers.length > 0) wordRows = headers;
      headers = [];
      ruled = true;
      continue;
    }
    if (!headerLike(now, line.text, first) || (now.cells.length < 2 && headers.length > 0)) break;
    headers.unshift({ index: at, line, cells: now.cells });
  }
  // Without a rule many lines of words look like a header; only the nearest can be one.
  if (!ruled && headers.length > 3) headers = headers.slice(-1);
  const top = headers[0]?.index ?? wordRows[0]?.index ?? start;
  return { headers, wordRows, titles: titlesOf(lines, seen, top, floor) };
}

function overRule(lines: readonly MailLine[], seen: readonly Seen[], rule: number, first: Seen): boolean {
  const now = seen[rule - 1];
  const text = lines[rule - 1]?.text;
  return now?.kind === 'text' && text !== undefined && now.cells.length >= 2 && headerLike(now, text, first);
}

/** "- CPU: Intel(R) Xeon(R)": an item about the machine names no benchmark. */
function saysMachine(text: string): boolean {
  return /^\s*[-*o+]\s+(?:CPUs?|disk|guest|host|kernel|machine|memory|NIC|OS|RAM|server|storage|system)\s*:\s/i.test(
    text,
  );
}

function titlesOf(
  lines: readonly MailLine[],
  seen: readonly Seen[],
  top: number,
  floor: number,
): { text: string; index: number }[] {
  const titles: { text: string; index: number }[] = [];
  let joined = 0;
  for (let at = top - 1; at >= Math.max(floor, top - maxLinesAbove) && titles.length < 6; at--) {
    const now = seen[at];
    const line = lines[at];
    if (!now || !line || line.quote !== lines[top]?.quote || now.kind === 'stop' || now.kind === 'data') break;
    const text =
      now.kind === 'text' && !saysMachine(line.text) ? plainTitle(line.text).replace(/^benchmarks?:\s+/i, '') : '';
    const below = titles[0];
    // A sentence over several lines, or "Netperf:" above "with ept:", names the whole table.
    if (
      text &&
      below &&
      titles.length === 1 &&
      below.index - joined === at + 1 &&
      joined < 2 &&
      !isBullet(lines[at + 1]?.text) &&
      below.text.length + text.length < 180
    ) {
      joined++;
      titles[0] = {
        text: `${text.replace(/\\$/, '').trim()}${/:\s*$/.test(line.text) ? ':' : ''} ${below.text}`,
        index: below.index,
      };
    } else if (text) titles.push({ text, index: at });
  }
  return titles;
}

/** A header has about as many cells or words as the table has columns, and is not a sentence. */
function headerLike(seen: Seen, text: string, { pipes, cells: row }: Seen): boolean {
  if (pipes) return seen.pipes;
  const words = text.trim().split(/\s+/).length;
  if (/[.;!?]$|^\(.*\)$/.test(text.trim()) || words > row.length * 4) return false;
  const values = row.filter((cell) => cell.none !== 'text').length;
  if (seen.cells.length < 2 && text.trim().endsWith(':')) return false;
  return (
    seen.cells.length >= 2 ||
    (words >= 2 && words >= values && words <= row.length) ||
    (words === 2 && row.length <= 3 && seen.cells.length === 1 && values === 2)
  );
}

function isBullet(text: string | undefined): boolean {
  return /^\s*(?:[-*+o]|\d+[.)]|\[\d+\])\s/.test(text ?? '');
}

function plainTitle(text: string): string {
  const bare = text.replace(/^(?:[\s|*#=~>+-]|o(?=\s))*(?=[\w("'./[])/, '').replace(/^\[\d+\]\s*/, '');
  return withoutEnd(bare, /[\s|:=~-]/).trim();
}
