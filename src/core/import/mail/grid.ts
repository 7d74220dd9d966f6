/** From a mail's text to a grid to confirm. Pure; never throws. */
import { unreadNotes } from '../lines';
import type { Note } from '../model';
import { readClaims } from './claims';
import { isListed, readLists } from './lists';
import { readLkp } from './lkp';
import { readMails, type Mail } from './message';
import { readMmtests } from './mmtests';
import { classify } from './labels';
import type { Grid, GridClaim, GridColumn, GridRow, GridSubject, GridTable } from './model';
import type { MailLine } from './quotes';
import { readSentences } from './sentences';
import { readTables } from './tables';
import { readToolBlocks } from './tool-blocks';
import { addAll } from '../../text/lists';

/** One grid for each mail with results, in order; a text without any gives one empty grid. */
export function readGrids(input: string | Uint8Array): Grid[] {
  const mails = readMails(input);
  const grids = mails.map(gridOf).filter((grid) => grid.tables.length > 0 || grid.claims.length > 0);
  if (grids.length > 0) return grids;
  const [first] = mails;
  return [first ? gridOf(first) : { title: '', source: {}, subjects: [], tables: [], claims: [], notes: [] }];
}

export function gridOf(mail: Mail): Grid {
  const own = read(mail, (line) => line.quote === 0);
  // A reply without new results is read for those that it quotes: they were quoted to be discussed.
  const quoted = own.tables.length === 0 && own.claims.length === 0 && mail.lines.some((line) => line.quote > 0);
  return quoted ? read(mail, () => true) : own;
}

function read(mail: Mail, wanted: (line: MailLine) => boolean): Grid {
  // Lines to skip keep their place as another kind, so that nothing joins across them.
  const lines = mail.lines.map((line) => (wanted(line) ? line : { ...line, part: 'attribution' as const }));
  let tables = 0;
  const tableId = () => `t${String(++tables)}`;
  const title = plainSubject(mail.subject);
  const used = new Set<number>();
  const titles = new Set<number>();
  const strays = mail.strays.map(({ text, segments }) => ({ n: segments[0]?.line ?? 1, text }));
  const notes: Note[] = mail.notes.map((message): Note => ({ kind: 'left-out', message }));
  addAll(notes, unreadNotes(strays, 'left-out'));
  const found = [
    () => readToolBlocks(lines, tableId),
    () => readLkp(without(lines, used), tableId),
    () => readMmtests(without(lines, used), tableId),
    () => readSentences(lines, used, tableId, { title }),
    () => readLists(lines, used, tableId),
    () => readTables(lines, used, tableId),
  ].map((reader) => {
    const result = reader();
    for (const index of result.used) used.add(index);
    if ('titles' in result) for (const index of result.titles ?? []) titles.add(index);
    addAll(notes, result.notes);
    return result;
  });
  const sided = oneBaseline(
    found.flatMap((one) => one.subjects),
    inOrder(found.flatMap((one) => one.tables)),
  );
  const stated: GridClaim[] = found.flatMap((one) =>
    'claims' in one ? (one as { readonly claims: readonly GridClaim[] }).claims : [],
  );
  let claims = 0;
  const prose = readClaims(lines, used, sided.tables, sided.subjects, () => `c${String(++claims)}`);
  return {
    title: title || (sided.tables.find((table) => table.title)?.title ?? ''),
    source: { author: mail.author, list: mail.list, published: mail.published, messageId: mail.messageId },
    subjects: sided.subjects,
    tables: sided.tables,
    claims: [...stated.map((claim) => ({ ...claim, subject: sided.rename(claim.subject) })), ...prose],
    notes: [
      ...notes,
      ...unread(lines, new Set([...used, ...titles]), notes, sided.tables.length > 0 ? 2 : 1, linesOfClaims(prose)),
    ],
  };
}

function without(lines: readonly MailLine[], used: ReadonlySet<number>): MailLine[] {
  return lines.map((line, index) => (used.has(index) ? { ...line, part: 'attribution' } : line));
}

function inOrder(tables: readonly GridTable[]): GridTable[] {
  return [...tables].sort((a, b) => a.place.line - b.place.line);
}

/** "Re: [PATCH v3 0/9] x86: Concurrent TLB flushes" without prefixes. */
function plainSubject(subject: string | undefined): string {
  let plain = (subject ?? '')
    .replace(/\s+/g, ' ')
    .replace(/^(?:(?:re|fwd?|aw) ?: ?)+/i, '')
    .trim();
  for (;;) {
    const end = plain.startsWith('[') ? plain.indexOf(']') : -1;
    if (end < 0 || !/\bPATCH/i.test(plain.slice(0, end))) return plain;
    plain = plain.slice(end + 1).trim();
  }
}

interface Sided {
  readonly subjects: GridSubject[];
  readonly tables: GridTable[];
  readonly rename: (subject: string | undefined) => string | undefined;
}

/**
 * A report has one baseline. Tables of one mail often name it differently (BASE here, before there), so all of their
 * baselines are one subject; candidates are one if their labels are only words for "after".
 */
function oneBaseline(all: readonly GridSubject[], tables: readonly GridTable[]): Sided {
  const named = new Map<string, string>();
  const subjects: GridSubject[] = [];
  // Subjects of a sentence that names none are those of the tables, if there are two.
  const told = all.filter((subject) => subject.role.why.key !== 'mail.sides-unknown');
  const baseline = [...told, ...all].find((subject) => subject.role.value === 'baseline');
  const candidates = told.filter((subject) => subject.role.value === 'candidate');
  const after = candidates.find((subject) => classify(subject.label) === 'candidate');
  const only =
    new Set(candidates.map((subject) => subject.id)).size === 1 || (after !== undefined && candidates.every(isGeneric))
      ? (after ?? candidates[0])
      : undefined;
  if (baseline) subjects.push(baseline);
  const listed = new Set(subjects.map((subject) => subject.id));
  for (const subject of all) {
    const unnamed = subject.role.why.key === 'mail.sides-unknown';
    const same =
      subject.role.value === 'baseline'
        ? baseline
        : unnamed
          ? (only ?? subject)
          : isGeneric(subject) && after && isGeneric(after)
            ? after
            : subject;
    if (same && same.id !== subject.id) {
      named.set(subject.id, same.id);
      continue;
    }
    if (!listed.has(subject.id)) subjects.push(subject);
    listed.add(subject.id);
  }
  const rename = (subject: string | undefined) => (subject === undefined ? undefined : (named.get(subject) ?? subject));
  return { subjects, rename, tables: tables.map((table) => (table.include ? renamed(table, rename) : table)) };
}

/** Only a word for "after": no version or setting that tells two candidates apart. */
function isGeneric(subject: GridSubject): boolean {
  return subject.role.value === 'candidate' && classify(subject.label) === 'candidate' && !/[=+]/.test(subject.label);
}

/** A table whose columns would become one subject keeps two subjects. */
function renamed(table: GridTable, to: Sided['rename']): GridTable {
  const own = new Set([...table.columns, ...table.rows].flatMap((one) => one.subject ?? []));
  if (new Set([...own].map(to)).size < own.size) return table;
  return {
    ...table,
    columns: table.columns.map((column): GridColumn =>
      column.subject === undefined ? column : { ...column, subject: to(column.subject) },
    ),
    rows: table.rows.map((row): GridRow => (row.subject === undefined ? row : { ...row, subject: to(row.subject) })),
  };
}

/** Lines with two or more numbers that no reader took are listed, so that none is lost. */
function unread(
  lines: readonly MailLine[],
  used: ReadonlySet<number>,
  notes: readonly Note[],
  least: number,
  claimed: ReadonlySet<number>,
): Note[] {
  const said = new Set(notes.flatMap((note) => note.lines ?? []));
  const left = lines.flatMap((line, index) => {
    const n = line.segments[0]?.line ?? 0;
    const words = line.text.length > 600 ? 0 : line.text.trim().split(/\s+/).length;
    const found = line.text.length > 600 ? 0 : (line.text.match(/(?:^|\s)[+-]?\d[\d,.]*(?=\s|%|$)/g) ?? []).length;
    // Prose contains numbers too; a line of results consists of numbers for the most part.
    const numbers = found * 4 >= words ? found : 0;
    const isLeft =
      numbers >= least || line.text.length > 600 || (found > 0 && !claimed.has(n) && continues(lines, used, index));
    return line.part === 'text' && !used.has(index) && !said.has(n) && isLeft ? [{ n, text: line.text }] : [];
  });
  return unreadNotes(left);
}

/** Lines at which claims in prose begin. */
function linesOfClaims(claims: readonly GridClaim[]): ReadonlySet<number> {
  return new Set(claims.map(({ place }) => place.line));
}

/** A line of a list of which lines above are results: "dbench: 0.92" below "kernbench: 1.09x faster". */
function continues(lines: readonly MailLine[], used: ReadonlySet<number>, index: number): boolean {
  for (let at = index; at > index - 20; at--) {
    const line = lines[at];
    if (!line || line.part !== 'text' || !isListed(line.text)) return false;
    if (used.has(at)) return true;
  }
  return false;
}
