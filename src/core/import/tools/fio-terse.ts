/**
 * fio --output-format=terse (--minimal), versions 3 to 5: a line for each job, with fields by position as fio(1) lists
 * them under TERSE OUTPUT. Version 4 adds trims, version 5 the number of samples. The options of a job are not
 * printed.
 */
import { word } from '../../messages/messages';
import { grouped } from '../../text/grouped';
import { linesOf } from '../lines';
import { metric } from '../metrics';
import type { Imported, ImportFile, Measurement, Note } from '../model';
import { number } from '../numbers';
import { fioPercentiles } from './fio-text-rows';

interface Layout {
  readonly directions: readonly string[];
  /** Number of fields of a direction. */
  readonly width: number;
}

const layouts: Readonly<Record<string, Layout>> = {
  '3': { directions: ['read', 'write'], width: 41 },
  '4': { directions: ['read', 'write', 'trim'], width: 41 },
  '5': { directions: ['read', 'write', 'trim'], width: 47 },
};

/** Version, fio's version, job, group and error. */
const before = 5;
/** CPU, depths and latencies; for each disk nine more, and perhaps a description. */
const after = 34;

/** Within a direction, from 0. */
const at = { kib: 0, bandwidth: 1, iops: 2, percentiles: 12, meanLatency: 34 } as const;
const percentileCount = 20;

interface TerseJob {
  readonly fields: readonly string[];
  readonly layout: Layout;
  readonly name: string;
  readonly line: number;
}

/** Whether a line is of a terse version, which may be one that is not read. */
export function isTerse(text: string): boolean {
  return /^(?:\d;fio-\d|2;[^;\n]{1,80};\d{1,6};\d{1,6};\d{1,15};)/m.test(text);
}

export function fioTerse({ text }: ImportFile): Imported {
  const notes: Note[] = [];
  const jobs: TerseJob[] = [];
  const unread: number[] = [];
  let toolVersion: string | undefined;
  for (const { text: line, n } of linesOf(text)) {
    if (!isTerse(line)) continue;
    const fields = line.trim().split(';');
    const layout = layouts[fields[0] ?? ''];
    const least = layout ? before + layout.directions.length * layout.width + after - 9 : Infinity;
    const shifted = layout && !isPercentile(fields[before + at.percentiles]);
    if (!layout || fields.length < least || shifted) unread.push(n);
    else {
      toolVersion ??= fields[1]?.replace(/^fio-/, '');
      jobs.push({ fields, layout, name: fields[2] || 'fio', line: n });
    }
  }
  if (unread.length) notes.push({ kind: 'failed', message: word('import.fio-terse'), lines: unread });
  const measurements = told(jobs, notes).flatMap(({ job, entry }) => ofJob(job, entry, notes));
  return { tool: 'fio', toolVersion, measurements, notes };
}

const isPercentile = (field: string | undefined): boolean => /^\d{1,3}\.\d+%=/.test(field ?? '');

/**
 * Jobs of one name that follow each other may be clones of a job or one run after the other: they stay separate. In a
 * log of several runs all names come again in their order.
 */
function told(jobs: readonly TerseJob[], notes: Note[]): { readonly job: TerseJob; readonly entry?: number }[] {
  const names = jobs.map(({ name }) => name);
  const cycle = names.indexOf(names[0] ?? '', 1);
  const repeats =
    cycle > 1 &&
    new Set(names.slice(0, cycle)).size === cycle &&
    names.every((one, index) => one === names[index % cycle]);
  if (repeats) return jobs.map((job) => ({ job }));
  return [...grouped(jobs, ({ name }) => name)].flatMap(([name, group]) => {
    if (group.length === 1) return group.map((job) => ({ job }));
    const lines = group.map(({ line }) => line);
    notes.push({ kind: 'guessed', message: word('import.fio-same-name', { name, n: group.length }), lines });
    return group.map((job, index) => ({ job, entry: index + 1 }));
  });
}

function ofJob({ fields, layout, name, line }: TerseJob, entry: number | undefined, notes: Note[]): Measurement[] {
  const base = { benchmark: name, suite: 'fio', line, ...(entry === undefined ? {} : { parameters: { entry } }) };
  const { directions, width } = layout;
  const sides = directions.map((direction, index) => ({
    direction,
    side: fields.slice(before + index * width, before + (index + 1) * width),
  }));
  const code = number(fields[4]) ?? 0;
  if (code !== 0) {
    notes.push({ kind: 'failed', message: word('import.fio-error', { name, code }), lines: [line] });
    return [{ ...base, metric: metric('read IOPS', 'IO/s', 'higher'), failed: `fio error ${String(code)}` }];
  }
  const active = sides.filter(({ side }) => (number(side[at.kib]) ?? 0) > 0);
  if (!active.length) notes.push({ kind: 'failed', message: word('import.fio-no-io', { name }), lines: [line] });
  const cpu = before + directions.length * width;
  return [
    ...active.flatMap(({ direction, side }) => ofSide(direction, side).map((one) => ({ ...base, ...one }))),
    ...(active.length
      ? (['CPU user', 'CPU system'] as const).flatMap((label, index) => {
          const value = number(fields[cpu + index]?.replace('%', ''));
          return value === undefined
            ? []
            : [{ ...base, metric: metric(label, '%', 'lower', 'cost', "of the job's run time"), value }];
        })
      : []),
  ];
}

/** Bandwidth is in KiB/s, latency in microseconds. */
function ofSide(direction: string, side: readonly string[]): Pick<Measurement, 'metric' | 'value'>[] {
  const percentiles = side.slice(at.percentiles, at.percentiles + percentileCount).map((field) => field.split('%='));
  const found = [
    { metric: metric(`${direction} IOPS`, 'IO/s', 'higher'), value: number(side[at.iops]) },
    { metric: metric(`${direction} bandwidth`, 'KiB/s', 'higher', 'info'), value: number(side[at.bandwidth]) },
    {
      metric: metric(`${direction} latency`, 'us', 'lower', 'primary', 'mean of submission and completion latency'),
      value: number(side[at.meanLatency]),
    },
    ...[...fioPercentiles].map(([wanted, role]) => ({
      metric: metric(`${direction} completion latency p${String(wanted)}`, 'us', 'lower', role),
      value: number(percentiles.find(([name]) => Number(name) === wanted)?.[1]),
    })),
  ];
  return found.flatMap(({ metric: what, value }) => (value === undefined ? [] : [{ metric: what, value }]));
}
