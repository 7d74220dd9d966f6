/**
 * Analyses a report. Work is proportional to the change: a benchmark equal to its previous version is not measured
 * again, and a row with the same result is the same object.
 */
import type { Report } from '../generated/format';
import { isEqual } from '../report/versions';
import { eachInSteps, toEnd, type Stepwise } from '../text/steps';
import { besideWork } from './beside-work';
import { correctAgain, correctRows, isCorrecting, movedRows, pOfLooks, type CorrectedRows } from './corrected-rows';
import { finishedRow } from './finished';
import { byPlace, measureAll, nothingMeasured, type AllMeasured } from './measured-rows';
import type { Analysis, AnalysisOptions, Row } from './model';
import { pairing } from './subjects';
import { summarise } from './summary';

/** State that the next analysis can reuse. */
export interface Analysed {
  readonly analysis: Analysis;
  readonly memory: Memory;
}

interface Memory {
  readonly report: Report;
  readonly options: AnalysisOptions;
  readonly asked?: string;
  readonly measured: AllMeasured;
  readonly corrected: CorrectedRows;
  /** In the order of what was measured. */
  readonly rows: readonly Row[];
}

/** Judges a report against its own baseline, or the requested one. */
export function analyse(report: Report, options: AnalysisOptions, asked?: string, before?: Memory): Analysed {
  return toEnd(analysisSteps(report, options, asked, before));
}

/** The same in steps. */
export function* analysisSteps(
  report: Report,
  options: AnalysisOptions,
  asked?: string,
  before?: Memory,
): Stepwise<Analysed> {
  const pair = pairing(report, asked);
  const alpha = report.comparison?.alpha ?? options.alpha;
  const memory = before && sameFrame(before, report, options, asked) ? before : undefined;
  const measured = pair ? yield* measureAll(report, pair, options, alpha, memory?.measured) : nothingMeasured(report);
  const { list, changed } = measured;
  const again = memory && changed && correctAgain(list, changed, alpha, memory.corrected);
  const corrected = again ?? correctRows(list, report.comparison?.correction ?? options.correction, alpha);
  const rows = yield* rowsOf(measured, corrected, alpha, memory);
  yield;
  const candidates = pair?.others.filter((subject) => subject.role !== 'reference').map((subject) => subject.id) ?? [];
  const { method, tests } = corrected;
  const analysis: Analysis = {
    baseline: pair?.baseline ?? report.subjects[0]?.id ?? '',
    ownBaseline: !pair || pair.own === undefined || pair.own === pair.baseline,
    candidates,
    rows: besideWork(report, rows),
    summaries: candidates.map((subject) => summarise(subject, rows, tests, alpha)),
    correction: { alpha, method, tests },
  };
  return { analysis, memory: { report, options, asked, measured, corrected, rows } };
}

/** The rows; those that nothing changes are the objects of the version before. */
function* rowsOf(
  { list, changed }: AllMeasured,
  corrected: CorrectedRows,
  alpha: number,
  memory: Memory | undefined,
): Stepwise<readonly Row[]> {
  const isCorrected = isCorrecting(corrected.method, corrected.tests);
  const old = memory?.measured.list;
  const placeOf = old && byPlace(old, (entry) => entry.key);
  const rowAt = (index: number): Row => {
    const { row: of, benchmark, key } = list[index]!;
    const at = old?.[index] === list[index] ? index : placeOf?.(key, index);
    const known = at === undefined || old?.[at]?.row !== of ? undefined : memory?.rows[at];
    // The same measurement can differ only in place and correction, which determine the verdict.
    const inFamily = of.raw !== undefined && of.role === 'primary';
    const p = inFamily ? corrected.p[index] : of.raw && pOfLooks(of, alpha, isCorrected);
    // Cost metrics are tested, but are not part of the family: their p is not corrected.
    const adjusted = inFamily ? corrected.adjusted[index] : p;
    const same = known?.benchmark === benchmark && known.tested?.adjusted === adjusted && known.tested?.p === p;
    return known && same ? known : finishedRow(of, key, benchmark, p ?? 1, adjusted, alpha);
  };
  if (memory && changed) {
    const rows = memory.rows.slice();
    yield* eachInSteps(movedRows(memory.corrected, corrected, changed), (index) => void (rows[index] = rowAt(index)));
    return rows;
  }
  const rows: Row[] = [];
  yield* eachInSteps(list, (_entry, index) => void rows.push(rowAt(index)));
  return rows;
}

/** Whether everything that rows depend on, apart from their benchmarks, is unchanged. */
function sameFrame(before: Memory, report: Report, options: AnalysisOptions, asked: string | undefined): boolean {
  return (
    before.asked === asked &&
    isEqual(before.options, options) &&
    isEqual(before.report.subjects, report.subjects) &&
    isEqual(before.report.environments, report.environments) &&
    isEqual(before.report.methodology, report.methodology) &&
    isEqual(before.report.comparison, report.comparison)
  );
}
