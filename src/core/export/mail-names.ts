/** The name of a benchmark in a mail: "oracle swingbench - 4-way (small pages)". */
import type { Report } from '../generated/format';
import type { RowView, TagView } from '../page-model/model';
import { grouped } from '../text/grouped';
import { middle } from './columns';
import { clean } from './text';

/** A sentence names no more parameters; the label has those that distinguish rows. */
const maxTags = 4;

export interface MailNames {
  /** The parameters that all rows have in common, said once: "vcpus 4, pinned". Empty if there are none. */
  readonly common: string;
  /**
   * Functions that name rows, the longest first: with all other parameters, with those that tell rows of one name
   * apart, and with each part of those shortened, for rows that are told apart in the middle.
   */
  readonly variants: readonly ((row: RowView) => string)[];
  /** Names with the parameters that tell rows apart, and the rest cut to so many columns in the middle. */
  readonly cut: (columns: number) => (row: RowView) => string;
  /** A name with all parameters, for a sentence. */
  readonly sentence: (row: RowView) => string;
}

/** Names of rows as kernel mails have them: vCPUs are ways, a page size has pages, the rest is in parentheses. */
export function mailNames(rows: readonly RowView[]): MailNames {
  const mark = ({ name, value }: TagView): string => JSON.stringify([name, value]);
  const every = (of: readonly RowView[]): ReadonlySet<string> =>
    new Set(
      (of[0]?.tags ?? []).map(mark).filter((one) => of.every(({ tags }) => tags.some((tag) => mark(tag) === one))),
    );
  // One row has nothing in common with others, and its parameters are part of its name.
  const shared = rows.length > 1 ? every(rows) : new Set<string>();
  const byName = grouped(rows, ({ name }) => name);
  const alike = new Map([...byName].map(([name, of]) => [name, of.length > 1 ? every(of) : everyTag(of, mark)]));
  const other = (row: RowView): TagView[] => row.tags.filter((tag) => !shared.has(mark(tag)));
  const telling = (row: RowView): TagView[] => row.tags.filter((tag) => !alike.get(row.name)?.has(mark(tag)));
  return {
    common: (rows[0]?.tags ?? [])
      .filter((tag) => shared.has(mark(tag)))
      .map((tag) => clean(tagText(tag)))
      .join(', '),
    sentence: unique(rows, (row) => (row.tags.length > maxTags ? clean(row.label) : nameOf(row, row.tags))),
    cut: (columns) => unique(rows, (row) => nameOf({ ...row, name: middle(clean(row.name), columns) }, telling(row))),
    variants: [
      unique(rows, (row) => nameOf(row, other(row))),
      unique(rows, (row) => nameOf(row, telling(row))),
      ...shortened.map(({ name, tag }) =>
        unique(rows, (row) =>
          nameOf(
            { ...row, name: middle(clean(row.name), name) },
            telling(row).map((one) => shortTag(one, tag)),
          ),
        ),
      ),
    ],
  };
}

function everyTag(rows: readonly RowView[], mark: (tag: TagView) => string): ReadonlySet<string> {
  return new Set(rows.flatMap(({ tags }) => tags.map(mark)));
}

/** Rows that would share a name have their metric too, or the label, which distinguishes them. */
function unique(rows: readonly RowView[], name: (row: RowView) => string): (row: RowView) => string {
  const named = grouped(rows, name);
  const metrics = grouped(rows, (row) => withMetric(row, name));
  return (row) => {
    if ((named.get(name(row))?.length ?? 1) < 2) return name(row);
    return (metrics.get(withMetric(row, name))?.length ?? 1) < 2 ? withMetric(row, name) : clean(row.label);
  };
}

function withMetric(row: RowView, name: (row: RowView) => string): string {
  return row.metric === undefined ? name(row) : `${name(row)}, ${clean(row.metric)}`;
}

/** Columns of a name and of a parameter where rows are short of room. */
const shortened = [
  { name: 20, tag: 12 },
  { name: 14, tag: 7 },
];

function shortTag(tag: TagView, columns: number): TagView {
  return typeof tag.value === 'string' ? { ...tag, value: middle(clean(tag.value), columns) } : tag;
}

function tagText({ name, value }: TagView): string {
  if (name === 'vcpus') return `${value}-way`;
  if (name === 'pageSize') return `${value} pages`;
  if (value === true) return name;
  return typeof value === 'string' ? value : `${name} ${value}`;
}

function nameOf({ name }: RowView, tags: readonly TagView[]): string {
  const ways = tags.find((tag) => tag.name === 'vcpus');
  const rest = tags.filter((tag) => tag !== ways).map(tagText);
  return [
    clean(name),
    ...(ways ? [`- ${clean(tagText(ways))}`] : []),
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
