/** Groups measurements of many files into rows and cells: repetitions meet here. */
import { hash, Ids } from './ids';
import type { Measurement, Metric, Parameters, RunSummary, Surroundings } from './model';

/** One run's number and its origin. */
export interface RunValue {
  readonly value: number;
  readonly run?: number;
  readonly boot?: number | string;
  readonly verbatim?: string;
}

export interface ImportCell {
  readonly runs: RunValue[];
  readonly summaries: RunSummary[];
  readonly failed: { readonly run?: number; readonly reason: string }[];
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
  /** By subject label, in order of appearance. */
  readonly cells: Map<string, ImportCell>;
}

export interface PlacedMeasurement {
  readonly measurement: Measurement;
  readonly subject: string;
  readonly path: string;
  readonly surroundings?: Surroundings;
}

/** Measurements with the same key and subject are repetitions. The unit is part of it: ms and s are not merged. */
function rowKey(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    one.suite ?? '',
    one.benchmark,
    one.version ?? '',
    parameters,
    one.metric.name,
    one.metric.unit ?? '',
  ]);
}

/** The load, whichever metric was measured. */
export function loadKey(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([one.suite ?? '', one.benchmark, parameters]);
}

/** Rows in order of their first measurement. */
export function toRows(placed: readonly PlacedMeasurement[]): ImportRow[] {
  const rows = new Map<string, ImportRow>();
  const ids = new Ids();
  for (const one of placed) {
    const { measurement } = one;
    const key = rowKey(measurement);
    let row = rows.get(key);
    if (!row) rows.set(key, (row = newRow(key, measurement, ids)));
    if (measurement.command) row.commands.add(measurement.command);
    add(cellOf(row, one.subject), one);
  }
  return [...rows.values()];
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
    row.cells.set(subject, (cell = { runs: [], summaries: [], failed: [], files: new Set(), surroundings: [] }));
  return cell;
}

function add(cell: ImportCell, { measurement, path, surroundings }: PlacedMeasurement): void {
  const { run, boot, value, samples, summary, failed, verbatim } = measurement;
  cell.files.add(path);
  if (surroundings) cell.surroundings.push(surroundings);
  if (failed !== undefined) cell.failed.push({ run, reason: failed });
  else if (samples && samples.length) for (const sample of samples) cell.runs.push({ value: sample, run, boot });
  else if (value !== undefined) cell.runs.push({ value, run, boot, verbatim });
  else if (summary) cell.summaries.push(summary);
}
