/** The name of a benchmark in a mail: "oracle swingbench - 4-way (small pages)". */
import type { Report } from '../generated/format';
import type { RowView, TagView } from '../page-model/model';
import { grouped } from '../text/grouped';
import { middle, width } from './columns';
import { clean } from './text';

/** A sentence names no more parameters; the label has those that distinguish rows. */
const maxTags = 4;

export interface MailNames {
  /** What all rows have in common, said once: a name that is that of all, and parameters, such as "4-way". */
  readonly common: readonly string[];
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
  const alike = new Map([...byName].map(([name, of]) => [name, every(of)]));
  const other = (row: RowView): TagView[] => row.tags.filter((tag) => !shared.has(mark(tag)));
  const telling = (row: RowView): TagView[] => row.tags.filter((tag) => !alike.get(row.name)?.has(mark(tag)));
  // A name that is that of all rows is not repeated in each, where their parameters tell them apart.
  const bare = rows.length > 1 && byName.size === 1 && rows.every((row) => telling(row).length > 0);
  const called = (row: RowView, tags: readonly TagView[]): string => (bare ? tagsText(tags) : nameOf(row, tags));
  const within = (columns: number, tag = Infinity): ((row: RowView) => string) =>
    unique(rows, (row) =>
      called(
        { ...row, name: middle(clean(row.name), columns) },
        telling(row).map((one) => shortTag(one, tag)),
      ),
    );
  return {
    common: [
      ...(bare ? [clean(rows[0]?.name ?? '')] : []),
      ...(rows[0]?.tags ?? []).filter((tag) => shared.has(mark(tag))).map((tag) => clean(tagText(tag))),
    ],
    sentence: unique(rows, (row) => (row.tags.length > maxTags ? clean(row.label) : nameOf(row, row.tags))),
    cut: within,
    // Then columns of a name and of a parameter where rows are short of room.
    variants: [
      unique(rows, (row) => called(row, other(row))),
      unique(rows, (row) => called(row, telling(row))),
      within(20, 12),
      within(14, 7),
    ],
  };
}

/** A text in a parameter that is longer is the heading of its rows rather than a part of each name. */
const longestInName = 16;

/**
 * Rows that follow each other and have one long text as a parameter, such as the command that all of them ran, are a
 * section: a heading says the text once.
 */
export function mailSections(rows: readonly RowView[]): readonly (readonly RowView[])[] {
  const long = new Set(
    rows.flatMap(({ tags }) => tags.filter(({ value }) => width(String(value)) > longestInName).map(nameOfTag)),
  );
  const valueOf = ({ tags }: RowView, name: string): unknown => tags.find((tag) => tag.name === name)?.value;
  const [fewest = [rows]] = [...long]
    .map((name) => [...grouped(rows, (row) => valueOf(row, name)).values()])
    .filter((sections) => sections.length * 2 <= rows.length && sections.flat().every((row, at) => row === rows[at]))
    .sort((a, b) => a.length - b.length);
  return fewest;
}

const nameOfTag = ({ name }: TagView): string => name;

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

function shortTag(tag: TagView, columns: number): TagView {
  return typeof tag.value === 'string' ? { ...tag, value: middle(clean(tag.value), columns) } : tag;
}

function tagText({ name, value }: TagView): string {
  if (name === 'vcpus') return `${value}-way`;
  if (name === 'pageSize') return `${value} pages`;
  if (value === true) return name;
  return typeof value === 'string' ? value : `${name} ${value}`;
}

/** "4-way, small pages". */
function tagsText(tags: readonly TagView[]): string {
  const [ways, rest] = waysAndRest(tags);
  return [...ways, ...rest].join(', ');
}

function waysAndRest(tags: readonly TagView[]): readonly [ways: string[], rest: string[]] {
  const texts = (ways: boolean): string[] =>
    tags.filter(({ name }) => (name === 'vcpus') === ways).map((tag) => clean(tagText(tag)));
  return [texts(true), texts(false)];
}

function nameOf({ name }: RowView, tags: readonly TagView[]): string {
  const [ways, rest] = waysAndRest(tags);
  return [clean(name), ...ways.map((text) => `- ${text}`), ...(rest.length > 0 ? [`(${rest.join(', ')})`] : [])].join(
    ' ',
  );
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
