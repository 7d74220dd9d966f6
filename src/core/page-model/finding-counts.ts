/** How many findings each row has, and the most serious of them, from version to version. */
import type { FindingView, RowView } from './model';

type Count = NonNullable<RowView['findings']>;
type Counted = Pick<FindingView, 'rows' | 'severity'>;

/** The counts by row. What is about many rows is apart: it is counted again only when it changes. */
export interface FindingCounts {
  readonly many: readonly Counted[];
  readonly ofMany: ReadonlyMap<string, Count>;
  readonly ofFew: ReadonlyMap<string, Count>;
}

const maxFew = 8;

/**
 * Counts the findings of each row.
 * @param before the counts of the version before
 */
export function findingCounts(findings: readonly Counted[], before?: FindingCounts): FindingCounts {
  const many = findings.filter(({ rows }) => rows.length > maxFew);
  const ofMany = before && areSame(before.many, many) ? before.ofMany : counted(many);
  return { many, ofMany, ofFew: counted(findings.filter(({ rows }) => rows.length <= maxFew)) };
}

/** What is said of a row; nothing if it has no findings. */
export function countOf({ ofMany, ofFew }: FindingCounts, row: string): Count | undefined {
  const [many, few] = [ofMany.get(row), ofFew.get(row)];
  if (!many || !few) return many ?? few;
  return { count: many.count + few.count, severity: worse(many.severity, few.severity) };
}

/** The rows whose counts differ between two versions; undefined if that may be any. */
export function countedAnew(before: FindingCounts, now: FindingCounts): ReadonlySet<string> | undefined {
  if (before.ofMany !== now.ofMany) return undefined;
  const rows = new Set<string>();
  for (const [one, other] of [
    [before.ofFew, now.ofFew],
    [now.ofFew, before.ofFew],
  ] as const)
    for (const [row, count] of one) if (!isSame(count, other.get(row))) rows.add(row);
  return rows;
}

function isSame(one: Count, other: Count | undefined): boolean {
  return one.count === other?.count && one.severity === other.severity;
}

/** Lists that did not change are the same objects. */
function areSame(before: readonly Counted[], now: readonly Counted[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ rows, severity }, at) => rows === now[at]?.rows && severity === now[at].severity)
  );
}

function counted(findings: readonly Counted[]): ReadonlyMap<string, Count> {
  const byRow = new Map<string, Count>();
  for (const { rows, severity } of findings)
    for (const key of rows) {
      const old = byRow.get(key);
      byRow.set(key, { count: (old?.count ?? 0) + 1, severity: old ? worse(old.severity, severity) : severity });
    }
  return byRow;
}

const rank: readonly FindingView['severity'][] = ['error', 'warning', 'information', 'hint'];

function worse(one: FindingView['severity'], other: FindingView['severity']): FindingView['severity'] {
  return rank.indexOf(one) <= rank.indexOf(other) ? one : other;
}
