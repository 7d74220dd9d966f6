/** What the extension sent, what the user set up, and the way back. */
import { computed, signal } from '@preact/signals';
import type { ChangeCount } from '../../src/core/compare/compare';
import type { HistoryView } from '../../src/core/compare/history-view';
import type { ComparedRowView } from '../../src/core/compare/row-view';
import type { ComparisonView } from '../../src/core/compare/view';
import type { FromComparison, ToComparison } from '../../src/protocol/comparison';
import { poster } from '../shared/host';

export const post = poster<FromComparison>();

export const view = signal<ComparisonView | undefined>(undefined);
export const shownHistory = signal<HistoryView | undefined>(undefined);
/** The rows whose text is here, of the comparison shown. */
const texts = signal<ReadonlyMap<string, ComparedRowView>>(new Map());
let asked = new Set<string>();

const placeOf = (file: number, place: number): string => `${file} ${place}`;

/** What is shown; places of rows are those of its version. */
let version = 0;

/** Shows another comparison, with the text that came with it. */
export function showComparison(shown: ComparisonView, as: number): void {
  view.value = shown;
  version = as;
  texts.value = new Map(
    shown.pairs.flatMap(({ file, first }) => first.map((row, place) => [placeOf(file, place), row] as const)),
  );
  asked = new Set();
}

/** The text of a row of the pair of a file; undefined while it is on its way. */
export function textOfRow(file: number, place: number): ComparedRowView | undefined {
  return texts.value.get(placeOf(file, place));
}

/** Asks for the text of rows that are shown, each once. */
export function askForRows(file: number, places: readonly number[]): void {
  const known = texts.peek();
  const wanted = places.filter((place) => !known.has(placeOf(file, place)) && !asked.has(placeOf(file, place)));
  if (wanted.length === 0) return;
  for (const place of wanted) asked.add(placeOf(file, place));
  post({ type: 'rows', version, file, places: wanted });
}

/** Rows that were asked for. */
export function takeRows({ version: of, file, places, rows }: Extract<ToComparison, { readonly type: 'rows' }>): void {
  if (of !== version) return;
  const more = rows.map((row, index) => [placeOf(file, places[index] ?? -1), row] as const);
  texts.value = new Map([...texts.peek(), ...more]);
}

const comparisonColumns = ['severity', 'label', 'change', 'candidate', 'baseline'] as const;
export type ComparisonColumn = (typeof comparisonColumns)[number];

interface ComparisonSetup {
  /** The pair shown, by the index of its file. */
  readonly file?: number;
  readonly sort: ComparisonColumn;
  readonly descending: boolean;
  readonly filter?: ChangeCount;
  readonly scroll: number;
}

const counts: readonly unknown[] = [
  'regression',
  'improvement',
  'same',
  'unclear',
  'identical',
  'not-compared',
] satisfies ChangeCount[];

export function comparisonSetup(value: unknown): ComparisonSetup {
  const from = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    file: typeof from['file'] === 'number' ? from['file'] : undefined,
    sort: comparisonColumns.find((one) => one === from['sort']) ?? 'severity',
    descending: from['descending'] !== false,
    filter: counts.includes(from['filter']) ? (from['filter'] as ChangeCount) : undefined,
    scroll: typeof from['scroll'] === 'number' ? from['scroll'] : 0,
  };
}

export const setup = signal<ComparisonSetup>(comparisonSetup(undefined));

export function changeSetup(part: Partial<ComparisonSetup>): void {
  setup.value = { ...setup.peek(), ...part };
}

/** The pair shown: the chosen one, else the first. */
export const pair = computed(
  () => view.value?.pairs.find((one) => one.file === setup.value.file) ?? view.value?.pairs[0],
);
