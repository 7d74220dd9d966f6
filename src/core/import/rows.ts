/** Groups measurements of many files into rows and cells: repetitions meet here. */
import { factorBetween } from '../text/units';
import { hash, Ids } from './ids';
import { round } from './numbers';
import type { Measurement, Metric, Parameters, RunSummary, Surroundings } from './model';

/** Where a number comes from: its file's place among all files, and the run that the file's name says it is. */
interface FileOrigin {
  readonly order: number;
  readonly run?: number;
}

/** Where a file prints something. */
export interface FilePlace {
  readonly path: string;
  /** 1-based; absent where the reader does not know it. */
  readonly line?: number;
}

/** One run's number and its origin. */
export interface RunValue extends FilePlace {
  readonly file: FileOrigin;
  readonly value: number;
  readonly run?: number;
  readonly boot?: number | string;
  readonly processes?: true;
  readonly block?: number | string;
  readonly verbatim?: string;
}

export interface ImportCell {
  readonly runs: RunValue[];
  readonly summaries: RunSummary[];
  /** Where each summary is printed. */
  readonly summaryPlaces: FilePlace[];
  readonly failed: (FilePlace & { readonly run?: number; readonly reason: string })[];
  readonly files: Set<string>;
  readonly surroundings: Surroundings[];
}

export interface ImportRow {
  readonly id: string;
  readonly key: string;
  readonly suite?: string;
  readonly name: string;
  readonly version?: string;
  readonly kind?: 'micro' | 'macro';
  readonly commands: Set<string>;
  readonly parameters: Parameters;
  readonly metric: Metric;
  /** Other units that were printed and converted to that of the metric. */
  readonly units: Set<string>;
  /** By subject label, in order of appearance. */
  readonly cells: Map<string, ImportCell>;
}

export interface PlacedMeasurement {
  readonly measurement: Measurement;
  readonly subject: string;
  readonly path: string;
  readonly file: FileOrigin;
  readonly surroundings?: Surroundings;
}

/** Measurements with the same key and subject are repetitions, if their units measure the same. */
function rowKey(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([one.suite ?? '', one.benchmark, one.version ?? '', parameters, one.metric.name]);
}

/** The load, whichever metric was measured. */
export function loadKey(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([one.suite ?? '', one.benchmark, parameters]);
}

/**
 * Rows in order of their first measurement, which decides about the unit: 900 us and 1.1 ms are one row in us. Units
 * that cannot be converted make rows of their own.
 */
export function toRows(placed: readonly PlacedMeasurement[]): ImportRow[] {
  const rows = new Map<string, ImportRow[]>();
  const all: ImportRow[] = [];
  const ids = new Ids();
  for (const one of placed) {
    const { measurement } = one;
    const key = rowKey(measurement);
    const same = rows.get(key) ?? [];
    if (!same.length) rows.set(key, same);
    const unit = measurement.metric.unit ?? '';
    const joins = (other: ImportRow) => (other.metric.unit ?? '') === unit || factor(unit, other) !== undefined;
    // A failed run has no number, so its unit may be missing too.
    let row = same.find(joins) ?? (measurement.failed !== undefined && unit === '' ? same[0] : undefined);
    if (!row) {
      row = newRow(JSON.stringify([key, unit]), measurement, ids);
      same.push(row);
      all.push(row);
    }
    if (measurement.command) row.commands.add(measurement.command);
    const scale = (row.metric.unit ?? '') === unit ? 1 : (factor(unit, row) ?? 1);
    if (scale !== 1) row.units.add(unit);
    add(cellOf(row, one.subject), scale === 1 ? one : { ...one, measurement: scaled(measurement, scale) });
  }
  return all;
}

function factor(unit: string, row: ImportRow): number | undefined {
  return factorBetween(unit, row.metric.unit ?? '');
}

/** In another unit; what was printed is kept. */
function scaled(one: Measurement, by: number): Measurement {
  const times = (value: number): number => round(value * by);
  const { value, samples, summary, verbatim, metric } = one;
  return {
    ...one,
    ...(value === undefined
      ? {}
      : { value: times(value), verbatim: verbatim ?? `${String(value)} ${metric.unit ?? ''}` }),
    ...(samples ? { samples: samples.map(times) } : {}),
    ...(summary ? { summary: scaledSummary(summary, times) } : {}),
  };
}

function scaledSummary({ n, ...rest }: RunSummary, times: (value: number) => number): RunSummary {
  const parts = Object.entries(rest).map(([key, value]): [string, number] => [key, times(value)]);
  return { ...Object.fromEntries(parts), ...(n === undefined ? {} : { n }) };
}

function newRow(key: string, one: Measurement, ids: Ids): ImportRow {
  const parameters = one.parameters ?? {};
  return {
    id: ids.for(key, idText(one)),
    key,
    suite: one.suite,
    name: one.benchmark,
    version: one.version,
    kind: one.benchmarkKind,
    commands: new Set(),
    parameters,
    metric: one.metric,
    units: new Set(),
    cells: new Map(),
  };
}

/** Name, parameters and metric; long parameters are replaced by a hash. */
function idText(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const words = parameters.map(([name, value]) => `${name}-${String(value)}`).join(' ');
  const name = one.benchmark.length > 48 ? `${one.benchmark.slice(0, 40)} ${hash(one.benchmark)}` : one.benchmark;
  const short = name.length + words.length + one.metric.name.length > 76 ? hash(words) : words;
  return [name, short, one.metric.name].join(' ');
}

function cellOf(row: ImportRow, subject: string): ImportCell {
  let cell = row.cells.get(subject);
  if (!cell)
    row.cells.set(
      subject,
      (cell = { runs: [], summaries: [], summaryPlaces: [], failed: [], files: new Set(), surroundings: [] }),
    );
  return cell;
}

function add(cell: ImportCell, { measurement, path, file, surroundings }: PlacedMeasurement): void {
  const { run, boot, processes, block, value, samples, summary, failed, verbatim } = measurement;
  cell.files.add(path);
  if (surroundings) cell.surroundings.push(surroundings);
  const { line } = measurement;
  if (failed !== undefined) cell.failed.push({ run, reason: failed, path, line });
  else if (samples?.length)
    for (const sample of samples) cell.runs.push({ value: sample, run, boot, processes, block, file, path, line });
  else if (value !== undefined) cell.runs.push({ value, run, boot, processes, block, verbatim, file, path, line });
  else if (summary) {
    cell.summaries.push(summary);
    cell.summaryPlaces.push({ path, line });
  }
}
