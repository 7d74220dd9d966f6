/** "Before: 16073 TPS, 6.241 ms" above "After: 16829 TPS, 5.962 ms (~4% faster)": lines that name their subject. */
import { wholeCell } from './cells';
import { classify } from './labels';
import { listTable, usable, type ListEntry, type ListSide } from './list-table';
import type { GridSubject, GridTable } from './model';
import type { MailLine } from './quotes';
import type { FoundTables } from './tables';
import { addAll } from '../../text/lists';

/** A label and one or more numbers. */
function pairLine(line: MailLine): { readonly label: string; readonly entries: readonly ListEntry[] } | undefined {
  const found = /^\s*[-*]?\s*([^:]{1,50}):\s*(.+)$/.exec(line.text);
  if (!found || line.text.length > 200) return undefined;
  const from = line.text.length - (found[2] ?? '').length;
  const entries: ListEntry[] = [];
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

export function readPairs(lines: readonly MailLine[], taken: ReadonlySet<number>, id: () => string): FoundTables {
  const tables: GridTable[] = [];
  const subjects: GridSubject[] = [];
  const used = new Set<number>();
  for (let at = 0; at + 1 < lines.length; at++) {
    const first = lines[at];
    if (!usable(first, taken.has(at))) continue;
    const sides: ListSide[] = [];
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
    const made = listTable(lines, sides, at, id(), title || undefined);
    tables.push(made.table);
    addAll(subjects, made.subjects);
    for (let index = at; index < at + sides.length; index++) used.add(index);
    at += sides.length - 1;
  }
  return { tables, subjects, notes: [], used };
}
