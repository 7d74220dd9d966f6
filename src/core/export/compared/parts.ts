/** The content of an exported comparison as clean plain text: each format only lays it out and escapes it. */
import type { PairComparison } from '../../compare/model';
import { reportName } from '../../text/file-names';
import type { ChangeView } from '../../compare/change-view';
import { allRowViews, type ComparedRowView, type HalfView } from '../../compare/row-view';
import { matrixView, type ComparisonView, type ComparedFileView, type PairView } from '../../compare/view';
import { sayEnglish, word, type Message, type WordKey } from '../../messages/messages';
import { clean } from '../text';
import { printLookOf, type PrintLook } from '../../drawing/verdict-look';

/** A comparison as shown, with the data behind it, of which all rows are written. */
export interface ComparedInput {
  readonly view: Omit<ComparisonView, 'matrix'>;
  readonly pairs: readonly { readonly file: number; readonly comparison: PairComparison }[];
}

export interface ComparedPart {
  readonly then: string;
  readonly now: string;
  readonly answer: string;
  /** What makes the two incomparable; goes before any number. */
  readonly doubts: readonly {
    readonly severity: string;
    readonly rule: string;
    readonly text: string;
    readonly waived?: string;
  }[];
  /** Environment fields that both state, with different values. */
  readonly fields: readonly { readonly field: string; readonly then: string; readonly now: string }[];
  readonly notes: readonly string[];
  readonly rows: readonly ComparedLine[];
}

export interface ComparedLine {
  readonly name: string;
  readonly then: string;
  readonly now: string;
  readonly change: string;
  readonly candidate: string;
  readonly baseline: string;
  readonly verdict: string;
  readonly look?: PrintLook;
}

export interface ComparedText {
  readonly title: string;
  /** The files: the name, and what is known about it or why it cannot be read. */
  readonly files: readonly {
    readonly name: string;
    readonly about: string;
    readonly reference: boolean;
    readonly broken: boolean;
  }[];
  readonly parts: readonly ComparedPart[];
  readonly matrix?: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly name: string; readonly cells: readonly string[] }[];
  };
}

/** Longer lists of names are cut. */
const maxNames = 50;

const say = (message: Message): string => clean(sayEnglish(message), 2000);
const named = (key: WordKey): string => sayEnglish(word(key));

export interface ComparedColumn {
  readonly key: Exclude<keyof ComparedLine, 'look'>;
  readonly title: string;
  readonly number: boolean;
}

const columns: readonly (readonly [key: ComparedColumn['key'], title: WordKey, number: boolean])[] = [
  ['name', 'compare.column-name', false],
  ['then', 'compare.column-then', true],
  ['now', 'compare.column-now', true],
  ['change', 'compare.column-change', true],
  ['candidate', 'compare.column-candidate', true],
  ['baseline', 'compare.column-baseline', true],
  ['verdict', 'compare.column-verdict', false],
];

/** Columns that are empty in all rows are left out. */
export function comparedColumns({ rows }: ComparedPart): ComparedColumn[] {
  return columns
    .filter(([key]) => key === 'name' || rows.some((row) => row[key] !== ''))
    .map(([key, title, number]) => ({ key, title: named(title), number }));
}

export function comparedText({ view, pairs }: ComparedInput): ComparedText {
  const names = view.files.map(nameOf);
  const [then] = view.pairs.length > 0 ? [names[view.reference] ?? ''] : [];
  const others = view.pairs.map((pair) => names[pair.file] ?? '');
  const more = others.length > 3 ? [say(word('compare.names-more', { n: others.length - 3 }))] : [];
  const title =
    then === undefined
      ? named('compare.title')
      : `${named('compare.title')}: ${then} → ${[...others.slice(0, 3), ...more].join(', ')}`;
  return {
    title,
    files: view.files.map((file, index) => ({
      name: names[index] ?? '',
      about: aboutOf(file),
      reference: view.pairs.length > 0 && index === view.reference,
      broken: file.trouble !== undefined,
    })),
    parts: view.pairs.map((pair) => {
      const rows = pairs.flatMap(({ file, comparison }) => (file === pair.file ? allRowViews(comparison) : []));
      return partOf(pair, rows, then ?? '', names[pair.file] ?? '');
    }),
    matrix:
      pairs.length > 1
        ? {
            title: named('compare.matrix'),
            columns: names,
            rows: matrixView(view.files.length, view.reference, pairs).rows.map((row) => ({
              name: clean(row.label),
              cells: row.cells.map((cell) =>
                cell
                  ? [clean(cell.ratio ?? cell.value ?? ''), changeText(cell.change)].filter(Boolean).join(', ')
                  : '–',
              ),
            })),
          }
        : undefined,
  };
}

function nameOf({ name, where, label }: ComparedFileView): string {
  const of = [label && say(label), where].filter((one) => one && one !== reportName(name));
  return clean(of.length > 0 ? `${name} (${of.join(', ')})` : name);
}

function aboutOf({ trouble, title, date, label }: ComparedFileView): string {
  return trouble
    ? say(trouble)
    : [title, date]
        .map((one) => (one === undefined || one === (label && say(label)) ? '' : clean(one)))
        .filter(Boolean)
        .join(', ');
}

function partOf(
  { answer, findings, environment, gone, fresh, suggested, taken }: PairView,
  rows: readonly ComparedRowView[],
  then: string,
  now: string,
): ComparedPart {
  const list = (key: WordKey, labels: readonly { readonly label: string }[]): string[] => {
    if (labels.length === 0) return [];
    const more = labels.length > maxNames ? [say(word('compare.names-more', { n: labels.length - maxNames }))] : [];
    return [`${named(key)}: ${[...labels.slice(0, maxNames).map(({ label }) => clean(label)), ...more].join('; ')}`];
  };
  return {
    then,
    now,
    answer: say(answer),
    doubts: findings.map((one) => ({
      severity: one.severity,
      rule: one.rule,
      text: say(one.text),
      waived: one.waived && say(word('compare.waived', { reason: one.waived.reason })),
    })),
    fields: environment.flatMap((one) =>
      one.known ? [{ field: clean(one.field), then: clean(one.then ?? ''), now: clean(one.now ?? '') }] : [],
    ),
    notes: [
      ...taken.map(say),
      ...suggested
        .slice(0, maxNames)
        .map((one) => say(word('compare.suggested', { then: one.then.label, now: one.now.label }))),
      ...list('compare.only-then', gone),
      ...list('compare.only-now', fresh),
    ],
    rows: rows.map(lineOf),
  };
}

function lineOf(row: ComparedRowView): ComparedLine {
  const tags = [...(row.role === 'primary' ? [] : [row.role]), ...(row.flipped ? [named('compare.flipped')] : [])];
  const { verdict } = row;
  // One word says that nothing changed.
  const nothing = row.change?.identical;
  return {
    name: clean(`${row.label}${tags.length > 0 ? ` (${tags.join(', ')})` : ''}`),
    then: clean(row.then.ratio ?? row.then.value ?? ''),
    now: clean(row.now.ratio ?? row.now.value ?? ''),
    change: changeText(row.change),
    candidate: nothing ? '' : changeText(row.candidate),
    baseline: nothing
      ? ''
      : [changeText(row.baseline), row.moved ? named('compare.moved') : ''].filter(Boolean).join(', '),
    verdict: clean([verdictsOf(row), ...row.remarks.map(say)].filter(Boolean).join('; '), 1000),
    look: verdict && printLookOf(verdict),
  };
}

function changeText(change: ChangeView | undefined): string {
  if (!change?.said) return '';
  const text = say(change.said);
  const sure = change.interval ? `${text} (${say(change.interval)})` : text;
  return change.values === undefined || change.identical ? sure : `${sure}: ${clean(change.values)}`;
}

function verdictsOf({
  then,
  now,
  verdictText,
}: Pick<ComparedRowView, 'verdictText'> & { readonly then: HalfView; readonly now: HalfView }): string {
  const [before, after] = [then.verdictText, now.verdictText].map((one) => (one ? say(one) : ''));
  if (before && after) return before === after ? after : `${before} → ${after}`;
  return verdictText ? say(verdictText) : '';
}
