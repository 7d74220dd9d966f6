/**
 * fio --output-format=json and json+, versions 2 and 3, local and client/server, with text around it; its text and
 * terse output are read in fio-text.ts and fio-terse.ts.
 * One job and one direction is one benchmark with a few metrics. fio's `stddev` is over I/Os, not runs, and never
 * stored;
 * `iops_mean` and `bw_mean` come from log samples and can be wrong, so only `iops` and `bw` are read;
 * `bw` is KiB/s in every version, `bw_bytes` is not in all.
 */
import { word } from '../../messages/messages';
import { grouped } from '../../text/grouped';
import { allJson, list, object, objectsOf, string } from '../json';
import { head } from '../lines';
import { dateOfEpoch, withoutUndefined, metric } from '../metrics';
import type { Imported, Importer, ImportFile, Measurement, Metric, Note, Parameters, ParameterValue } from '../model';
import { numeric, round } from '../numbers';
import { own } from '../../text/own';
import { parameterValue } from '../template';
import { fioRuns, type FioRun } from './fio-runs';
import { fioTerse, isTerse } from './fio-terse';
import { fioText, isFioText } from './fio-text';
import { fioPercentiles } from './fio-text-rows';
import { addAll } from '../../text/lists';

type Json = Readonly<Record<string, unknown>>;

const fioDirections = ['read', 'write', 'trim'] as const;
/** Options that change the load; paths, run times and logs do not. */
const workloadOptions = [
  'rw',
  'readwrite',
  'bs',
  'blocksize',
  'bssplit',
  'iodepth',
  'numjobs',
  'ioengine',
  'direct',
  'buffered',
  'sync',
  'fsync',
  'fdatasync',
  'rwmixread',
  'rwmixwrite',
  'rate',
  'rate_iops',
  'size',
  'hipri',
  'sqthread_poll',
  'random_distribution',
];

export const fio: Importer = {
  tool: 'fio',
  name: 'fio',
  sniff: ({ text }) => {
    const start = head(text);
    if (/"fio version"\s*:/.test(start)) return 1;
    if (isFioText(start)) return 0.95;
    if (isTerse(start)) return 0.9;
    return /^fio-\d|\bfio=fio-\d/m.test(start) ? 0.6 : 0;
  },
  read,
};

function read(file: ImportFile): Imported {
  const { text } = file;
  const found = allJson(text);
  const { objects: documents, notes: around } = objectsOf(
    found,
    (json) => json['fio version'] !== undefined || json.jobs !== undefined || json.client_stats !== undefined,
  );
  const notes: Note[] = documents.length ? [...around] : [];
  if (!documents.length) {
    // With --output-format=terse,normal the text says more.
    if (isTerse(text) && !isFioText(text)) return fioTerse(file);
    if (found.notes.length || found.truncated) addAll(notes, around);
    else return fioText(file);
    return { tool: 'fio', measurements: [], notes };
  }
  const runs = fioRuns(documents, found.around, notes);
  const measurements = runs.flatMap((run) => readDocument(run, notes));
  const first = documents[0]?.json;
  return {
    tool: 'fio',
    toolVersion: string(first?.['fio version'])?.replace(/^fio-/, ''),
    date: dateOfEpoch(numeric(first?.timestamp)),
    measurements,
    notes,
  };
}

function readDocument({ json, line, failed }: FioRun, notes: Note[]): Measurement[] {
  const global = object(json['global options']) ?? {};
  const jobs = list(json.jobs)
    .map(object)
    .filter((job) => job !== undefined)
    .map((job) => (failed === undefined ? job : { ...job, failed }));
  const clients = list(json.client_stats)
    .map(object)
    .filter((job) => job !== undefined);
  if (!jobs.length && clients.length) return clientJobs(clients, global, line, notes);
  const groups = grouped(jobs, (job) => string(job.jobname) ?? 'fio');
  return [...groups].flatMap(([name, group]) => {
    const options = workload(global, object(group[0]?.['job options']) ?? {});
    if (group.length === 1 && group[0]) return readJob(group[0], name, options, line, notes);
    if (options.numjobs === group.length) return clones(group, name, options, line, notes);
    // The same name twice without numjobs: they stay separate.
    notes.push({ kind: 'guessed', message: word('import.fio-same-name', { name, n: group.length }), lines: [line] });
    return group.flatMap((job, index) => readJob(job, name, { ...options, entry: index + 1 }, line, notes));
  });
}

/** In client/server mode the last entry is the sum of all clients: it is the result, the others are its parts. */
function clientJobs(clients: readonly Json[], global: Json, line: number, notes: Note[]): Measurement[] {
  const all = clients.find((job) => job.jobname === 'All clients');
  const parts = clients.filter((job) => job !== all);
  const names = [...new Set(parts.map((job) => string(job.jobname) ?? 'fio'))];
  const hosts = new Set(parts.map((job) => `${String(job.hostname)}:${String(job.port)}`)).size;
  if (!all)
    return parts.flatMap((job) =>
      readJob(
        job,
        string(job.jobname) ?? 'fio',
        { ...workload(global, object(job['job options']) ?? {}), client: `${String(job.hostname)}` },
        line,
        notes,
      ),
    );
  notes.push({ kind: 'left-out', message: word('import.fio-clients', { n: parts.length }), lines: [line] });
  const options = names.length === 1 ? workload(global, object(parts[0]?.['job options']) ?? {}) : workload(global, {});
  return readJob(
    all,
    names.length === 1 ? (names[0] ?? 'fio') : 'All clients',
    { ...options, clients: hosts },
    line,
    notes,
  );
}

function readJob(job: Json, name: string, options: Parameters, line: number, notes: Note[]): Measurement[] {
  const base = { benchmark: name, suite: 'fio', parameters: options, line };
  const code = numeric(job.error) ?? 0;
  const active = fioDirections.filter((direction) => ran(object(job[direction])));
  const stopped = string(job.failed);
  const failed = stopped ?? (code === 0 ? undefined : `fio error ${code}`) ?? (active.length ? undefined : 'no I/O');
  if (failed !== undefined) {
    const ofCode = code === 0 ? word('import.fio-no-io', { name }) : word('import.fio-error', { name, code });
    const message = stopped === undefined ? ofCode : word('import.run-failed', { text: stopped });
    notes.push({ kind: 'failed', message, lines: [line] });
    const direction = /write/.test(String(options.rw ?? options.readwrite ?? '')) ? 'write' : 'read';
    // The row that the run would belong to, so that the failure is shown beside the runs that succeeded.
    const what = isStreaming(options)
      ? metric(`${direction} bandwidth`, 'KiB/s', 'higher')
      : metric(`${direction} IOPS`, 'IO/s', 'higher');
    return [{ ...base, metric: what, failed }];
  }
  const measured = active.flatMap((direction) => ofDirection(object(job[direction]) ?? {}, direction, base, notes));
  const cpu = [
    ['usr_cpu', 'CPU user'],
    ['sys_cpu', 'CPU system'],
  ] as const;
  for (const [key, label] of cpu)
    push(measured, base, metric(label, '%', 'lower', 'cost', "of the job's run time"), job[key]);
  return measured;
}

/** A direction without any I/O is all zeros and was not measured. */
function ran(side: Json | undefined): boolean {
  return (numeric(side?.total_ios) ?? numeric(side?.io_bytes) ?? 0) > 0;
}

type Base = Pick<Measurement, 'benchmark' | 'suite' | 'parameters' | 'line'>;

interface DirectionMetrics {
  readonly iops: Metric;
  readonly bandwidth: Metric;
  readonly latency: Metric;
  readonly percentiles: readonly { readonly wanted: number; readonly key: string; readonly what: Metric }[];
}

/** A file may have thousands of jobs, with the same metrics each. */
const knownMetrics = new Map<string, DirectionMetrics>();

function metricsOf(
  direction: string,
  { streaming, limited }: { readonly streaming: boolean; readonly limited: boolean },
  unit: string,
  completion: boolean,
): DirectionMetrics {
  const key = [direction, streaming, limited, unit, completion].join();
  const known = knownMetrics.get(key);
  if (known) return known;
  const of = `${direction} ${completion ? 'completion ' : ''}latency`;
  const made: DirectionMetrics = {
    iops: metric(`${direction} IOPS`, 'IO/s', 'higher', streaming || limited ? 'info' : 'primary'),
    bandwidth: metric(`${direction} bandwidth`, 'KiB/s', 'higher', streaming && !limited ? 'primary' : 'info'),
    latency: metric(`${direction} latency`, unit, 'lower', 'primary', 'mean of submission and completion latency'),
    percentiles: [...fioPercentiles].map(([wanted, role]) => ({
      wanted,
      key: wanted.toFixed(6),
      what: metric(`${of} p${String(wanted)}`, unit, 'lower', role),
    })),
  };
  knownMetrics.set(key, made);
  return made;
}

function ofDirection(side: Json, direction: string, base: Base, notes: Note[]): Measurement[] {
  const out: Measurement[] = [];
  const { total, clat, unit } = latencies(side);
  // Percentiles are of the completion latency by default.
  const source = object(clat?.percentile) ? clat : total;
  const options = base.parameters ?? {};
  const kind = { streaming: isStreaming(options), limited: isLimited(options) };
  const known = metricsOf(direction, kind, unit, source === clat);
  push(out, base, known.iops, side.iops);
  push(out, base, known.bandwidth, side.bw);
  push(out, base, known.latency, total?.mean);
  const percentiles = object(source?.percentile) ?? {};
  for (const { wanted, key, what } of known.percentiles) {
    const other = () => Object.entries(percentiles).find(([name]) => Number(name) === wanted)?.[1];
    push(out, base, what, own(percentiles, key) ?? other());
  }
  if (!out.length)
    notes.push({
      kind: 'not-understood',
      message: word('import.fio-no-io', { name: base.benchmark }),
      lines: base.line ? [base.line] : [],
    });
  return out;
}

/** Version 3 reports nanoseconds and says so in the key; version 2 reports microseconds without saying so. */
function latencies(side: Json): { readonly total?: Json; readonly clat?: Json; readonly unit: string } {
  if (side.lat_ns !== undefined || side.clat_ns !== undefined)
    return { total: object(side.lat_ns), clat: object(side.clat_ns), unit: 'ns' };
  return { total: object(side.lat), clat: object(side.clat), unit: 'us' };
}

/**
 * Without group_reporting each clone of a job has an entry: rates add up, but latencies have no common mean or
 * percentile.
 */
function clones(group: readonly Json[], name: string, options: Parameters, line: number, notes: Note[]): Measurement[] {
  const failed = group.find((job) => job.failed !== undefined || (numeric(job.error) ?? 0) !== 0);
  if (failed) return readJob(failed, name, options, line, notes);
  notes.push({ kind: 'guessed', message: word('import.fio-clones', { name, n: group.length }), lines: [line] });
  const base = { benchmark: name, suite: 'fio', parameters: options, line };
  const streaming = isStreaming(options);
  const limited = isLimited(options);
  return fioDirections.flatMap((direction) => {
    const sides = group
      .map((job) => object(job[direction]))
      .filter((side) => side !== undefined && ran(side)) as Json[];
    if (!sides.length) return [];
    const rates: Measurement[] = [];
    sum(
      rates,
      base,
      metric(`${direction} IOPS`, 'IO/s', 'higher', streaming || limited ? 'info' : 'primary'),
      sides.map((side) => numeric(side.iops)),
    );
    sum(
      rates,
      base,
      metric(`${direction} bandwidth`, 'KiB/s', 'higher', streaming && !limited ? 'primary' : 'info'),
      sides.map((side) => numeric(side.bw)),
    );
    return rates;
  });
}

function sum(
  out: Measurement[],
  base: Base,
  what: Measurement['metric'],
  parts: readonly (number | undefined)[],
): void {
  const numbers = parts.filter((part) => part !== undefined);
  if (numbers.length < parts.length) return;
  out.push({
    ...base,
    metric: what,
    value: round(numbers.reduce((total, part) => total + part, 0)),
    verbatim: numbers.join(' + '),
  });
}

function push(out: Measurement[], base: Base, what: Measurement['metric'], value: unknown): void {
  const read = numeric(value);
  if (read !== undefined) out.push({ ...base, metric: what, value: read });
}

/** A rate that was set is no result. */
function isLimited({ rate, rate_iops: operations }: Parameters): boolean {
  return rate !== undefined || operations !== undefined;
}

/** Sequential or large blocks are about bandwidth, small random ones about operations. */
function isStreaming(options: Parameters): boolean {
  const bs = /^(\d+)\s*([kmg]?)/i.exec(String(options.bs ?? options.blocksize ?? '4k'));
  const factor = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[bs?.[2]?.toLowerCase() ?? ''] ?? 1;
  const random = /^rand/.test(String(options.rw ?? options.readwrite ?? 'rand'));
  return !random || Number(bs?.[1] ?? 0) * factor >= 65536;
}

function workload(global: Json, job: Json): Record<string, ParameterValue> {
  const all = { ...global, ...job };
  return withoutUndefined(
    Object.fromEntries(
      workloadOptions.map((key) => [key, typeof all[key] === 'string' ? parameterValue(all[key]) : numeric(all[key])]),
    ),
  );
}
