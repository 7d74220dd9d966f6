/** Measurements of many files, put together to rows and cells: repetitions meet here. */
import { hash, Ids } from './ids';
import type { Measurement, Metric, Parameters, RunSummary, Surroundings } from './model';

/** One run's number and where it came from. */
export interface RunValue {
  readonly value: number;
  readonly run?: number;
  readonly boot?: number | string;
  readonly verbatim?: string;
}

export interface Cell {
  readonly runs: RunValue[];
  readonly summaries: RunSummary[];
  readonly failed: { readonly run?: number; readonly reason: string }[];
  readonly files: Set<string>;
  readonly surroundings: Surroundings[];
}

export interface Row {
  readonly id: string;
  readonly key: string;
  readonly suite?: string;
  readonly name: string;
  readonly version?: string;
  readonly kind?: 'micro' | 'macro';
  readonly commands: Set<string>;
  readonly parameters: Parameters;
  readonly metric: Metric;
  /** By subject label, in the order in which they came. */
  readonly cells: Map<string, Cell>;
}

export interface Placed {
  readonly measurement: Measurement;
  readonly subject: string;
  readonly path: string;
  readonly surroundings?: Surroundings;
}

/** What makes two measurements repetitions of each other, but for the subject. The unit counts: ms and s are not merged. */
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

/** Which load it is, whatever was measured of it. */
export function loadKey(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([one.suite ?? '', one.benchmark, parameters]);
}

/** Rows in the order of their first measurement. */
export function toRows(placed: readonly Placed[]): Row[] {
  const rows = new Map<string, Row>();
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

function newRow(key: string, one: Measurement, ids: Ids): Row {
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

/** Name, parameters and metric; parameters too long to read are told apart by a hash. */
function idText(one: Measurement): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const words = parameters.map(([name, value]) => `${name}-${String(value)}`).join(' ');
  const name = one.benchmark.length > 48 ? `${one.benchmark.slice(0, 40)} ${hash(one.benchmark)}` : one.benchmark;
  const short = name.length + words.length + one.metric.name.length > 76 ? hash(words) : words;
  return [name, short, one.metric.name].join(' ');
}

function cellOf(row: Row, subject: string): Cell {
  let cell = row.cells.get(subject);
  if (!cell)
    row.cells.set(subject, (cell = { runs: [], summaries: [], failed: [], files: new Set(), surroundings: [] }));
  return cell;
}

function add(cell: Cell, { measurement, path, surroundings }: Placed): void {
  const { run, boot, value, samples, summary, failed, verbatim } = measurement;
  cell.files.add(path);
  if (surroundings) cell.surroundings.push(surroundings);
  if (failed !== undefined) cell.failed.push({ run, reason: failed });
  else if (samples && samples.length) for (const sample of samples) cell.runs.push({ value: sample, run, boot });
  else if (value !== undefined) cell.runs.push({ value, run, boot, verbatim });
  else if (summary) cell.summaries.push(summary);
}
