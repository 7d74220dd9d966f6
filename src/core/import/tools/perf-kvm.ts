/**
 * perf kvm stat: exits of guests by reason. Its deviations are over exits and not over runs. How often guests exit
 * depends on how long perf watched, which it does not print; a halt lasts as long as the guest has nothing to do.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Note } from '../model';
import { round } from '../numbers';

const headLine = /^ *(VM-EXIT|MMIO Access|IO Port Access) +Samples +Samples% +Time% +Min Time +Max Time +Avg time$/i;
/** Reasons on s390 have several words. */
const rowLine =
  /^ *(\S+(?: \S+){0,4}) +(\d+) +[\d.]+% +[\d.]+% +[\d.]+us +([\d.]+)us +([\d.]+)us(?: \( ?\+- +[\d.]+% \))?$/;
const totalLine = /^Total Samples:(\d+), Total events handled time:([\d.]+)us\.$/;

export const perfKvm = lineTool(
  'perf-kvm-stat',
  'perf kvm stat',
  (start) => (start.split('\n').some((line) => headLine.test(line.trimEnd())) ? 0.95 : 0),
  begin,
);

/** Reasons for which a guest waits: on x86, Arm and s390. */
const waits = /^(?:HLT|MWAIT\w*|WF[xIE]|Wait state)$/i;

const exits = metric('exits', undefined, 'none', 'info');
const handled = metric('handling time', 'us', 'none', 'info', 'halts included');
const longest = metric('maximum handling time', 'us', 'none', 'info');
const average = metric('average handling time', 'us', 'lower', 'primary', 'over exits');
const waiting = metric('average handling time', 'us', 'none', 'info', 'over exits; the guest waits');

interface Reason {
  readonly line: number;
  samples: number;
  /** Of all samples. */
  time: number;
  max: number;
  /** As printed; absent if it is of several blocks. */
  average?: number;
}

interface Block {
  readonly event: string;
  readonly line: number;
  readonly reasons: Map<string, Reason>;
  blocks: number;
  samples: number;
  time: number;
}

function begin(): LineReading {
  const finished: Block[] = [];
  /** Blocks of `live`, each of one interval, by what they count. */
  const live = new Map<string, Block>();
  const seen: number[] = [];
  let open: Block | undefined;
  let isLive = false;
  const start = (event: string, line: number): Block => {
    const known = isLive ? live.get(event) : undefined;
    const block = known ?? { event, line, reasons: new Map<string, Reason>(), blocks: 0, samples: 0, time: 0 };
    block.blocks++;
    if (isLive) {
      live.set(event, block);
      seen.push(line);
    }
    if (known === undefined) finished.push(block);
    return block;
  };
  const scanned = scanner([
    { match: /^\d\d:\d\d:\d\d\.\d{6}$/, take: () => void (isLive = true) },
    { match: /^Analyze events for / },
    { match: headLine, take: ([, event = ''], { n }) => void (open = start(event, n)) },
    {
      match: rowLine,
      take: ([, name = '', samples, max, mean], { n }) => {
        if (!open) return false;
        addTo(open.reasons, name, { line: n, samples: Number(samples), max: Number(max), average: Number(mean) });
        return undefined;
      },
    },
    {
      match: totalLine,
      take: ([, samples, time]) => {
        if (!open) return false;
        open.samples += Number(samples);
        open.time = round(open.time + Number(time));
        open = undefined;
        isLive = false;
        return undefined;
      },
    },
    { match: /^\[ perf record: / },
  ]);
  return ruledReading(scanned, 'left-out', () => {
    const notes: Note[] = [];
    if (seen.length > 1)
      notes.push({ kind: 'left-out', message: word('import.kvm-live', { n: seen.length }), lines: seen });
    return { tool: 'perf-kvm-stat', measurements: finished.flatMap((block) => measured(block, notes)), notes };
  });
}

function addTo(
  reasons: Map<string, Reason>,
  name: string,
  { line, samples, max, average: mean = 0 }: Omit<Reason, 'time'>,
): void {
  const before = reasons.get(name);
  if (!before) {
    reasons.set(name, { line, samples, time: samples * mean, max, average: mean });
    return;
  }
  before.samples += samples;
  before.time += samples * mean;
  before.max = Math.max(before.max, max);
  delete before.average;
}

function measured({ event, line, reasons, samples, time }: Block, notes: Note[]): Measurement[] {
  const kind = event === 'VM-EXIT' ? 'exits' : event;
  const shared = { suite: 'perf kvm', benchmarkKind: 'micro' as const };
  const all = { benchmark: `all ${kind}`, ...shared, line };
  if (!reasons.size) {
    const failed = 'no exits were recorded';
    notes.push(failedRun(line, failed));
    return [{ ...all, metric: exits, failed }];
  }
  const rows = [...reasons].flatMap(([name, one]): Measurement[] => {
    const benchmark = event === 'VM-EXIT' ? name : `${event} ${name}`;
    const base = { benchmark, ...shared, line: one.line };
    const mean = one.average ?? round(one.time / one.samples);
    return [
      { ...base, metric: waits.test(name) ? waiting : average, value: mean },
      { ...base, metric: longest, value: one.max },
      { ...base, metric: exits, value: one.samples },
    ];
  });
  const totals = [
    { ...all, metric: exits, value: samples },
    { ...all, metric: handled, value: time },
  ];
  return samples > 0 ? [...rows, ...totals] : rows;
}
