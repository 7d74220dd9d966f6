/**
 * fio's normal output, versions 1 to 3. Its numbers are rounded and each has a unit of its own: rates become KiB/s and
 * latencies nanoseconds, as in its JSON, and what was printed is kept. Version 2 and older write KB for 1024 bytes.
 */
import { word } from '../../messages/messages';
import { readLines, ruledReading, scanner, type LineReading, type LineRule } from '../lines';
import { dateOfText } from '../metrics';
import type { Imported, ImportFile, Note, ParameterValue } from '../model';
import { number, round, scaledNumber } from '../numbers';
import { fioBytes, fioPercentiles, rowsOfJobs, type Job, type FioNumber, type FioDirection } from './fio-text-rows';

/** A job that ended: `name: (groupid=0, jobs=1): err= 0: pid=1: date`. */
const jobLine =
  /^[ \t]*(\S.*?): \(groupid=(\d+), jobs=(\d+)\): err=[ \t]*(\d+)(?: \(([^)]*)\)|[ /]([^:]*))?: pid=(\d+)(?::(.*))?$/;

export function isFioText(start: string): boolean {
  return /^[ \t]*\S.*: \(groupid=\d+, jobs=\d+\): err=/m.test(start);
}

export function fioText({ text }: ImportFile): Imported {
  return readLines(begin, text);
}

interface State {
  run: number;
  version?: string;
  date?: string;
  readonly options: Map<string, Record<string, ParameterValue>>;
  readonly jobs: Job[];
  side?: FioDirection;
  /** Factor to nanoseconds of the percentiles that follow. */
  percentiles?: number;
  readonly notes: Note[];
}

const timeFactors: Readonly<Record<string, number>> = { nsec: 1, usec: 1e3, msec: 1e6, sec: 1e9 };
function begin(): LineReading {
  const state: State = { run: 0, options: new Map(), jobs: [], notes: [] };
  const scanned = scanner([...headRules(state), ...jobRules(state), ...noiseRules]);
  return ruledReading(scanned, 'left-out', () => {
    const measurements = rowsOfJobs(state.jobs, state.options, state.notes);
    if (!measurements.length) state.notes.push({ kind: 'failed', message: word('import.run-no-result') });
    return {
      tool: 'fio',
      toolVersion: state.version,
      date: state.date,
      measurements,
      notes: state.notes,
    };
  });
}

function headRules(state: State): LineRule[] {
  return [
    {
      match: /^[ \t]*(\S.*?): \(g=\d+\): rw=(\w+), bs=(.*?), ioengine=(\w+), iodepth=(\d+)/,
      take: ([, name, rw, bs, engine, depth]) => {
        const options: Record<string, ParameterValue> = {
          rw: rw ?? '',
          ioengine: engine ?? '',
          iodepth: Number(depth),
        };
        const size = blockSize(bs ?? '');
        if (size) options.bs = size;
        state.options.set(name ?? '', options);
      },
    },
    {
      match: /^[ \t]*(?:fio[- ]?)?v?(\d+\.\d(?:[.\d]|-\w)*)[ \t]*$/i,
      take: ([, version]) => {
        state.version = version;
        state.run++;
        state.side = undefined;
      },
    },
    {
      match: /^fio: (?:pid=\d+, err=.*|terminating on signal .*|.*\berror\b.*)$/,
      take: (_, line) => {
        const message = word('import.run-failed', { text: line.text.trim() });
        state.notes.push({ kind: 'failed', message, lines: [line.n] });
      },
    },
  ];
}

/** One size for all directions: 4096B-4096B and 4K-4K/4K-4K become 4k. */
function blockSize(text: string): string | undefined {
  const sizes = new Set([...text.matchAll(/(\d[\d.]*)([kKmMgG]?)(?:iB|B)?/g)].map((one) => fioBytes(one)));
  const [bytes] = sizes;
  if (sizes.size !== 1 || bytes === undefined) return text.trim() || undefined;
  if (bytes % 1024 ** 2 === 0) return `${String(bytes / 1024 ** 2)}m`;
  return bytes % 1024 === 0 ? `${String(bytes / 1024)}k` : String(bytes);
}

function jobRules(state: State): LineRule[] {
  const latencyOf = (unit: string | undefined, text: string | undefined, line: number): FioNumber | undefined => {
    const value = scaledNumber(text?.trim() ?? '');
    const factor = timeFactors[unit ?? ''];
    if (value === undefined || factor === undefined) return undefined;
    return { value: round(value * factor), verbatim: `${text?.trim() ?? ''} ${unit ?? ''}`, line };
  };
  return [
    {
      match: jobLine,
      take: ([, name, group, jobs, code, words, more, process, date], line) => {
        state.side = undefined;
        state.date ??= dateOfText(date?.trim() ?? '');
        const error =
          code === '0' ? undefined : [`fio error ${code ?? ''}`, words ?? more?.trim()].filter(Boolean).join(': ');
        const job = { run: state.run, group: group ?? '', name: name ?? '', process: process ?? '', line: line.n };
        const cpu = new Map<string, FioNumber>();
        state.jobs.push({ ...job, jobs: Number(jobs), error, sides: new Map(), cpu });
      },
    },
    {
      match: /^[ \t]+(read|write|trim)[ \t]*: (.*(?:IOPS|iops)=.*)$/,
      take: ([, direction, rest], line) => {
        const job = state.jobs.at(-1);
        if (!job) return false;
        state.side = sideOf(rest ?? '', line.n, state.version);
        job.sides.set(direction ?? '', state.side);
        return undefined;
      },
    },
    {
      match: /^[ \t]+lat \((\w+)\)[ \t]*: min=.*?avg=[ \t]*([\d.]+[kKmMgG]?)/,
      take: ([, unit, text], line) => {
        if (state.side) state.side.latency = latencyOf(unit, text, line.n);
      },
    },
    {
      match: /^[ \t]+clat percentiles \((\w+)\):/,
      take: ([, unit]) => void (state.percentiles = timeFactors[unit ?? '']),
    },
    { match: /^[ \t]+(?:lat|slat) percentiles \(\w+\):/, take: () => void (state.percentiles = undefined) },
    {
      match: /^[ \t]+\|[ \t]+(?:>=[ \t]*)?[\d.]+th=\[/,
      take: (_, line) => {
        if (!state.side || state.percentiles === undefined) return;
        for (const [, which, text] of line.text.matchAll(/(?<![\d.])([\d.]+)th=\[[ \t]*(\d+[kKmM]?)\]/g)) {
          const value = scaledNumber(text ?? '');
          if (value === undefined || !fioPercentiles.has(Number(which) as 50)) continue;
          const printed = { value: round(value * state.percentiles), verbatim: text ?? '', line: line.n };
          state.side.percentiles.set(Number(which), printed);
        }
      },
    },
    {
      match: /^[ \t]+cpu[ \t]*: usr=([\d.]+)%, sys=([\d.]+)%/,
      take: ([, user, system], line) => {
        state.side = undefined;
        for (const [name, text] of [
          ['CPU user', user],
          ['CPU system', system],
        ] as const) {
          const value = number(text);
          if (value !== undefined) state.jobs.at(-1)?.cpu.set(name, { value, verbatim: text ?? '', line: line.n });
        }
      },
    },
  ];
}

/** `IOPS=10.6k, BW=660MiB/s (692MB/s)(663MiB/1004msec)`, or `io=1.9MB, bw=33909KB/s, iops=264 , runt=60001msec`. */
function sideOf(rest: string, line: number, version: string | undefined): FioDirection {
  const side: FioDirection = { percentiles: new Map() };
  const iops = /\biops=[ \t]*([\d.]+[kKmM]?)/i.exec(rest)?.[1];
  const operations = scaledNumber(iops ?? '');
  if (operations !== undefined) side.iops = { value: operations, verbatim: iops ?? '', line };
  const rate = /\bbw=[ \t]*([\d.]+)[ \t]*([kmgt]?)(i?)b\/s/i.exec(rest);
  const amount = number(rate?.[1]);
  if (rate && amount !== undefined) {
    const decimal = !rate[3] && Number(version?.split('.')[0] ?? 3) >= 3;
    const power = ['', 'k', 'm', 'g', 't'].indexOf((rate[2] ?? '').toLowerCase());
    const value = round((amount * (decimal ? 1000 : 1024) ** power) / 1024);
    side.bandwidth = { value, verbatim: rate[0].slice('bw='.length).trim(), line };
  }
  return side;
}

/** Progress, histograms and what the JSON has in other fields. */
const noiseRules: readonly LineRule[] = [
  { match: /^[ \t]+(?:slat|clat|lat) \(\w+\)[ \t]*:/ },
  { match: /^[ \t]+(?:bw|iops)[ \t]*(?:\([^)]*\)[ \t]*)?: min=/ },
  { match: /^[ \t]+(?:(?:IO depths|submit|complete|latency|errors)[ \t]*|issued[\w/ \t]*):/ },
  { match: /^[ \t]*(?:Starting \d+ (?:process|thread)|Jobs: \d+ \(f=|Run status group \d+|Disk stats \(|\.\.\.$)/i },
  { match: /^[ \t]*(?:READ|WRITE|TRIM|MIXED): (?:bw|io)=/i },
  { match: /^[ \t]+\w+: ios=\d+|: Laying out IO file/ },
];
