/**
 * Google Benchmark, JSON and CSV. Iterations are samples; aggregates repeat them and count only if there are none.
 * A `cv` is a fraction whatever its time unit says, complexity is not a measurement, and a row with an error has no
 * time.
 */
import { word } from '../../messages/messages';
import { addTo } from '../../text/grouped';
import { csvCells } from '../csv';
import { allJson, list, object, objectsOf, string } from '../json';
import { head, linesOf } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note, RunSummary, Surroundings } from '../model';
import { numeric } from '../numbers';
import { positions } from '../same-name';
import { addAll } from '../../text/lists';

type Json = Readonly<Record<string, unknown>>;

const csvHeader = /^name,iterations,real_time,cpu_time,time_unit/m;

export const googleBenchmark: Importer = {
  tool: 'google-benchmark',
  name: 'Google Benchmark',
  sniff: ({ text }) => {
    const start = head(text);
    if (csvHeader.test(start)) return 1;
    if (!/"benchmarks"\s*:\s*\[/.test(start)) return 0;
    return /"(real_time|run_type|library_build_type|family_index|json_schema_version)"\s*:/.test(start) ? 0.95 : 0;
  },
  read: (file) =>
    csvHeader.test(head(file.text)) && !/"benchmarks"/.test(head(file.text)) ? readCsv(file) : readJson(file),
};

function readJson({ text }: ImportFile): Imported {
  const found = allJson(text);
  const { objects: documents, notes: around } = objectsOf(found, (json) => Array.isArray(json.benchmarks));
  const notes: Note[] = documents.length ? [...around] : [{ kind: 'failed', message: word('import.truncated') }];
  const measurements = documents.flatMap(({ json, line }) =>
    ofRows(
      list(json.benchmarks)
        .map(object)
        .filter((row) => row !== undefined),
      line,
      notes,
    ),
  );
  const context = object(documents[0]?.json.context);
  if (context?.library_build_type === 'debug') notes.push({ kind: 'guessed', message: word('import.gbench-debug') });
  if (context?.cpu_scaling_enabled === true) notes.push({ kind: 'guessed', message: word('import.gbench-scaling') });
  return {
    tool: 'google-benchmark',
    toolVersion: string(context?.library_version),
    date: dateOf(string(context?.date)),
    environment: context ? surroundings(context) : undefined,
    measurements,
    notes,
  };
}

/** Old versions print local time without a zone: only the day is certain. */
function dateOf(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text)) return text;
  return /^(\d{4}-\d\d-\d\d)[ T]/.exec(text)?.[1];
}

function surroundings(context: Json): Surroundings | undefined {
  const threads = numeric(context.num_cpus);
  const mhz = numeric(context.mhz_per_cpu);
  const cpu = { ...(threads ? { threads } : {}), ...(mhz ? { ghz: mhz / 1000 } : {}) };
  return Object.keys(cpu).length ? { host: { cpu } } : undefined;
}

/** Added to rows whose name another benchmark has too. */
const positionKey = '(position)';

/** The fields of a row other than user counters. */
const knownFields = new Set([
  'name',
  'run_name',
  'run_type',
  'family_index',
  'per_family_instance_index',
  'repetitions',
  'repetition_index',
  'threads',
  'iterations',
  'real_time',
  'cpu_time',
  'time_unit',
  'aggregate_name',
  'aggregate_unit',
  'label',
  'error_occurred',
  'error_message',
  'skipped',
  'skip_message',
  'cpu_coefficient',
  'real_coefficient',
  'big_o',
  'rms',
  'max_bytes_used',
  'allocs_per_iter',
  'total_allocated_bytes',
  'net_heap_growth',
  positionKey,
]);

/** Two families of one name are two benchmarks; versions before 1.5 do not number them. */
function ofRows(given: readonly Json[], line: number, notes: Note[]): Measurement[] {
  const places = positions(
    given.map((row) => {
      const name = string(row.run_name) ?? string(row.name) ?? '';
      return { key: name, name, benchmark: `${String(row.family_index)} ${String(row.per_family_instance_index)}` };
    }),
    line,
    notes,
  );
  const rows = given.map((row, at) => (places[at] === undefined ? row : { ...row, [positionKey]: places[at] }));
  const iterated = new Set(rows.filter((row) => isIteration(row)).map(place));
  const out: Measurement[] = [];
  const aggregates = new Map<string, Json[]>();
  let repeated = 0;
  for (const row of rows) {
    if (
      row.error_occurred === true ||
      row.skipped === true ||
      (typeof row.skipped === 'string' && row.skipped !== '')
    ) {
      const reason = string(row.error_message) ?? string(row.skip_message) ?? 'skipped';
      notes.push({
        kind: 'failed',
        message: word('import.row-failed', { name: group(row), text: reason }),
        lines: [line],
      });
      out.push({ ...base(row, line), metric: timeMetric('real time', row), failed: reason });
    } else if (isIteration(row)) addAll(out, iteration(row, line, notes));
    else if (row.big_o !== undefined || row.rms !== undefined)
      notes.push({
        kind: 'left-out',
        message: word('import.gbench-complexity', { name: string(row.name) ?? '' }),
        lines: [line],
      });
    else if (iterated.has(place(row))) repeated++;
    else addTo(aggregates, place(row), row);
  }
  if (repeated)
    notes.push({ kind: 'left-out', message: word('import.gbench-aggregates', { n: repeated }), lines: [line] });
  for (const group of aggregates.values()) addAll(out, aggregate(group, line, notes));
  return out;
}

/** Before 1.5 there is no run_type: aggregates are recognized by name. */
function isIteration(row: Json): boolean {
  if (row.run_type !== undefined) return row.run_type === 'iteration';
  return (
    row.big_o === undefined &&
    row.rms === undefined &&
    row.aggregate_name === undefined &&
    !/_(mean|median|stddev|cv)$/.test(string(row.name) ?? '')
  );
}

function group(row: Json): string {
  const name = string(row.run_name) ?? string(row.name) ?? 'benchmark';
  return row.run_name === undefined && !isIteration(row) ? name.replace(/_(mean|median|stddev|cv)$/, '') : name;
}

function place(row: Json): string {
  return JSON.stringify([group(row), row[positionKey]]);
}

function base(row: Json, line: number): Omit<Measurement, 'metric'> {
  const label = string(row.label);
  return {
    benchmark: group(row),
    suite: 'google-benchmark',
    benchmarkKind: 'micro' as const,
    parameters: {
      ...(label ? { label } : {}),
      ...(typeof row[positionKey] === 'number' ? { position: row[positionKey] } : {}),
    },
    line,
  };
}

function timeMetric(name: string, row: Json): Metric {
  return metric(
    name,
    string(row.time_unit) ?? 'ns',
    'lower',
    name === 'real time' ? 'primary' : 'cost',
    'of one iteration',
  );
}

function iteration(row: Json, line: number, notes: Note[]): Measurement[] {
  const out: Measurement[] = [];
  const index = numeric(row.repetition_index);
  const run = index === undefined ? {} : { run: index };
  for (const [key, name] of [
    ['real_time', 'real time'],
    ['cpu_time', 'CPU time'],
  ] as const) {
    const value = numeric(row[key]);
    if (value !== undefined) out.push({ ...base(row, line), ...run, metric: timeMetric(name, row), value });
  }
  if (!out.length)
    notes.push({ kind: 'failed', message: word('import.row-empty', { name: group(row) }), lines: [line] });
  for (const [key, value] of counters(row)) out.push({ ...base(row, line), ...run, metric: counterMetric(key), value });
  return out;
}

function counters(row: Json): [string, number][] {
  return Object.entries(row).flatMap(([key, value]) =>
    !knownFields.has(key) && typeof value === 'number' && Number.isFinite(value)
      ? [[key, value] as [string, number]]
      : [],
  );
}

/** Rates are known by name; the direction of other counters is known only to their author. */
function counterMetric(key: string): Metric {
  if (/_per_second$/.test(key)) return metric(key, key.replace('_per_second', '/s'), 'higher', 'info');
  return metric(key, undefined, 'none', 'info', 'user counter');
}

function aggregate(rows: readonly Json[], line: number, notes: Note[]): Measurement[] {
  const first = rows[0];
  if (!first) return [];
  const times = rows.filter((row) => row.aggregate_unit !== 'percentage');
  const named = (name: string) =>
    times.find(
      (row) =>
        row.aggregate_name === name ||
        (row.aggregate_name === undefined && (string(row.name) ?? '').endsWith(`_${name}`)),
    );
  const n = numeric(first.repetitions);
  const out = (['real_time', 'cpu_time'] as const).flatMap((key): Measurement[] => {
    const summary: RunSummary = {
      ...of('mean', named('mean')?.[key]),
      ...of('median', named('median')?.[key]),
      ...of('stddev', named('stddev')?.[key]),
      ...(n ? { n } : {}),
    };
    if (summary.mean === undefined && summary.median === undefined) return [];
    return [
      {
        ...base(first, line),
        metric: timeMetric(key === 'real_time' ? 'real time' : 'CPU time', named('mean') ?? named('median') ?? first),
        summary,
      },
    ];
  });
  const message = out.length
    ? word('import.no-runs', { name: group(first) })
    : word('import.gbench-unknown-aggregate', { name: group(first) });
  notes.push({ kind: out.length ? 'guessed' : 'left-out', message, lines: [line] });
  return out;
}

function of(key: 'mean' | 'median' | 'stddev', value: unknown): RunSummary {
  const read = numeric(value);
  return read === undefined ? {} : { [key]: read };
}

/** The CSV's columns are the keys of the JSON; its context goes to another stream. */
function readCsv({ text }: ImportFile): Imported {
  const lines = linesOf(text);
  const at = lines.findIndex((line) => csvHeader.test(line.text));
  const columns = csvCells(lines[at]?.text ?? '');
  const notes: Note[] = [];
  const rows = lines.slice(at + 1).flatMap((line): { row: Json; line: number }[] => {
    const values = csvCells(line.text);
    if (values.length !== columns.length) {
      if (line.text.trim())
        notes.push({
          kind: 'not-understood',
          message: word('import.lines-unread', { n: 1, text: line.text.slice(0, 80) }),
          lines: [line.n],
        });
      return [];
    }
    return [
      {
        row: Object.fromEntries(
          columns
            .map((column, index) => [column, csvValue(column, values[index] ?? '')])
            .filter(([, value]) => value !== ''),
        ) as Json,
        line: line.n,
      },
    ];
  });
  const all = rows.map(({ row }) => row);
  const iterated = new Set(all.filter(isIteration).map(group));
  const measurements = rows.flatMap(({ row, line }) => (isIteration(row) ? ofRows([row], line, notes) : []));
  const others = all.filter((row) => !isIteration(row) && !iterated.has(group(row)));
  addAll(measurements, ofRows(others, at + 2, notes));
  return { tool: 'google-benchmark', measurements, notes };
}

function csvValue(column: string, text: string): unknown {
  if (column === 'error_occurred') return text === 'true';
  if (column === 'name' || column === 'label' || column === 'time_unit' || column === 'error_message') return text;
  return numeric(text) ?? '';
}
