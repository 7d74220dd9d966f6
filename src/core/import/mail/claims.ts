/** Claims in prose: "no regressions", "almost identical", "improves IOPS by at least 5%". */
import { isRule } from './blocks';
import { claimIn, isResult } from './claim-words';
import { directionSaid } from './known';
import { bareLabel, classify } from './labels';
import type { GridClaim, GridRow, GridSubject, GridTable } from './model';
import { join, spanOf, type MailSpan, type SourceLine } from './places';
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
  let paragraph: { line: SourceLine; index: number } | undefined;
  const flush = () => {
    if (paragraph) addAll(found, cutSentences(paragraph.line, paragraph.index));
    paragraph = undefined;
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
    if (!prose || line.quote !== quote || /^\s*(?:[-*+o]|\d+[.)]|\([a-z]\))\s+/.test(line.text)) flush();
    quote = line.quote;
    if (!prose) return;
    const blank = { text: ' ', segments: line.segments };
    paragraph = paragraph ? { line: join(join(paragraph.line, blank), line), index: paragraph.index } : { line, index };
    // A paragraph of a mail has a few lines; an endless one is not prose.
    if (paragraph.line.text.length > 3000) flush();
  });
  flush();
  return found;
}

function cutSentences(line: SourceLine, index: number): Sentence[] {
  const found: Sentence[] = [];
  for (const part of line.text.matchAll(/[^\s].*?(?:[.!?](?=\s+[A-Z(*[]|\s*$)|$)/g)) {
    const raw = part[0];
    const text = raw
      .replace(/\s+/g, ' ')
      .replace(/^[-*+o] +/, '')
      .trim();
    if (text.length >= 8 && text.length <= 400)
      found.push({ text, place: spanOf(line, part.index, part.index + raw.length), index });
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
  for (const table of tables) addAll(claims, remarks(table, lines, id));
  for (const sentence of sentences(lines, used)) {
    if (!isResult(sentence.text) || directionSaid(sentence.text)) continue;
    const said = claimIn(sentence.text);
    if (!said) continue;
    const sides = sidesIn(sentence.text, subjects);
    claims.push({
      id: id(),
      text: sentence.text.replace(/\.$/, ''),
      place: sentence.place,
      ...said,
      ...sides,
      row: rowIn(sentence.text, tables)?.id,
    });
  }
  return claims;
}

/** A remark in brackets after the numbers of a list: "After: 16829 TPS (~4% faster)". */
function remarks(table: GridTable, lines: readonly MailLine[], id: () => string): GridClaim[] {
  if (table.form !== 'list') return [];
  const first = table.rows[0];
  const found: GridClaim[] = [];
  first?.cells.forEach((cell, index) => {
    const line = cell && lines.find((one) => one.segments[0]?.line === cell.place.line);
    const remark = line && /\(([^()]{3,80})\)\s*$/.exec(line.text);
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

/** The subject of a sentence: one that it names, except after "than". */
function sidesIn(text: string, subjects: readonly GridSubject[]): { readonly subject?: string } {
  const named = subjects.filter((subject) => {
    const label = bareLabel(subject.label);
    return (
      label.length >= 3 &&
      classify(label) !== 'candidate' &&
      new RegExp(`(?:^|[^\\w])${escape(label)}(?:$|[^\\w])`, 'i').test(text)
    );
  });
  const compared = /\b(?:than|compared (?:to|with)|over|versus|vs\.?|against)\b(.*)$/i.exec(text)?.[1] ?? '';
  const about = named.filter(
    (subject) => !compared.toLowerCase().includes(subject.label.toLowerCase()) && subject.role.value !== 'baseline',
  );
  if (about.length === 1) return { subject: about[0]?.id };
  const candidates = subjects.filter((subject) => subject.role.value === 'candidate');
  return named.length === 0 && candidates.length === 1 ? { subject: candidates[0]?.id } : {};
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** The row that a sentence names, if there is exactly one and its name is not an everyday word. */
function rowIn(text: string, tables: readonly GridTable[]): GridRow | undefined {
  const rows = tables
    .filter((table) => table.include)
    .flatMap((table) =>
      table.rows.filter((row) => row.name.length >= 8 && text.toLowerCase().includes(row.name.toLowerCase())),
    );
  return rows.length === 1 ? rows[0] : undefined;
}
