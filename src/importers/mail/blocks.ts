/** Finds what stands in columns: runs of lines with numbers, the header above them and the lines that name them. */
import { cellsOf, pipeCells } from './cells';
import type { Cell } from './cells';
import type { MailLine } from './quotes';

export interface BlockRow {
  readonly index: number;
  readonly line: MailLine;
  readonly cells: readonly Cell[];
}

export interface Block {
  readonly form: 'columns' | 'pipes';
  readonly rows: readonly BlockRow[];
  /** Header lines, the uppermost first. */
  readonly headers: readonly BlockRow[];
  /** Lines above that may name the table, the nearest first, with their indices. */
  readonly titles: readonly { readonly text: string; readonly index: number }[];
}

const RULE = /^[\s|+\-=~_*#.:─━]{3,}$/;

export function isRule(text: string): boolean {
  return RULE.test(text) && /[-=~_─━]{3}/.test(text);
}

type Kind = 'blank' | 'rule' | 'data' | 'text' | 'stop';

interface Seen {
  readonly kind: Kind;
  readonly pipes: boolean;
  readonly cells: readonly Cell[];
}

function look(line: MailLine | undefined, used: boolean): Seen {
  if (!line || used || line.part !== 'text') return { kind: 'stop', pipes: false, cells: [] };
  if (!line.text.trim()) return { kind: 'blank', pipes: false, cells: [] };
  if (isRule(line.text)) return { kind: 'rule', pipes: false, cells: [] };
  const pipes = line.text.includes('|') && pipeCells(line).length >= 2;
  const cells = pipes ? pipeCells(line) : cellsOf(line);
  const values = cells.filter((cell) => cell.value !== undefined).length;
  const gaps = cells.filter((cell) => cell.none === 'missing' || cell.none === 'range').length;
  const data = pipes ? values >= 1 : values >= 2 || (values >= 1 && gaps >= 1);
  return { kind: data ? 'data' : 'text', pipes, cells };
}

/** All blocks of a mail. `used` tells lines that another reader took. */
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
    blocks.push({ form: now.pipes ? 'pipes' : 'columns', rows, ...above(lines, seen, at, floor) });
    at = last;
  }
  return blocks;
}

function sameShape(a: readonly Cell[], b: readonly Cell[]): boolean {
  return Math.abs(a.length - b.length) <= 2;
}

function gather(lines: readonly MailLine[], seen: readonly Seen[], start: number): BlockRow[] {
  const first = seen[start];
  const quote = lines[start]?.quote;
  const rows: BlockRow[] = [];
  let pending: BlockRow[] = [];
  let blanks = 0;
  for (let at = start; at < lines.length; at++) {
    const now = seen[at];
    const line = lines[at];
    if (!now || !line || !first || line.quote !== quote || now.kind === 'stop') break;
    if (now.kind === 'blank') {
      if (++blanks > 1) break;
      continue;
    }
    if (now.kind === 'rule') continue;
    if (now.pipes !== first.pipes || !sameShape(now.cells, first.cells)) break;
    const row = { index: at, line, cells: now.cells };
    if (now.kind === 'data') {
      if (blanks > 0 && now.cells.length !== first.cells.length) break;
      rows.push(...pending, row);
      pending = [];
      blanks = 0;
    } else {
      // Words in every column: a row of a list of settings. After a blank line it is the next table's header.
      if (blanks > 0 || now.cells.length < 3 || pending.length >= 8) break;
      pending.push(row);
    }
  }
  return rows;
}

/** How far above a table its name may stand. */
const REACH = 14;

function above(lines: readonly MailLine[], seen: readonly Seen[], start: number, floor: number): Pick<Block, 'headers' | 'titles'> {
  const headers: BlockRow[] = [];
  const quote = lines[start]?.quote;
  const pipes = seen[start]?.pipes ?? false;
  let at = start - 1;
  let blanks = 0;
  for (; at >= floor && headers.length < 3; at--) {
    const now = seen[at];
    const line = lines[at];
    if (!now || !line || line.quote !== quote || now.kind === 'stop' || now.kind === 'data') break;
    if (now.kind === 'blank') {
      if (headers.length > 0 || ++blanks > 1) break;
      continue;
    }
    if (now.kind === 'rule') continue;
    if (!headerLike(now, line.text, pipes, seen[start]?.cells ?? [])) break;
    headers.unshift({ index: at, line, cells: now.cells });
  }
  const titles: { text: string; index: number }[] = [];
  for (; at >= Math.max(floor, start - REACH) && titles.length < 6; at--) {
    const now = seen[at];
    const line = lines[at];
    if (!now || !line || line.quote !== quote || now.kind === 'stop' || now.kind === 'data') break;
    if (now.kind === 'text') titles.push({ text: plainTitle(line.text), index: at });
  }
  return { headers, titles: titles.filter((title) => title.text) };
}

/** A header has about as many cells or words as the table has columns, and is no sentence. */
function headerLike(seen: Seen, text: string, pipes: boolean, row: readonly Cell[]): boolean {
  if (pipes) return seen.pipes;
  const words = text.trim().split(/\s+/).length;
  if (/[.;!?]$/.test(text.trim()) || words > row.length * 4) return false;
  const values = row.filter((cell) => cell.none !== 'text').length;
  return seen.cells.length >= 2 || (words >= 2 && words >= values && words <= row.length) || (words === 2 && row.length <= 3 && seen.cells.length === 1 && values === 2);
}

function plainTitle(text: string): string {
  return text.replace(/^[\s|*#=~>+o-]*(?=[\w("'./[])/, '').replace(/^\[\d+\]\s*/, '').replace(/[\s|:=~-]+$/, '').trim();
}
