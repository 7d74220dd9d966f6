/** Arranges rows into the table's lines: filters, sorts and groups. */
import type { RowView } from '../../../src/core/page-model/model';
import { isUnchanged, lookOf } from '../../../src/core/drawing/verdict-look';
import { grouped } from '../../../src/core/text/grouped';
import type { FirstLines } from '../../../src/protocol/report';
import type { UiState, Sort } from '../ui-state';
import { asks, matches, parseQuery } from './search';

export type TableLine =
  | { readonly kind: 'group'; readonly key: string; readonly name: string; readonly rows: number }
  | { readonly kind: 'row'; readonly key: string; readonly row: RowView; readonly child: boolean };

export interface TableLayout {
  readonly lines: readonly TableLine[];
  /** There where the lines are only those in sight: what is around them. */
  readonly part?: Pick<FirstLines, 'from' | 'of' | 'above' | 'below'>;
  /** Rows shown, and how many there are. */
  readonly shown: number;
  readonly all: number;
}

type Setup = Pick<UiState, 'sort' | 'filter' | 'search' | 'hideUnchanged' | 'group'>;

/** The setup as a string that is the same exactly when the arrangement is. */
export function arrangementOf({ sort, filter, search, hideUnchanged, group }: Setup): string {
  return JSON.stringify({ sort, filter, search, hideUnchanged, group });
}

/** The layout of lines that the extension arranged. */
export function layoutOfFirst(first: FirstLines, rows: ReadonlyMap<string, RowView>): TableLayout {
  const lines = first.lines.flatMap((line): TableLine[] => {
    if (line.kind === 'group') return [line];
    const row = rows.get(line.key);
    return row ? [{ ...line, row }] : [];
  });
  return { lines, part: first, shown: first.shown, all: first.all };
}

/** Cost rows follow their primary row; info rows appear only in the opened row. */
export function arrangeRows(rows: readonly RowView[], setup: Setup, textOf: (row: RowView) => string): TableLayout {
  const keys = new Set(rows.map((row) => row.key));
  const isUnder = (row: RowView): boolean => row.under !== undefined && keys.has(row.under);
  const children = new Map<string, RowView[]>();
  for (const row of rows) {
    if (row.role !== 'cost' || row.under === undefined || !isUnder(row)) continue;
    children.set(row.under, [...(children.get(row.under) ?? []), row]);
  }
  const tops = rows.filter((row) => !isUnder(row));
  const query = parseQuery(setup.search);
  const passes = tops.filter((row) => {
    if (setup.filter && (lookOf(row.verdict).count !== setup.filter || row.role !== 'primary')) return false;
    if (setup.hideUnchanged && isUnchanged(row.verdict)) return false;
    return asks(query) ? matches(textOf(row), query) : true;
  });
  const lines: TableLine[] = [];
  const add = (row: RowView): void => {
    lines.push({ kind: 'row', key: row.key, row, child: false });
    for (const child of byLargestChange(children.get(row.key) ?? []))
      lines.push({ kind: 'row', key: child.key, row: child, child: true });
  };
  for (const [name, members] of groupsOf(sortRows(passes, setup.sort), setup.group)) {
    if (name !== undefined) lines.push({ kind: 'group', key: `group ${name}`, name, rows: members.length });
    members.forEach(add);
  }
  return { lines, shown: passes.length, all: tops.length };
}

function byLargestChange(rows: readonly RowView[]): RowView[] {
  const size = (row: RowView): number => Math.abs(row.change?.share ?? 0);
  return [...rows].sort((a, b) => size(b) - size(a));
}

const groupNames = new Intl.Collator('en', { numeric: true });

function groupsOf(rows: readonly RowView[], group: string): (readonly [string | undefined, RowView[]])[] {
  if (group === '') return [[undefined, [...rows]]];
  const groups = new Map<string, RowView[]>();
  for (const row of rows) {
    const name = groupName(row, group);
    const members = groups.get(name);
    if (members) members.push(row);
    else groups.set(name, [row]);
  }
  // Rows without a value for the group come last.
  return [...groups].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : groupNames.compare(a, b)));
}

function groupName(row: RowView, group: string): string {
  if (group === 'suite') return row.suite ?? '';
  if (group === 'benchmark') return row.name.slice(0, maxComparedLength);
  if (group === 'metric') return row.metric ?? '';
  if (group === 'candidate') return row.subjectLabel;
  const tag = row.tags.find((one) => `p:${one.name}` === group);
  return tag ? `${tag.name} ${tag.value}` : '';
}

/** Parameters that distinguish rows: all except those with the same value in every row. */
export function varyingTags(rows: readonly RowView[]): ReadonlySet<string> {
  const seen = new Map<string, { value: string; rows: number; differs: boolean }>();
  for (const row of rows) {
    for (const tag of row.tags) {
      const value = String(tag.value);
      const known = seen.get(tag.name);
      if (!known) seen.set(tag.name, { value, rows: 1, differs: false });
      else seen.set(tag.name, { value, rows: known.rows + 1, differs: known.differs || known.value !== value });
    }
  }
  return new Set(
    [...seen].filter(([, tag]) => rows.length === 1 || tag.differs || tag.rows < rows.length).map(([name]) => name),
  );
}

/**
 * Parameters that the name of a benchmark decides, where each name that has them has several rows: candidates, or
 * metrics. They would be repeated in every row, and are in the opened one.
 */
export function tagsOfNames(rows: readonly RowView[]): ReadonlySet<string> {
  const tops = rows.filter((row) => row.under === undefined);
  const names = new Set<string>();
  const telling = new Set<string>();
  for (const of of grouped(tops, (row) => row.name).values()) {
    const values = grouped(
      of.flatMap((row) => row.tags),
      (tag) => tag.name,
    );
    for (const [tag, all] of values) {
      names.add(tag);
      const isOne = all.length === of.length && all.every(({ value }) => value === all[0]?.value);
      if (of.length === 1 || !isOne) telling.add(tag);
    }
  }
  return new Set([...names].filter((tag) => !telling.has(tag)));
}

/** What rows can be grouped by, where that makes several groups: suite, benchmark, metric, candidate, parameters. */
export function rowGroupings(rows: readonly RowView[]): string[] {
  const values = new Map<string, Set<string>>();
  const note = (group: string, value: string): void => {
    const seen = values.get(group) ?? new Set<string>();
    values.set(group, seen.add(value.slice(0, 200)));
  };
  for (const row of rows) {
    note('suite', row.suite ?? '');
    note('benchmark', row.name);
    note('metric', row.metric ?? '');
    note('candidate', row.subject);
    for (const tag of row.tags) note(`p:${tag.name}`, String(tag.value));
  }
  return (
    [...values]
      // Benchmarks of one row each are no groups.
      .filter(([group, seen]) => seen.size > 1 && (group !== 'benchmark' || seen.size < rows.length))
      .map(([group]) => group)
      .slice(0, 50)
  );
}

type Value = number | string | undefined;

const sortedNames = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
/** The rest of longer names is ignored. */
const maxComparedLength = 500;

function valueOf(row: RowView, sort: Sort): Value {
  switch (sort.column) {
    case 'name':
      return row.label.slice(0, maxComparedLength);
    case 'subject':
      return row.subjectLabel.slice(0, maxComparedLength);
    case 'base':
      return row.base?.centre;
    case 'cand':
      return row.cand?.centre;
    case 'change':
      return row.change?.share;
    case 'ratio':
      // A failed row has no ratio and is worse than all others.
      return row.verdict.word === 'failed' ? -1 : row.verdict.word === 'not-judged' ? undefined : row.ratio;
    case 'verdict':
      return lookOf(row.verdict).rank;
    case 'evidence':
      return evidenceRank[row.evidence];
  }
}

const evidenceRank: Readonly<Record<RowView['evidence'], number>> = {
  samples: 0,
  summary: 1,
  values: 2,
  ratio: 3,
  claim: 4,
  none: 5,
};

/** Sorted copy. Rows without a value come last in both directions; equal rows keep the order of the file. */
export function sortRows(rows: readonly RowView[], sort: Sort): RowView[] {
  const valued = rows.map((row) => ({ row, value: valueOf(row, sort) }));
  valued.sort(
    (a, b) =>
      compare(a.value, b.value, sort.descending) ||
      (sort.column === 'verdict' ? compare(a.row.ratio, b.row.ratio, false) : 0),
  );
  return valued.map(({ row }) => row);
}

function compare(a: Value, b: Value, descending: boolean): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : sortedNames.compare(String(a), String(b));
  return descending ? -order : order;
}
