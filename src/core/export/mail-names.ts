/** The name of a benchmark in a mail: "oracle swingbench - 4-way (small pages)". */
import type { Report } from '../generated/format';
import type { RowView } from '../page-model/model';
import { clean } from './text';

/** Longer names are dropped; the label has the parameters that distinguish the rows. */
const maxTags = 4;

/**
 * A function that names rows as kernel mails do: vCPUs are ways, a page size has pages, the rest is in parentheses. If
 * two rows would share a name or it is too long, the label is used instead.
 */
export function mailNamer(rows: readonly RowView[]): (row: RowView) => string {
  const names = new Map<string, number>();
  const made = rows.map((row) => (row.tags.length > maxTags ? clean(row.label) : nameOf(row)));
  for (const name of made) names.set(name, (names.get(name) ?? 0) + 1);
  const byRow = new Map(
    rows.map((row, i) => {
      const name = made[i] ?? '';
      if ((names.get(name) ?? 0) < 2) return [row, name];
      return [
        row,
        row.metric === undefined || row.label.includes(row.metric) ? clean(row.label) : `${name}, ${clean(row.metric)}`,
      ];
    }),
  );
  return (row) => byRow.get(row) ?? clean(row.label);
}

function nameOf({ name, tags }: RowView): string {
  const ways = tags.find((tag) => tag.name === 'vcpus');
  const rest = tags
    .filter((tag) => tag !== ways)
    .map(({ name: key, value }) => {
      if (key === 'pageSize') return `${value} pages`;
      return typeof value === 'string' ? value : `${key} ${value}`;
    });
  return [
    clean(name),
    ...(ways ? [`- ${clean(String(ways.value))}-way`] : []),
    ...(rest.length > 0 ? [`(${clean(rest.join(', '))})`] : []),
  ].join(' ');
}

/** The printed claims that can summarise their row: what the author wrote next to the number. */
export function claimTexts(report: Report, row: RowView): string[] {
  const benchmark = report.benchmarks.find((one) => one.id === row.benchmark);
  return (benchmark?.claims ?? [])
    .filter(
      (claim) =>
        claim.subject === row.subject &&
        claim.basis === 'improvement' &&
        claim.percent !== undefined &&
        claim.baseline === undefined &&
        (claim.bound ?? 'exact') === 'exact' &&
        (claim.stat ?? 'mean') === 'mean',
    )
    .flatMap(({ text, percent }) =>
      text !== undefined && percent !== undefined && fits(text, percent, row) ? [text.trim()] : [],
    );
}

const summary = /^(?:about |roughly |around |nearly |some |~ ?)?(\d+(?:\.\d+)?) ?% (\w+)$/i;
const better = /^(?:better|faster|improvement|gain|speedup)$/i;
const worse = /^(?:worse|slower|degradation|regression|loss)$/i;

/**
 * Whether an author's words can represent the row: nothing but a percentage and a direction, both matching the row at
 * the digits written.
 */
function fits(text: string, percent: number, { ratio }: RowView): boolean {
  const [, digits = '', direction = ''] = summary.exec(text.trim()) ?? [];
  if (ratio === undefined || Number(digits) !== Math.abs(percent)) return false;
  if (!(percent > 0 ? better : worse).test(direction) || percent === 0) return false;
  const half = 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0);
  return Math.abs((ratio - 1) * 100 - percent) <= half + 1e-9;
}
