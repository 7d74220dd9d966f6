/**
 * Builds pivot tables: rows are benchmarks and held values, columns are the levels of the varying factors, and each
 * cell is judged against its matching baseline.
 *
 * The matching baseline depends on what varies:
 * - Factors of subjects (`subject`, `config.kernel`): the subject with the baseline's level of these that equals this
 *   one in every other `config` factor. So kernel 6.12 with mitigations is judged against 6.11 with mitigations.
 * - Only parameters of benchmarks: the current baseline at the same parameters. Levels of a parameter are different
 *   work, and are never judged against each other.
 * The verdict of a cell is that of the report against this baseline, corrected over the rows of that analysis: the same
 * as in the table of results.
 */
import type { Analysis, Row } from '../analysis/model';
import type { Report, Subject } from '../generated/format';
import { geometricMean } from '../statistics/geomean';
import { factorsOf, levelKey, levelOf, sorted, type Factor, type Level, type RowSource } from './factors';
import type { JudgedCell, PivotColumn, Pivot, PivotRow } from './model';

export interface PivotInput {
  readonly report: Report;
  /** The current baseline. */
  readonly baseline: string;
  /** The report judged against one of its subjects. */
  readonly against: (subject: string) => Analysis | undefined;
  /** The varying factors. */
  readonly varying: readonly Factor[];
  /** The held factors; by default everything else that varies, so that no cell has two rows. */
  readonly held?: readonly Factor[];
  readonly fits?: (place: RowSource) => boolean;
}

interface Found extends RowSource {
  readonly cell: JudgedCell;
}

const isOfSubjects = ({ kind }: Factor): boolean => kind === 'subject' || kind === 'config';

/** Builds the table from primary rows, or from rows with the roles that a filter names. */
export function pivotOf(input: PivotInput): Pivot {
  const { report, varying } = input;
  const factors = factorsOf(report);
  const found = search(input, factors);
  const held = input.held ?? heldBy(varying, factors, found);
  const base = report.subjects.find((one) => one.id === input.baseline);
  const compared = varying.some(isOfSubjects);
  const isBase = (levels: readonly Level[]): boolean =>
    compared &&
    base !== undefined &&
    varying.every(
      (factor, i) =>
        !isOfSubjects(factor) ||
        levelKey(levels[i]) === levelKey(levelOf(factor, { benchmark: noBenchmark, subject: base })),
    );
  const columns = columnsOf(varying, found, isBase);
  const at = new Map(columns.map(({ levels }, index) => [keyOf(levels), index]));

  const groups = new Map<string, { readonly levels: readonly Level[]; readonly cells: Found[][] }>();
  for (const one of found) {
    const levels = held.map((factor) => levelOf(factor, one));
    const key = keyOf(levels);
    const group = groups.get(key) ?? { levels, cells: columns.map(() => []) };
    groups.set(key, group);
    group.cells[at.get(keyOf(varying.map((factor) => levelOf(factor, one)))) ?? -1]?.push(one);
  }
  const rows = [...groups.values()].map(({ levels, cells }): PivotRow => ({ levels, cells: cells.map(cellOf) }));
  const observations = found.flatMap(({ cell }) => (cell.kind === 'row' ? [cell.at] : []));
  const mixed = [...groups.values()].flatMap(({ cells }) =>
    cells.filter((list) => list.filter(({ cell }) => cell.kind === 'row').length > 1),
  );
  return {
    varying,
    columns,
    held,
    rows,
    observations,
    unheld: factors.filter(
      (factor) =>
        factor.key !== 'benchmark' &&
        mixed.some((list) => new Set(list.map((one) => levelKey(levelOf(factor, one)))).size > 1),
    ),
    unmatched: found.filter(({ cell }) => cell.kind === 'unmatched').length,
    baselines: [...new Set(observations.map(({ row }) => row.baseline))],
  };
}

const noBenchmark = { id: '', name: '' };
const keyOf = (levels: readonly Level[]): string => JSON.stringify(levels.map(levelKey));

/** All matching benchmarks and subjects, with their judged rows. */
function search({ report, baseline, against, varying, fits }: PivotInput, factors: readonly Factor[]): Found[] {
  const matches = new Map(
    report.subjects
      .filter((one) => one.role !== 'reference')
      .map((subject) => [subject.id, matching(report, subject, baseline, varying, factors)]),
  );
  const rows = new Map<string, ReadonlyMap<string, Row>>();
  const rowOf = (base: string, index: number, subject: string): Row | undefined => {
    let mine = rows.get(base);
    if (!mine)
      rows.set(base, (mine = new Map(against(base)?.rows.map((row) => [`${row.benchmark} ${row.subject}`, row]))));
    return mine.get(`${index} ${subject}`);
  };
  return report.benchmarks.flatMap((benchmark, index) =>
    report.subjects.flatMap((subject): Found[] => {
      const place = { benchmark, subject };
      const match = matches.get(subject.id);
      if (match === undefined || match.kind === 'none' || (fits && !fits(place))) return [];
      if (match.kind !== 'against')
        return measured(report, index, subject) ? [{ ...place, cell: { kind: match.kind } }] : [];
      const row = rowOf(match.subject, index, subject.id);
      return row ? [{ ...place, cell: { kind: 'row', at: { ...place, row } } }] : [];
    }),
  );
}

type Match =
  | { readonly kind: 'against'; readonly subject: string }
  | { readonly kind: 'base' | 'unmatched' }
  | { readonly kind: 'none' };

/** The subject that another one is judged against. */
function matching(
  report: Report,
  subject: Subject,
  baseline: string,
  varying: readonly Factor[],
  factors: readonly Factor[],
): Match {
  const base = report.subjects.find((one) => one.id === baseline);
  const mine = varying.filter(isOfSubjects);
  if (!base) return { kind: 'none' };
  if (mine.length === 0) return subject === base ? { kind: 'none' } : { kind: 'against', subject: base.id };
  if (mine.some(({ kind }) => kind === 'subject'))
    return subject === base ? { kind: 'base' } : { kind: 'against', subject: base.id };
  const level = (factor: Factor, of: Subject): string =>
    levelKey(levelOf(factor, { benchmark: noBenchmark, subject: of }));
  if (mine.every((factor) => level(factor, subject) === level(factor, base))) return { kind: 'base' };
  const rest = factors.filter(({ kind, key }) => kind === 'config' && !mine.some((one) => one.key === key));
  const fitting = report.subjects.filter(
    (one) =>
      one.role !== 'reference' &&
      mine.every((factor) => level(factor, one) === level(factor, base)) &&
      rest.every((factor) => level(factor, one) === level(factor, subject)),
  );
  // Two identical candidates are ambiguous, unless one of them is the baseline.
  const match = fitting.find((one) => one === base) ?? (fitting.length === 1 ? fitting[0] : undefined);
  return match ? { kind: 'against', subject: match.id } : { kind: 'unmatched' };
}

function measured(report: Report, index: number, subject: Subject): boolean {
  const benchmark = report.benchmarks[index];
  return (
    benchmark?.results?.some((result) => result.subject === subject.id) ||
    benchmark?.ratios?.some(
      (ratio) => (ratio.baseline ?? report.subjects.find((one) => one.role === 'baseline')?.id) === subject.id,
    ) ||
    false
  );
}

/** Everything else that varies. For subjects their `config`, or their ids if that does not distinguish them. */
function heldBy(varying: readonly Factor[], factors: readonly Factor[], found: readonly Found[]): Factor[] {
  const taken = new Set(varying.map(({ key }) => key));
  const varies = (factor: Factor): boolean => new Set(found.map((one) => levelKey(levelOf(factor, one)))).size > 1;
  const bySubject = taken.has('subject');
  const compared = varying.some(isOfSubjects);
  return factors.filter((factor) => {
    if (taken.has(factor.key) || factor.key === 'benchmark' || factor.key === 'unit' || factor.key === 'role')
      return false;
    if (factor.key === 'name') return true;
    if (factor.kind === 'config') return compared && !bySubject && varies(factor);
    if (factor.kind === 'subject') return !compared && varies(factor);
    return varies(factor);
  });
}

/** The levels that occur: the base first, the rest in the order of the factors. */
function columnsOf(
  varying: readonly Factor[],
  found: readonly Found[],
  isBase: (levels: readonly Level[]) => boolean,
): PivotColumn[] {
  const once = new Map(
    found.map((one) => {
      const levels = varying.map((factor) => levelOf(factor, one));
      return [keyOf(levels), levels];
    }),
  );
  const order = varying.map(
    (_factor, i) =>
      new Map(sorted([...once.values()].map((levels) => levels[i])).map((level, place) => [levelKey(level), place])),
  );
  const place = (levels: readonly Level[], i: number): number => order[i]?.get(levelKey(levels[i])) ?? 0;
  return [...once.values()]
    .map((levels) => ({ levels, base: isBase(levels) }))
    .sort(
      (a, b) =>
        Number(b.base) - Number(a.base) ||
        varying.reduce((sum, _factor, i) => sum || place(a.levels, i) - place(b.levels, i), 0),
    );
}

function cellOf(list: readonly Found[]): JudgedCell | undefined {
  const rows = list.flatMap(({ cell }) => (cell.kind === 'row' ? [cell.at] : []));
  const [first] = rows;
  if (!first) return list[0]?.cell;
  if (rows.length === 1) return { kind: 'row', at: first };
  const ratios = rows.flatMap(({ row: { ratio } }) => (ratio === undefined ? [] : [ratio]));
  return { kind: 'several', all: rows, ratio: geometricMean(ratios) };
}
