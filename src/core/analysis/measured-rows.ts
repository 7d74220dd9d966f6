/** What is measured in the benchmarks of a report, from version to version: only what changed is measured again. */
import type { Benchmark, Report } from '../generated/format';
import { rowKey } from '../report/row-key';
import { isEqual, stepOf } from '../report/versions';
import { eachInSteps, type Stepwise } from '../text/steps';
import { limitsOf, measure, type Measured } from './measure';
import type { AnalysisOptions, Limits } from './model';
import { partnersOf, type Partners } from './partners';
import { areUnique, countedKeys, sameIds } from './row-keys';
import type { Pairing } from './subjects';

/** What was measured for one row. */
export interface MeasuredRow {
  readonly row: Measured;
  readonly benchmark: number;
  readonly key: string;
}

/**
 * Finds an entry of the last version by name. Most entries keep their index, so a map is built only if some moved.
 */
export function byPlace<T>(
  list: readonly T[],
  name: (one: T) => string,
): (wanted: string, index: number) => number | undefined {
  let places: ReadonlyMap<string, number> | undefined;
  return (wanted, index) => {
    const one = list[index];
    if (one !== undefined && name(one) === wanted) return index;
    places ??= new Map(list.map((other, at) => [name(other), at]));
    return places.get(wanted);
  };
}

/** What was measured in a report. */
export interface AllMeasured {
  readonly report: Report;
  /** In the order of the report's benchmarks. */
  readonly perBenchmark: readonly (readonly MeasuredRow[])[];
  /** All of them, in order. */
  readonly list: readonly MeasuredRow[];
  /** Ids of benchmarks whose rows also depend on entries in other units. */
  readonly partnered: ReadonlySet<string>;
  /** No id occurs twice. */
  readonly unique: boolean;
  /** The places in the list at which it differs from the version before; absent if it may differ anywhere. */
  readonly changed?: readonly number[];
}

/** Nothing, where no subjects can be compared. */
export const nothingMeasured = (report: Report): AllMeasured => ({
  report,
  perBenchmark: [],
  list: [],
  partnered: new Set(),
  unique: false,
});

/** Measures what changed since the version before. */
export function* measureAll(
  report: Report,
  pair: Pairing,
  options: AnalysisOptions,
  alpha: number,
  memory: AllMeasured | undefined,
): Stepwise<AllMeasured> {
  const again = memory && measureAgain(report, pair, options, alpha, memory);
  if (again) return again;
  const perBenchmark: (readonly MeasuredRow[])[] = [];
  const list: MeasuredRow[] = [];
  const placeOf = memory && byPlace(memory.report.benchmarks, (benchmark) => benchmark.id);
  const unique = memory && sameIds(memory.report, report) ? memory.unique : areUnique(report);
  const keyOf = unique ? rowKey : countedKeys();
  const usual = limitsOf(report, undefined, options);
  const partners = partnersOf(report);
  yield* eachInSteps(report.benchmarks, (benchmark, index) => {
    const at = placeOf?.(benchmark.id, index);
    const old = at === undefined ? undefined : memory?.report.benchmarks[at];
    const limits = benchmark.thresholds ? limitsOf(report, benchmark, options) : usual;
    // What is partly measured in another entry changes with that.
    const alone = !partners.has(index) && !memory?.partnered.has(benchmark.id);
    const known = at !== undefined && old && alone && isEqual(old, benchmark) ? memory?.perBenchmark[at] : undefined;
    // The same entries where nothing moved: at a key press almost all of them.
    const kept = at === index && unique && memory?.unique ? known : undefined;
    const own =
      kept ??
      (known?.map(({ row }) => row) ?? measureOne(report, benchmark, pair, limits, alpha, partners.get(index))).map(
        (row): MeasuredRow => ({ row, benchmark: index, key: keyOf(benchmark.id, row.subject) }),
      );
    perBenchmark.push(own);
    for (const entry of own) list.push(entry);
  });
  const partnered = new Set([...partners.keys()].flatMap((at) => report.benchmarks[at]?.id ?? []));
  return { report, perBenchmark, list, partnered, unique };
}

/** The same where one benchmark changed, and no other one is measured with it. */
function measureAgain(
  report: Report,
  pair: Pairing,
  options: AnalysisOptions,
  alpha: number,
  before: AllMeasured,
): AllMeasured | undefined {
  const step = stepOf(report);
  if (!step || step.before !== before.report || !before.unique) return undefined;
  const { at } = step;
  const [benchmark, old] = [report.benchmarks[at], before.perBenchmark[at]];
  if (!benchmark || !old || partnersOf(report).has(at) || before.partnered.has(benchmark.id)) return undefined;
  if (isEqual(before.report.benchmarks[at], benchmark)) return { ...before, report, changed: [] };
  const limits = limitsOf(report, benchmark.thresholds && benchmark, options);
  const own = measureOne(report, benchmark, pair, limits, alpha, undefined).map((row): MeasuredRow => ({
    row,
    benchmark: at,
    key: rowKey(benchmark.id, row.subject),
  }));
  if (own.length !== old.length || own.some(({ key }, index) => key !== old[index]?.key)) return undefined;
  const perBenchmark = before.perBenchmark.slice();
  perBenchmark[at] = own;
  const list = before.list.slice();
  const [first] = old;
  const start = first ? list.indexOf(first) : 0;
  own.forEach((entry, index) => (list[start + index] = entry));
  return { ...before, report, perBenchmark, list, changed: own.map((_one, index) => start + index) };
}

function measureOne(
  report: Report,
  benchmark: Benchmark,
  pair: Pairing,
  limits: Limits,
  alpha: number,
  partners: Partners,
): readonly Measured[] {
  const rows: Measured[] = [];
  for (const subject of pair.others) {
    const row = measure(report, benchmark, subject, pair, limits, alpha, partners);
    if (row) rows.push(row);
  }
  return rows;
}
