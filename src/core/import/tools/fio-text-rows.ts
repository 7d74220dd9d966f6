/**
 * What fio's normal output tells about its jobs, as rows: clones are added up, and of interim reports the last counts.
 */
import { word } from '../../messages/messages';
import { metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue } from '../model';
import { number, round } from '../numbers';

/** A number as printed, and in KiB/s, IO/s or nanoseconds. */
export interface FioNumber {
  readonly value: number;
  readonly verbatim: string;
  readonly line: number;
}

/** What was printed about a direction. */
export interface FioDirection {
  iops?: FioNumber;
  bandwidth?: FioNumber;
  latency?: FioNumber;
  readonly percentiles: Map<number, FioNumber>;
}

/** A job that ended. */
export interface Job {
  readonly run: number;
  readonly group: string;
  readonly name: string;
  readonly process: string;
  readonly jobs: number;
  readonly error?: string;
  readonly line: number;
  readonly sides: Map<string, FioDirection>;
  readonly cpu: Map<string, FioNumber>;
}

/** Percentiles that become rows, with their role. */
export const fioPercentiles = new Map([
  [50, 'info'],
  [95, 'info'],
  [99, 'primary'],
  [99.9, 'info'],
  [99.99, 'info'],
] as const);

/** The bytes of a number and its prefix, in steps of 1024. */
export function fioBytes([, amount, prefix]: RegExpExecArray | RegExpMatchArray): number {
  return Number(amount) * 1024 ** ['', 'k', 'm', 'g'].indexOf((prefix ?? '').toLowerCase());
}

/**
 * The measurements of all jobs.
 *
 * @param options of each job by its name
 */
export function rowsOfJobs(
  jobs: readonly Job[],
  options: ReadonlyMap<string, Readonly<Record<string, ParameterValue>>>,
  notes: Note[],
): Measurement[] {
  // With --status-interval the same process is printed again and again, each time since its start: the last counts.
  const last = new Map<string, Job>();
  for (const job of jobs) last.set(JSON.stringify([job.run, job.group, job.name, job.process]), job);
  const snapshots = jobs.length - last.size;
  if (snapshots) notes.push({ kind: 'left-out', message: word('import.fio-snapshots', { n: snapshots }) });
  const groups = new Map<string, Job[]>();
  for (const job of last.values()) {
    const key = JSON.stringify([job.run, job.group, job.name]);
    groups.set(key, [...(groups.get(key) ?? []), job]);
  }
  return [...groups.values()].flatMap((group) => {
    const name = group[0]?.name ?? 'fio';
    const clones = group.reduce((sum, job) => sum + job.jobs, 0);
    const parameters = { ...options.get(name), ...(clones > 1 ? { numjobs: clones } : {}) };
    return ofGroup(group, name, parameters, notes);
  });
}

function ofGroup(
  group: readonly Job[],
  name: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  notes: Note[],
): Measurement[] {
  const base = { benchmark: name, suite: 'fio', parameters };
  const streaming = isStreaming(parameters);
  const failed = group.find((job) => job.error !== undefined);
  if (failed?.error !== undefined) {
    const message = word('import.row-failed', { name, text: failed.error });
    notes.push({ kind: 'failed', message, lines: [failed.line] });
    const direction = /write/.test(String(parameters.rw ?? '')) ? 'write' : 'read';
    return [
      {
        ...base,
        metric: rateMetrics(direction, streaming)[streaming ? 1 : 0],
        failed: failed.error,
        line: failed.line,
      },
    ];
  }
  const lines = group.map((job) => job.line);
  if (!group.some((job) => job.sides.size))
    notes.push({ kind: 'failed', message: word('import.fio-no-io', { name }), lines });
  if (group.length > 1)
    notes.push({ kind: 'guessed', message: word('import.fio-clones', { name, n: group.length }), lines });
  const directions = new Set(group.flatMap((job) => [...job.sides.keys()]));
  const out = [...directions].flatMap((direction) => {
    const sides = group.flatMap((job) => job.sides.get(direction) ?? []);
    const [operations, bandwidth] = rateMetrics(direction, streaming);
    const one = sides.length === 1 ? sides[0] : undefined;
    return [
      ...added(
        base,
        operations,
        sides.map((side) => side.iops),
      ),
      ...added(
        base,
        bandwidth,
        sides.map((side) => side.bandwidth),
      ),
      ...(one ? latencies(base, direction, one) : []),
    ];
  });
  const only = group.length === 1 ? group[0] : undefined;
  for (const [label, { value, line }] of only?.cpu ?? [])
    out.push({ ...base, metric: metric(label, '%', 'lower', 'cost', "of the job's run time"), value, line });
  return out;
}

function rateMetrics(direction: string, streaming: boolean): readonly [Metric, Metric] {
  return [
    metric(`${direction} IOPS`, 'IO/s', 'higher', streaming ? 'info' : 'primary'),
    metric(`${direction} bandwidth`, 'KiB/s', 'higher', streaming ? 'primary' : 'info'),
  ];
}

type Base = Pick<Measurement, 'benchmark' | 'suite' | 'parameters'>;

/** Rates of clones add up. */
function added(base: Base, what: Metric, parts: readonly (FioNumber | undefined)[]): Measurement[] {
  const known = parts.filter((part) => part !== undefined);
  if (!known.length || known.length < parts.length) return [];
  const value = round(known.reduce((sum, part) => sum + part.value, 0));
  const text = known.map((part) => part.verbatim).join(' + ');
  const verbatim = number(text) === value ? {} : { verbatim: text };
  return [{ ...base, metric: what, value, ...verbatim, line: known[0]?.line }];
}

function latencies(base: Base, direction: string, { latency, percentiles }: FioDirection): Measurement[] {
  const mean = metric(`${direction} latency`, 'ns', 'lower', 'primary', 'mean of submission and completion latency');
  return [
    ...(latency ? [{ ...base, metric: mean, ...latency }] : []),
    ...[...percentiles].map(([which, { value, line }]) => ({
      ...base,
      metric: metric(
        `${direction} completion latency p${which}`,
        'ns',
        'lower',
        fioPercentiles.get(which as 50) ?? 'info',
      ),
      value,
      line,
    })),
  ];
}

/** As in JSON: sequential or large blocks are about bandwidth, small random ones about operations. */
function isStreaming({ rw, bs }: Readonly<Record<string, ParameterValue>>): boolean {
  const size = /^(\d+)([kmg]?)$/.exec(String(bs ?? '4k'));
  const bytes = size ? fioBytes(size) : 4096;
  return !/^rand/.test(String(rw ?? 'rand')) || bytes >= 65536;
}
