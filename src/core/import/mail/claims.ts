/** Claims in prose: "no regressions", "almost identical", "improves IOPS by at least 5%". */
import { isRule } from './blocks';
import { isListed } from './lists';
import { nameIndex, namesIn } from '../../text/names-in';
import { claimIn, isResult } from './claim-words';
import { directionSaid } from './known';
import { bareLabel, classify } from './labels';
import type { GridClaim, GridRow, GridSubject, GridTable } from './model';
import { joined, spanOf, type MailSpan, type SourceLine } from './places';
import type { MailLine } from './quotes';
import { addAll } from '../../text/lists';

interface Sentence {
  readonly text: string;
  readonly place: MailSpan;
  readonly index: number;
}

/** Sentences of the prose: lines of a paragraph are joined, and split at full stops. Tables are not prose. */
function sentences(lines: readonly MailLine[], used: ReadonlySet<number>): Sentence[] {
  const found: Sentence[] = [];
  let paragraph: SourceLine[] = [];
  let length = 0;
  let start = 0;
  const flush = () => {
    if (paragraph.length) addAll(found, cutSentences(joined(paragraph), start));
    paragraph = [];
    length = 0;
  };
  let quote = -1;
  lines.forEach((line, index) => {
    const prose =
      line.part === 'text' &&
      !used.has(index) &&
      line.text.trim() &&
      !isRule(line.text) &&
      line.text.length <= 400 &&
      !/^\s*(?:[$#|]\s|\[still )|\|.*\|/.test(line.text);
    if (!prose || line.quote !== quote || /^\s*(?:[-*+o]|\d+[.)]|\([a-z]\))\s+/.test(line.text) || isListed(line.text))
      flush();
    quote = line.quote;
    if (!prose) return;
    if (paragraph.length === 0) start = index;
    else paragraph.push({ text: ' ', segments: line.segments });
    paragraph.push(line);
    length += line.text.length + 1;
    // A paragraph of a mail has a few lines; an endless one is not prose.
    if (length > 3000) flush();
  });
  flush();
  return found;
}

function cutSentences(line: SourceLine, index: number): Sentence[] {
  const found: Sentence[] = [];
  const whole = line.text.trimEnd();
  const ends = [...whole.matchAll(/[.!?](?=\s+[A-Z(*[])/g)].map((end) => end.index + 1);
  let from = 0;
  for (const end of [...ends, whole.length]) {
    const raw = whole.slice(from, end).trimStart();
    from = end;
    const text = raw
      .replace(/\s+/g, ' ')
      .replace(/^[-*+o] +/, '')
      .trim();
    if (text.length >= 8 && text.length <= 400) found.push({ text, place: spanOf(line, end - raw.length, end), index });
  }
  return found;
}

export function readClaims(
  lines: readonly MailLine[],
  used: ReadonlySet<number>,
  tables: readonly GridTable[],
  subjects: readonly GridSubject[],
  id: () => string,
): GridClaim[] {
  const claims: GridClaim[] = [];
  const byNumber = new Map<number, MailLine>();
  for (const line of lines) {
    const n = line.segments[0]?.line ?? 0;
    if (!byNumber.has(n)) byNumber.set(n, line);
  }
  for (const table of tables) addAll(claims, [...remarks(table, byNumber, id), ...changesInWords(table, id)]);
  const sidesIn = sideFinder(subjects);
  const rowIn = rowFinder(tables);
  for (const sentence of sentences(lines, used)) {
    if (!isResult(sentence.text) || directionSaid(sentence.text)) continue;
    const said = claimIn(sentence.text);
    if (!said) continue;
    const sides = sidesIn(sentence.text);
    claims.push({
      id: id(),
      text: sentence.text.replace(/\.$/, ''),
      place: sentence.place,
      ...said,
      ...sides,
      row: rowIn(sentence.text)?.id,
    });
  }
  return claims;
}

/** A remark in brackets after the numbers of a list: "After: 16829 TPS (~4% faster)". */
function remarks(table: GridTable, lines: ReadonlyMap<number, MailLine>, id: () => string): GridClaim[] {
  if (table.form !== 'list') return [];
  const first = table.rows[0];
  const found: GridClaim[] = [];
  first?.cells.forEach((cell, index) => {
    const line = cell && lines.get(cell.place.line);
    const remark = line && /\(([^()]{3,80})\)$/.exec(line.text.trimEnd());
    const said = remark && claimIn(remark[1] ?? '');
    if (!line || !remark || !said) return;
    const from = remark.index + 1;
    found.push({
      id: id(),
      text: remark[1] ?? '',
      place: spanOf(line, from, from + (remark[1] ?? '').length),
      subject: table.columns[index]?.subject,
      row: first.id,
      ...said,
    });
  });
  return found;
}

/** "230% worse" in a column of changes. */
function changesInWords(table: GridTable, id: () => string): GridClaim[] {
  if (!table.include) return [];
  return table.rows.flatMap((row) =>
    table.columns.flatMap(({ role, subject }, at): GridClaim[] => {
      const cell = row.cells[at];
      const said = role.value === 'change' && cell?.none === 'text' ? claimIn(cell.text) : undefined;
      return cell && said ? [{ id: id(), text: cell.text, place: cell.place, subject, row: row.id, ...said }] : [];
    }),
  );
}

/** The subject of a sentence: one that it names, except after "than". */
function sideFinder(subjects: readonly GridSubject[]): (text: string) => { readonly subject?: string } {
  const index = nameIndex(
    subjects.map((subject) => {
      const label = bareLabel(subject.label);
      return classify(label) === 'candidate' ? '' : label;
    }),
    3,
  );
  const candidates = subjects.filter((subject) => subject.role.value === 'candidate');
  return (text) => {
    const named = namesIn(index, text, true).map((at) => subjects[at] as GridSubject);
    const behind = /\b(?:than|compared (?:to|with)|over|versus|vs\.?|against)\b(.*)/i.exec(text)?.[1] ?? '';
    const compared = behind.toLowerCase();
    const about = named.filter(
      (subject) => !compared.includes(subject.label.toLowerCase()) && subject.role.value !== 'baseline',
    );
    if (about.length === 1) return { subject: about[0]?.id };
    return named.length === 0 && candidates.length === 1 ? { subject: candidates[0]?.id } : {};
  };
}

/** The row that a sentence names, if there is exactly one and its name is not an everyday word. */
function rowFinder(tables: readonly GridTable[]): (text: string) => GridRow | undefined {
  const rows = tables.filter((table) => table.include).flatMap((table) => table.rows);
  const index = nameIndex(
    rows.map((row) => row.name),
    8,
  );
  return (text) => {
    const [first, ...others] = namesIn(index, text);
    return first !== undefined && others.length === 0 ? rows[first] : undefined;
  };
}
