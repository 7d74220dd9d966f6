/**
 * pyperf JSON. Metadata is inherited: of the suite, of the benchmark, of the run. A run is a process of its own; one
 * without values only calibrated the loops. Values are per loop.
 */
import { word } from '../../messages/messages';
import { allJson, list, object, objectsOf, string } from '../json';
import { head } from '../lines';
import { metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note, Surroundings } from '../model';
import { numeric } from '../numbers';

type Json = Readonly<Record<string, unknown>>;

export const pyperf: Importer = {
  tool: 'pyperf',
  name: 'pyperf',
  sniff: ({ text }) => {
    const start = head(text);
    if (!/"benchmarks"\s*:\s*\[/.test(start) || !/"runs"\s*:\s*\[/.test(start)) return 0;
    return /"(?:values|warmups|samples)"\s*:\s*\[/.test(start) ? 0.95 : 0;
  },
  read,
};

function read({ text }: ImportFile): Imported {
  const found = allJson(text);
  const { objects: documents, notes: around } = objectsOf(found, (json) => Array.isArray(json.benchmarks));
  const notes: Note[] = documents.length ? [...around] : [{ kind: 'failed', message: word('import.truncated') }];
  const days: string[] = [];
  const measurements = documents.flatMap(({ json, line }) =>
    list(json.benchmarks).flatMap((one) => {
      const benchmark = object(one);
      if (!benchmark) return [];
      return ofBenchmark(benchmark, metadataOf(json), { line, notes, days });
    }),
  );
  const suite = documents[0] ? metadataOf(documents[0].json) : {};
  const first = object(list(documents[0]?.json.benchmarks)[0]);
  const about = { ...suite, ...(first ? metadataOf(first) : {}) };
  return {
    tool: 'pyperf',
    toolVersion: string(about.perf_version),
    date: days.sort().at(-1),
    environment: surroundings(about),
    measurements,
    notes,
  };
}

/** Before 0.9.6, what all runs share was called `common_metadata`, and values samples. */
function metadataOf(json: Json): Json {
  return object(json.metadata) ?? object(json.common_metadata) ?? {};
}

interface Gathered {
  readonly line: number;
  readonly notes: Note[];
  readonly days: string[];
}

function ofBenchmark(benchmark: Json, suite: Json, { line, notes, days }: Gathered): Measurement[] {
  const shared = { ...suite, ...metadataOf(benchmark) };
  const runs = list(benchmark.runs)
    .map(object)
    .filter((run) => run !== undefined);
  const first = { ...shared, ...(runs[0] ? metadataOf(runs[0]) : {}) };
  const name = string(first.name) ?? 'benchmark';
  const what = metricOf(string(first.unit) ?? 'second');
  const measured = runs.flatMap((run) => {
    const samples = list(run.values ?? run.samples)
      .map(numeric)
      .filter((value) => value !== undefined);
    const day = /^\d{4}-\d\d-\d\d/.exec(string(metadataOf(run).date) ?? '')?.[0];
    if (day) days.push(day);
    return samples.length ? [samples] : [];
  });
  if (!measured.length) notes.push({ kind: 'failed', message: word('import.row-empty', { name }), lines: [line] });
  const apart = measured.length > 1 && measured.some((samples) => samples.length > 1);
  return measured.map((samples, index) => ({
    benchmark: name,
    suite: 'pyperf',
    benchmarkKind: 'micro',
    metric: what,
    samples,
    ...(apart ? { boot: index + 1, processes: true as const } : {}),
    line,
  }));
}

function metricOf(unit: string): Metric {
  if (unit === 'second') return metric('time', 's', 'lower', 'primary', 'per loop');
  if (unit === 'byte') return metric('memory', 'bytes', 'lower');
  return metric('value', unit === 'integer' ? undefined : unit, undefined);
}

function surroundings(metadata: Json): Surroundings | undefined {
  const model = string(metadata.cpu_model_name);
  const threads = numeric(metadata.cpu_count);
  if (!model && !threads) return undefined;
  return { host: { cpu: { ...(model ? { model } : {}), ...(threads ? { threads } : {}) } } };
}
