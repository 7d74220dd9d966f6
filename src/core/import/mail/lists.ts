/**
 * Lists of one number a line under a heading, once for each subject: percentiles under BASE and under PATCHED, the
 * `real`, `user`, `sys` of time(1) under two labels, "Before: 16073 TPS, 6.241 ms" and "After: ..." below each other.
 */
import { word } from '../../messages/messages';
import type { Note } from '../model';
import { cellsInLine, wholeCell, type LineCell } from './cells';
import { isRule } from './blocks';
import { bareLabel, classify, isSubjectLabel, idFromLabel } from './labels';
import { directionOfUnit, bareUnitIn, directionSaid, unitIn } from './known';
import { shortestVersion } from './roles';
import type { GridCell, GridColumn, GridRow, GridSubject, GridTable } from './model';
import { nameAndParameters } from './parameters';
import { spanOf } from './places';
import type { MailLine } from './quotes';
import { contextOf, finish, metricName, runsIn, type FoundTables } from './tables';

interface Entry {
  readonly key: string;
  readonly line: MailLine;
  readonly cell: LineCell;
}

interface Section {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly entries: readonly Entry[];
}

/** `key: value` and `key value`; the rest of the line may be a remark in brackets or another unit. */
function entryOf(line: MailLine): Entry | undefined {
  // Every line is asked several times: as a heading, as an entry, as the one after.
  const known = seenEntries.get(line);
  if (known !== undefined) return known ?? undefined;
  const read = readEntry(line);
  seenEntries.set(line, read ?? null);
  return read;
}

const seenEntries = new WeakMap<MailLine, Entry | null>();

function readEntry(line: MailLine): Entry | undefined {
  const { text } = line;
  if (text.length > 200 || !/\d/.test(text)) return undefined;
  const found =
    /^\s*[*-]?\s*([A-Za-z*\d][\w .,%/()*#-]{0,60}?)\s*(?::|=|\s(?=\d|\.\d))\s*(?:took )?(\S+)(?: ?([A-Za-z/]{1,12})(?![\w/]))?/.exec(
      text,
    );
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

function usable(line: MailLine | undefined, taken: boolean): line is MailLine {
  return line !== undefined && !taken && line.part === 'text';
}

/** A heading: a short line, alone or ending with a colon, directly above the entries (a rule may be between). */
function sectionAt(lines: readonly MailLine[], at: number, taken: ReadonlySet<number>): Section | undefined {
  const head = lines[at];
  if (!usable(head, taken.has(at)) || isRule(head.text)) return undefined;
  const label = head.text
    .trim()
    .replace(/^[-*]\s+/, '')
    .replace(/:$/, '');
  if (!label || label.length > 70 || /[.;!?]$/.test(label) || entryOf(head)) return undefined;
  let next = at + 1;
  while (usable(lines[next], taken.has(next)) && isRule(lines[next]?.text ?? '')) next++;
  const entries: Entry[] = [];
  for (; usable(lines[next], taken.has(next)) && lines[next]?.quote === head.quote; next++) {
    const line = lines[next];
    const entry =
      line && cellsInLine(line).filter((cell) => cell.value !== undefined).length <= 3 ? entryOf(line) : undefined;
    if (!entry) {
      // A line such as "min=1, max=7" between entries is not one; the list goes on if the next line is.
      if (
        entries.length === 0 ||
        !lines[next]?.text.trim() ||
        !lines[next + 1] ||
        !entryOf(lines[next + 1] as MailLine)
      )
        break;
      continue;
    }
    entries.push(entry);
  }
  // "Before: 1" below "After: 2": the sides are in the lines, and the heading names the benchmark.
  const sides = entries.filter((entry) => isSubjectLabel(entry.key)).length;
  return entries.length >= 2 && sides < 2 ? { label, from: at, to: next - 1, entries } : undefined;
}

export function readLists(lines: readonly MailLine[], taken: ReadonlySet<number>, id: () => string): FoundTables {
  const sections: Section[] = [];
  for (let at = 0; at < lines.length; at++) {
    const section = sectionAt(lines, at, taken);
    if (!section) continue;
    sections.push(section);
    at = section.to;
  }
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const notes: Note[] = [];
  const used = new Set<number>();
  for (let at = 0; at < sections.length;) {
    const group = sameKeys(sections, at);
    const first = group[0];
    if (!first || group.length < 2) {
      at++;
      continue;
    }
    const made = tableOf(
      lines,
      group.map((section) => ({ label: section.label, entries: section.entries })),
      first.from,
      id(),
    );
    tables.push(made.table);
    subjects.push(...made.subjects);
    for (const section of group) for (let index = section.from; index <= section.to; index++) used.add(index);
    at += group.length;
  }
  const pairs = readPairs(lines, new Set([...taken, ...used]), id);
  return {
    tables: [...tables, ...pairs.tables],
    subjects: [...subjects, ...pairs.subjects],
    notes,
    used: new Set([...used, ...pairs.used]),
  };
}

function keysOf(section: Section): string {
  return section.entries.map((entry) => entry.key).join('\n');
}

function sameKeys(sections: readonly Section[], at: number): Section[] {
  const first = sections[at];
  if (!first) return [];
  const group = [first];
  for (let next = at + 1; next < sections.length; next++) {
    const section = sections[next];
    const before = group[group.length - 1];
    if (
      !section ||
      !before ||
      keysOf(section) !== keysOf(first) ||
      section.label === first.label ||
      section.from - before.to > 12
    )
      break;
    group.push(section);
  }
  // Headings that name no side (two tests with the same keys) are not compared.
  const told = group.filter((section) => isSubjectLabel(section.label)).length;
  return told >= 1 ? group : [first];
}

interface Side {
  readonly label: string;
  readonly entries: readonly Entry[];
}

function tableOf(
  lines: readonly MailLine[],
  sides: readonly Side[],
  start: number,
  id: string,
  title?: string,
): { readonly table: GridTable; readonly subjects: GridSubject[] } {
  const titles = lines
    .slice(Math.max(0, start - 5), start)
    .map((line) =>
      line.text
        .trim()
        .replace(/^[-*]\s+/, '')
        .replace(/:$/, ''),
    )
    .filter((text) => text && !isRule(text))
    .reverse();
  const context = contextOf(lines, start, title === undefined ? titles : [title, ...titles]);
  const baseWord = sides.findIndex((side) => classify(side.label) === 'baseline');
  const version = shortestVersion(sides.map((side) => side.label));
  const base =
    baseWord >= 0
      ? baseWord
      : Math.max(
          0,
          sides.findIndex((side) => side.label === version),
        );
  const subjects = sides.map((side, index): GridSubject => ({
    id: idFromLabel(bareLabel(side.label), `subject-${String(index + 1)}`),
    label: bareLabel(side.label),
    role:
      index !== base
        ? { value: 'candidate', certain: baseWord >= 0, why: word('mail.role-other') }
        : {
            value: 'baseline',
            certain: baseWord >= 0,
            why: word(
              baseWord >= 0
                ? 'mail.role-baseline-word'
                : version === undefined
                  ? 'mail.role-first'
                  : 'mail.role-version',
              { name: side.label },
            ),
          },
  }));
  const columns: GridColumn[] = [
    { header: '', role: { value: 'name', certain: true, why: word('mail.column-first') } },
    ...sides.map((side, index): GridColumn => ({
      header: side.label,
      role: { value: 'subject', certain: false, why: word('mail.column-heading', { name: side.label }) },
      subject: subjects[index]?.id,
    })),
  ];
  const rows = (sides[0]?.entries ?? []).map((entry, index): GridRow => {
    const cells = sides.map((side) => plain(side.entries[index]?.cell));
    const unit = cells.find((cell) => cell?.unit !== undefined)?.unit;
    const row = {
      id: `${id}r${String(index + 1)}`,
      text: entry.line.text.trim(),
      place: spanOf(entry.line),
      cells: [undefined, ...cells],
      unit,
    };
    // "Before: 16073 TPS, 6.241 ms" are two metrics of one benchmark; a list below a heading has a benchmark a line.
    if (title !== undefined)
      return {
        ...row,
        name: '',
        parameters: {},
        metric: entry.key.toLowerCase() || (sides[0]?.entries.length === 1 ? undefined : unit),
      };
    return { ...row, ...nameAndParameters(entry.key), ...timeRole(entry.key) };
  });
  const said = context.title;
  const unit = unitIn(said) ?? bareUnitIn(said);
  const first = lines[start];
  const table = finish(
    {
      id,
      form: 'list',
      title: context.title,
      suite: context.suite?.suite,
      columns,
      rows,
      include: true,
      place: first ? spanOf(first) : { line: 1, column: 1, length: 0 },
      metric: metricName(context.title),
      runs: runsIn(context.title),
      unit,
      direction: directionSaid(said) ?? directionOfUnit(unit?.value),
      rowsAre: { value: 'benchmarks', certain: true, why: word('mail.rows-benchmarks') },
    },
    context,
  );
  return { table, subjects };
}

/** Of time(1) the elapsed time is judged; what it cost the CPUs stands beside it. */
function timeRole(key: string): Pick<GridRow, 'metric' | 'role'> {
  if (/^real$/i.test(key)) return { metric: 'elapsed time' };
  return /^(?:user|sys)$/i.test(key) ? { metric: 'CPU time', role: 'cost' } : {};
}

function plain(cell: LineCell | undefined): GridCell | undefined {
  if (!cell) return undefined;
  const { from: _from, to: _to, left: _left, right: _right, ...rest } = cell;
  return rest;
}

/** "Before: 16073 TPS, 6.241 ms" above "After: 16829 TPS, 5.962 ms (~4% faster)": a label and one or more numbers. */
function pairLine(line: MailLine): { readonly label: string; readonly entries: readonly Entry[] } | undefined {
  const found = /^\s*[-*]?\s*([^:]{1,50}):\s*(.+)$/.exec(line.text);
  if (!found || line.text.length > 200) return undefined;
  const from = line.text.length - (found[2] ?? '').length;
  const entries: Entry[] = [];
  let at = from;
  for (const part of (found[2] ?? '').replace(/\s*\([^()]*\)\s*$/, '').split(/,\s/)) {
    const inner = /^\s*(?:([A-Za-z][\w ]{0,20}):\s*)?(?:took\s+)?(.*?)(?:\s+(latency|throughput))?\s*$/i.exec(part);
    const start = line.text.indexOf(inner?.[2] ?? '', at);
    const cell = wholeCell(line, start, start + (inner?.[2] ?? '').length);
    if (cell.value === undefined || cell.isPercent) return undefined;
    entries.push({ key: inner?.[1] ?? inner?.[3] ?? '', line, cell });
    at = start + 1;
  }
  return { label: found[1]?.trim() ?? '', entries };
}

function readPairs(lines: readonly MailLine[], taken: ReadonlySet<number>, id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const used = new Set<number>();
  for (let at = 0; at + 1 < lines.length; at++) {
    const first = lines[at];
    if (!usable(first, taken.has(at))) continue;
    const sides: Side[] = [];
    for (let next = at; usable(lines[next], taken.has(next)) && lines[next]?.quote === first.quote; next++) {
      const side = pairLine(lines[next] as MailLine);
      if (!side || side.entries.length !== (sides[0]?.entries.length ?? side.entries.length)) break;
      sides.push(side);
    }
    const classes = sides.map((side) => classify(side.label));
    const told =
      classes.some((one) => one === 'baseline') || classes.filter((one) => one === 'version').length === sides.length;
    const units = sides.every((side) =>
      side.entries.every((entry, index) => entry.cell.unit === sides[0]?.entries[index]?.cell.unit),
    );
    if (
      sides.length < 2 ||
      sides.length > 8 ||
      !told ||
      !units ||
      new Set(sides.map((side) => side.label)).size !== sides.length
    )
      continue;
    const title = lines[at - 1]?.text.trim().replace(/[:,]$/, '');
    const made = tableOf(lines, sides, at, id(), title || undefined);
    tables.push(made.table);
    subjects.push(...made.subjects);
    for (let index = at; index < at + sides.length; index++) used.add(index);
    at += sides.length - 1;
  }
  return { tables, subjects, notes: [], used };
}
