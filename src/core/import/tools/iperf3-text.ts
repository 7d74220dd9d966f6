/**
 * iperf3's normal output. Each line has a unit of its own: rates become bits/s, as in its JSON, and what was printed is
 * kept. The lines at the end count (sender, receiver); of several streams, their sum. Intervals are a time series.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { readLines, scanner, ruledReading, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Imported, ImportFile, Measurement, Metric, Note, ParameterValue } from '../model';
import { number, round } from '../numbers';

/** Before each line there may be a time (--timestamps) or a title (-T). */
const behindPrefix = new RegExp(
  String.raw`^.{0,60}?\s((?:\[[ \t]*(?:ID|SUM|\d+)\]|Connecting to host |Accepted connection from |Reverse mode|` +
    String.raw`- - - - |iperf Done|iperf3: ).*)$`,
);

const withoutPrefix = (text: string): string => behindPrefix.exec(text)?.[1] ?? text;

export function isIperfText(start: string): boolean {
  return /^(?:.{0,60}?[ \t])?\[[ \t]*ID\][ \t]*(?:\[Role\][ \t]*)?Interval[ \t]+Transfer[ \t]+(?:Bandwidth|Bitrate)/m.test(
    start,
  );
}

export function iperfText({ text }: ImportFile): Imported {
  return readLines(begin, text);
}

/** `[  5]   0.00-2.00   sec  4.18 GBytes  17.9 Gbits/sec`, and what is behind it. */
const rateLine = new RegExp(
  String.raw`^\[[ \t]*(SUM|\d+)\](\[[TR]X-[CS]\])?[ \t]+` +
    String.raw`([\d.]+)-[ \t]*([\d.]+)[ \t]+sec[ \t]+[\d.]+ [KMGT]?Bytes[ \t]+` +
    String.raw`([\d.]+) ([KMGT]?)(bits|Bytes)\/sec(.*)$`,
);

interface Rate {
  readonly value: number;
  readonly verbatim: string;
  readonly line: number;
  readonly rest: string;
}

interface Run {
  readonly line: number;
  readonly parameters: Record<string, ParameterValue>;
  readonly streams: Set<string>;
  /** By `sender`, `receiver`, or '' of old versions and UDP; the sum replaces single streams. */
  readonly ends: Map<string, Rate>;
  readonly sums: Map<string, Rate>;
  udp: boolean;
  failed?: string;
  /** Whether the table of the end began. */
  ending: boolean;
}

const powers = ['', 'K', 'M', 'G', 'T'];

function begin(): LineReading {
  const runs: Run[] = [];
  const notes: Note[] = [];
  let intervals = 0;
  const start = (line: number): Run => {
    const run: Run = {
      line,
      parameters: {},
      streams: new Set(),
      ends: new Map(),
      sums: new Map(),
      udp: false,
      ending: false,
    };
    runs.push(run);
    return run;
  };
  const current = (line: number): Run => runs.at(-1) ?? start(line);
  const scanned = scanner([
    {
      match: /^(?:Connecting to host |Accepted connection from )/,
      take: (_, line) => {
        // The end of a run is printed before its lines where only these are buffered.
        const last = runs.at(-1);
        if (!last || last.streams.size || !/has terminated|unexpectedly/.test(last.failed ?? '')) start(line.n);
      },
    },
    { match: /^Reverse mode, remote host/, take: (_, line) => void (current(line.n).parameters.reverse = true) },
    {
      match: /^iperf3: (?:(?:error|interrupt) - )?(.*)$/,
      take: ([, text], line) => void (current(line.n).failed ??= text ?? ''),
    },
    {
      match: /^\[[ \t]*ID\].*Interval/,
      take: (_, line) => {
        const run = current(line.n);
        if (/Datagrams/.test(line.text)) run.udp = true;
      },
    },
    {
      match: rateLine,
      take: ([, id, role, from, , amount, prefix, kind, rest], line) => {
        const run = current(line.n);
        const value = number(amount);
        if (value === undefined) return false;
        const tail = rest ?? '';
        const side = /\b(sender|receiver)\b/.exec(tail)?.[1] ?? '';
        const whole = side !== '' || (run.udp && /\([^\s(]+%\)/.test(tail) && Number(from) === 0 && run.ending);
        if (/^\[RX/.test(role ?? '')) run.parameters.bidir = true;
        else if (id !== 'SUM') run.streams.add(id ?? '');
        if (!whole) {
          intervals++;
          return undefined;
        }
        const bits = round(
          value * 1000 ** powers.indexOf(prefix ?? '') * (kind === 'Bytes' ? 8 * byteFactor(prefix) : 1),
        );
        const rate = {
          value: bits,
          verbatim: `${amount ?? ''} ${prefix ?? ''}${kind ?? ''}/sec`,
          line: line.n,
          rest: tail,
        };
        (id === 'SUM' ? run.sums : run.ends).set(`${side}${/^\[RX/.test(role ?? '') ? ' back' : ''}`, rate);
        return undefined;
      },
    },
    { match: /^(?:- ){5,}/, take: (_, line) => void (current(line.n).ending = true) },
    { match: /^\[[ \t]*\d+\](?:\[\w+-\w\])? local \S+ port/ },
    { match: /^(?:-+$|Server listening on|iperf Done\.|\[[ \t]*\d+\] Sent \d+ datagrams)/ },
  ]);
  const found = ruledReading(scanned, 'left-out', () => {
    if (intervals) notes.push({ kind: 'left-out', message: word('import.iperf-intervals') });
    const measurements = runs
      .filter((run) => run.streams.size || run.failed !== undefined)
      .flatMap((run) => measured(run, notes));
    return { tool: 'iperf3', measurements, notes };
  });
  return { ...found, line: ({ n, text }) => scanned.line({ n, text: withoutPrefix(text) }) };
}

/** Bytes have prefixes of 1024, bits of 1000. */
function byteFactor(prefix: string | undefined): number {
  return 1.024 ** powers.indexOf(prefix ?? '');
}

function measured(run: Run, notes: Note[]): Measurement[] {
  const parameters = { streams: Math.max(1, run.streams.size), ...run.parameters };
  const base = { benchmark: `iperf3 ${run.udp ? 'UDP' : 'TCP'}`, suite: 'iperf3', parameters };
  const received = metric('throughput', 'bits/s', 'higher', 'primary', 'received');
  const ends = run.sums.size ? run.sums : run.ends;
  const reason = run.failed ?? (ends.size ? undefined : 'no result at the end');
  if (reason !== undefined) {
    notes.push(failedRun(run.line, run.failed));
    return [{ ...base, metric: received, failed: reason, line: run.line }];
  }
  const out: Measurement[] = [];
  const add = (what: Metric, rate: Rate | undefined): void => {
    if (rate) out.push({ ...base, metric: what, value: rate.value, verbatim: rate.verbatim, line: rate.line });
  };
  const sent = ends.get('sender');
  const arrived = ends.get('receiver');
  add(received, arrived);
  add(
    metric('throughput back', 'bits/s', 'higher', 'primary', 'the other direction of --bidir'),
    ends.get('receiver back'),
  );
  // What was sent need not have arrived.
  add(
    metric('sent rate', 'bits/s', 'higher', arrived ? 'info' : 'primary'),
    sent ?? (run.udp ? ends.get('') : undefined),
  );
  const text = (arrived ?? ends.get(''))?.rest ?? '';
  const line = (arrived ?? ends.get(''))?.line;
  const jitter = number(/(?<![\d.])([\d.]+) ms[ \t]/.exec(text)?.[1]);
  const lost = number(/\(([\d.e+-]+)%\)/.exec(text)?.[1]);
  if (run.udp && jitter !== undefined)
    out.push({ ...base, metric: metric('jitter', 'ms', 'lower'), value: jitter, line });
  if (run.udp && lost !== undefined) out.push({ ...base, metric: metric('lost', '%', 'lower'), value: lost, line });
  const retransmits = number(/^[ \t]+(\d+)[ \t]+sender/.exec(sent?.rest ?? '')?.[1]);
  if (!run.udp && retransmits !== undefined)
    out.push({
      ...base,
      metric: metric('retransmits', undefined, 'lower', 'info'),
      value: retransmits,
      line: sent?.line,
    });
  return out;
}
