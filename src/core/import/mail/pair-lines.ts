/** "Before: 16073 TPS, 6.241 ms" above "After: 16829 TPS, 5.962 ms (~4% faster)": lines that name their subject. */
import { groupAtEnd } from '../../text/trim';
import { wholeCell } from './cells';
import { classify } from './labels';
import { listTable, usable, type ListEntry, type ListSide } from './list-table';
import type { GridSubject, GridTable } from './model';
import type { MailLine } from './quotes';
import type { FoundTables } from './tables';
import { addAll } from '../../text/lists';

/** A label and one or more numbers. */
function pairLine(line: MailLine): ListSide | undefined {
  const found =
    line.text.length <= 200 ? /^\s*(?:[-*]\s*)?([^\s:][^:]{0,49}):\s*(\S.*)/.exec(line.text.trimEnd()) : undefined;
  if (!found) return undefined;
  const said = found[2] ?? '';
  const remark = groupAtEnd(said);
  const entries: ListEntry[] = [];
  let at = found[0].length - said.length;
  for (const part of (remark && !remark.inside.includes('(') ? remark.before : said).split(/,\s/)) {
    const inner = /^(?:([A-Za-z][\w ]{0,20}):\s*)?(?:took\s+)?(\S.*|$)/i.exec(part.trim());
    const [, value = '', metric] = /^(.*\S)\s+(latency|throughput)$/i.exec(inner?.[2] ?? '') ?? [, inner?.[2]];
    const start = line.text.indexOf(value, at);
    const cell = wholeCell(line, start, start + value.length);
    if (cell.value === undefined || cell.isPercent) return undefined;
    entries.push({ key: inner?.[1] ?? metric ?? '', line, cell });
    at = start + 1;
  }
  return { label: found[1]?.trim() ?? '', entries };
}

/** More lines in a row name something else. */
const maxSides = 8;

export function readPairs(lines: readonly MailLine[], taken: ReadonlySet<number>, id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const used = new Set<number>();
  const known = new Map<MailLine, ListSide | undefined>();
  const sideOf = (line: MailLine): ListSide | undefined => {
    if (!known.has(line)) known.set(line, pairLine(line));
    return known.get(line);
  };
  for (let at = 0; at + 1 < lines.length; at++) {
    const first = lines[at];
    if (!usable(first, taken.has(at))) continue;
    const sides: ListSide[] = [];
    for (let next = at; usable(lines[next], taken.has(next)) && lines[next]?.quote === first.quote; next++) {
      const side = sideOf(lines[next] as MailLine);
      if (sides.length > maxSides || !side || side.entries.length !== (sides[0]?.entries.length ?? side.entries.length))
        break;
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
      sides.length > maxSides ||
      !told ||
      !units ||
      new Set(sides.map((side) => side.label)).size !== sides.length
    )
      continue;
    const title = lines[at - 1]?.text.trim().replace(/[:,]$/, '');
    const made = listTable(lines, sides, at, id(), title || undefined);
    tables.push(made.table);
    addAll(subjects, made.subjects);
    for (let index = at; index < at + sides.length; index++) used.add(index);
    at += sides.length - 1;
  }
  return { tables, subjects, notes: [], used };
}
