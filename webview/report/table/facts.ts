/** What all rows of the table together decide: which columns and tags it has, and how far its bars reach. */
import { barSpan } from '../../../src/core/drawing/ratio-scale';
import type { RowView } from '../../../src/core/page-model/model';
import type { TableFacts } from '../../../src/protocol/report';
import { rowGroupings, tagsOfNames, varyingTags } from './arrange';
import { columnIdsOf } from './columns';

/** Characters that fit into a column of names of each width; the style sheet has the widths. */
const nameSteps = [26, 38, 52, 68, 86];
/** Of all names this share fits into one line. */
const fitting = 0.9;
/** A tag has a border and room around it, and a row a sign that opens it, as wide as so many characters. */
const aroundTag = 3;
const aroundName = 3;
/** Longer names take more lines; rows that nobody sees need not be measured. */
const maxMeasured = 2000;

/** Benchmarks of which the table has rows of different metrics: their rows say which. */
export function namesWithSeveralMetrics(rows: readonly RowView[]): string[] {
  const metrics = new Map<string, string | undefined>();
  const several = new Set<string>();
  for (const { name, metric } of rows) {
    if (!metrics.has(name)) metrics.set(name, metric);
    else if (metrics.get(name) !== metric) several.add(name);
  }
  return [...several];
}

/** Parameters that do not tell rows apart, said once above the table; a table of one row says them there. */
export function sameTags(rows: readonly RowView[], varying: ReadonlySet<string>): TableFacts['same'] {
  return (rows[0]?.tags ?? [])
    .filter((tag) => !varying.has(tag.name))
    .slice(0, maxSame)
    .map((tag) => ({ name: tag.name.slice(0, maxSameLength), value: String(tag.value).slice(0, maxSameLength) }));
}
const maxSame = 24;
const maxSameLength = 200;

/** The step of `nameSteps` in which most names take one line. */
export function nameStepOf(rows: readonly RowView[], tags: ReadonlySet<string>, several: ReadonlySet<string>): number {
  const lengths = rows
    .slice(0, maxMeasured)
    .map(
      (row) =>
        aroundName +
        row.name.length +
        (several.has(row.name) ? (row.metric?.length ?? 0) + 1 : 0) +
        row.tags
          .filter((tag) => tags.has(tag.name))
          .reduce((sum, tag) => sum + aroundTag + tag.name.length + String(tag.value).length, 0),
    )
    .sort((a, b) => a - b);
  const most = lengths[Math.ceil(lengths.length * fitting) - 1] ?? 0;
  const step = nameSteps.findIndex((characters) => most <= characters);
  return step < 0 ? nameSteps.length - 1 : step;
}

export function factsOf(rows: readonly RowView[]): TableFacts {
  const shown = rows.filter((row) => row.role !== 'info');
  const varying = varyingTags(rows);
  const repeated = tagsOfNames(shown);
  const tags = new Set([...varying].filter((tag) => !repeated.has(tag)));
  const severalMetrics = namesWithSeveralMetrics(shown);
  return {
    tags: [...tags],
    same: sameTags(rows, varying),
    severalMetrics,
    nameStep: nameStepOf(shown, tags, new Set(severalMetrics)),
    groupings: rowGroupings(shown),
    columns: columnIdsOf(shown),
    span: barSpan(rows),
  };
}
