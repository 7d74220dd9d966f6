/**
 * Lists of one number per line under a heading for each subject: percentiles under BASE and under PATCHED, the
 * `real`, `user`, `sys` of time(1) under two labels. Lists whose lines name the subjects are in pair-lines.ts.
 */
import { cellsInLine, wholeCell } from './cells';
import { isRule } from './blocks';
import { isSubjectLabel } from './labels';
import { listTable, usable, type ListEntry } from './list-table';
import type { GridSubject, GridTable } from './model';
import { readPairs } from './pair-lines';
import type { MailLine } from './quotes';
import type { FoundTables } from './tables';
import { addAll } from '../../text/lists';

interface Section {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly ListEntry[];
  /** Equal for lists with the same keys. */
  readonly keys: string;
}

/** `key: value` and `key value`; the rest of the line may be a remark in brackets or another unit. */
function entryOf(line: MailLine): ListEntry | undefined {
  // Each line is read several times: as a heading, as an entry, and as the line after one.
  const known = seenEntries.get(line);
  if (known !== undefined) return known ?? undefined;
  const read = readEntry(line);
  seenEntries.set(line, read ?? null);
  return read;
}

/** `name: 1.5`, with up to three words behind the number: an item of a list, and no sentence that goes on. */
export function isListed(text: string): boolean {
  const form =
    /^\s*(?:[-*] )?[A-Za-z][\w./-]{0,40}(?: [\w./-]{1,20}){0,3} ?[:=]\s*[~≈]?[+\-−]?\d[\d.,]*\s?[%x]?(?: [a-z]{1,12}){0,3}$/i;
  return text.length <= 120 && form.test(text.trimEnd());
}

const seenEntries = new WeakMap<MailLine, ListEntry | null>();

const entryForm = new RegExp(
  [
    String.raw`^\s*(?:[*-]\s*)?([A-Za-z*\d][\w .,%/()*#-]{0,60}?)(?:\s*[:=]\s*|\s+(?=\d|\.\d))(?:took )?(\S+)`,
    String.raw`(?: ?([A-Za-z/]{1,12})(?![\w/]))?`,
  ].join(''),
);

function readEntry(line: MailLine): ListEntry | undefined {
  const { text } = line;
  if (text.length > 200 || !/\d/.test(text)) return undefined;
  const found = entryForm.exec(text);
  if (!found) return undefined;
  const from = text.indexOf(
    found[2] ?? '',
    (found.index ?? 0) + text.indexOf(found[1] ?? '') + (found[1] ?? '').length,
  );
  const end = from + (found[2] ?? '').length;
  const withUnit =
    found[3] === undefined ? undefined : wholeCell(line, from, text.indexOf(found[3], end) + found[3].length);
  const cell =
    withUnit?.value !== undefined ? withUnit : wholeCell(line, from, /,$/.test(found[2] ?? '') ? end - 1 : end);
  const key = (found[1] ?? '').replace(/^\*/, '').trim();
  return cell.value === undefined || cell.isPercent || !key ? undefined : { key, line, cell };
}

/**
 * A heading: a short line, alone or ending with a colon, directly above the entries (a rule may be between).
 * @returns a number if entries name the sides: no heading before that line has a list of its own
 */
function sectionAt(lines: readonly MailLine[], at: number, taken: ReadonlySet<number>): Section | number | undefined {
  const head = lines[at];
  if (!usable(head, taken.has(at)) || isRule(head.text)) return undefined;
  const label = head.text
    .trim()
    .replace(/^[-*]\s+/, '')
    .replace(/:$/, '');
  if (!label || label.length > 70 || /[.;!?]$/.test(label) || entryOf(head)) return undefined;
  let next = at + 1;
  while (usable(lines[next], taken.has(next)) && isRule(lines[next]?.text ?? '')) next++;
  const entries: ListEntry[] = [];
  // "Before: 1" below "After: 2": the lines name the sides, and the heading names the benchmark.
  let side: number | undefined;
  for (; usable(lines[next], taken.has(next)) && lines[next]?.quote === head.quote; next++) {
    const line = lines[next];
    const said = line && entryOf(line);
    const entry = said && cellsInLine(line).filter((cell) => cell.value !== undefined).length <= 3 ? said : undefined;
    if (!entry) {
      // A line such as "min=1, max=7" between entries is not an entry; the list goes on if the next line is.
      if (
        entries.length === 0 ||
        !lines[next]?.text.trim() ||
        !lines[next + 1] ||
        !entryOf(lines[next + 1] as MailLine)
      )
        break;
      continue;
    }
    if (isSubjectLabel(entry.key)) {
      if (side !== undefined) return side;
      side = next;
    }
    entries.push(entry);
  }
  if (entries.length < 2) return undefined;
  return { label, from: at, to: next - 1, entries, keys: entries.map((entry) => entry.key).join('\n') };
}

export function readLists(lines: readonly MailLine[], taken: ReadonlySet<number>, id: () => string): FoundTables {
  const sections: Section[] = [];
  for (let at = 0; at < lines.length; at++) {
    const section = sectionAt(lines, at, taken);
    if (section === undefined) continue;
    if (typeof section === 'number') at = section - 1;
    else {
      sections.push(section);
      at = section.to;
    }
  }
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const used = new Set<number>();
  for (let at = 0; at < sections.length;) {
    const group = sameKeys(sections, at);
    const first = group[0];
    if (!first || group.length < 2) {
      at++;
      continue;
    }
    const made = listTable(
      lines,
      group.map((section) => ({ label: section.label, entries: section.entries })),
      first.from,
      id(),
    );
    tables.push(made.table);
    addAll(subjects, made.subjects);
    for (const section of group) for (let index = section.from; index <= section.to; index++) used.add(index);
    at += group.length;
  }
  const pairs = readPairs(lines, new Set([...taken, ...used]), id);
  return {
    tables: [...tables, ...pairs.tables],
    subjects: [...subjects, ...pairs.subjects],
    notes: [],
    used: new Set([...used, ...pairs.used]),
  };
}

/** No mail compares more. */
const maxSections = 64;

function sameKeys(sections: readonly Section[], at: number): Section[] {
  const first = sections[at];
  if (!first) return [];
  const group = [first];
  for (let next = at + 1; next < sections.length && group.length < maxSections; next++) {
    const section = sections[next];
    const before = group[group.length - 1];
    if (
      !section ||
      !before ||
      section.keys !== first.keys ||
      section.label === first.label ||
      section.from - before.to > 12
    )
      break;
    group.push(section);
  }
  // Headings without sides (two tests with the same keys) are not compared.
  const told = group.filter((section) => isSubjectLabel(section.label)).length;
  return told >= 1 ? group : [first];
}
