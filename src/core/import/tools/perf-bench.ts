/**
 * `perf bench`. Each benchmark begins with a line that names it; results are a time, a rate, an average over threads,
 * or a table of `perf bench numa`.
 */
import { word } from '../../messages/messages';
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue } from '../model';
import { number } from '../numbers';

export const perfBench = lineTool(
  'perf-bench',
  'perf bench',
  (start) => {
    if (/^# Running '?[a-z]+\/[a-z-]+'? benchmark/m.test(start)) return 1;
    return /^# Executed \d+ \w+\(\) calls/m.test(start) || /^# \d+ groups == \d+ (?:processes|threads) run/m.test(start)
      ? 0.9
      : 0;
  },
  begin,
);

interface Block {
  name: string;
  readonly parameters: Record<string, ParameterValue>;
  readonly line: number;
  /** Whether a later line gives the same result in a unit that can be compared. */
  found: number;
}

const totalTime = metric('total time', 's', 'lower');
const operationTime = metric('time', 'us/op', 'lower');
const operations = metric('operations', 'ops/s', 'higher', 'info', 'the inverse of the time');

function begin(): LineReading {
  const measurements: Measurement[] = [];
  const notes: Note[] = [];
  let block: Block | undefined;
  const lost = (): void => {
    if (!block || block.found) return;
    notes.push({ kind: 'failed', message: word('import.row-empty', { name: block.name }), lines: [block.line] });
  };
  const start = (name: string, line: number): void => {
    lost();
    block = { name, parameters: {}, line, found: 0 };
  };
  const add = (what: Metric, text: string | undefined, line: number, more?: Partial<Measurement>): void | false => {
    const value = number(text);
    if (!block || value === undefined) return false;
    block.found++;
    measurements.push({
      benchmark: `perf bench ${block.name}`,
      suite: 'perf bench',
      benchmarkKind: 'micro',
      parameters: { ...block.parameters },
      metric: what,
      value,
      line,
      ...more,
    });
    return undefined;
  };
  const scanned = scanner([
    {
      match: /^# Running '?([a-z]+\/[a-z-]+)'? benchmark/,
      take: ([, name], line) => start((name ?? '').replace('/', ' '), line.n),
    },
    ...headRules(() => block, start),
    {
      // The time of all operations says the same as the time of one, which comes below; messaging has no other.
      match: /^[ \t]*Total time: (\S+) \[sec\]/,
      take: ([, text], line) =>
        add({ ...totalTime, role: block?.name === 'sched messaging' ? 'primary' : 'info' }, text, line.n),
    },
    { match: /^[ \t]*(\S+) usecs\/op[ \t]*$/, take: ([, text], line) => add(operationTime, text, line.n) },
    { match: /^[ \t]*(\S+) ops\/sec[ \t]*$/, take: ([, text], line) => add(operations, text, line.n) },
    {
      // The unit of each rate is chosen by its size, in steps of 1024: repetitions need a common one.
      match: /^[ \t]*(\S+) ([KMG]?)B\/[Ss]ec[ \t]*$/,
      take: ([, text, prefix], line) => {
        const value = number(text);
        if (value === undefined) return false;
        const gigabytes = String(value / 1024 ** (3 - ['', 'K', 'M', 'G'].indexOf(prefix ?? '')));
        const verbatim = prefix === 'G' ? {} : { verbatim: line.text.trim() };
        return add(metric('throughput', 'GB/sec', 'higher'), gigabytes, line.n, verbatim);
      },
    },
    {
      match: /^Averaged (\d+) operations\/sec \(\+- [\d.]+%\)/,
      take: ([, text], line) =>
        add(metric('operations', 'ops/s', 'higher', 'primary', 'mean over threads'), text, line.n),
    },
    { match: /^\[[Tt]hread[ \t]+\d+\] / },
    {
      match: /^\[Run \d+\]: .* in (\S+) ms(?: |$)/,
      take: ([, text], line) => add(metric('latency', 'ms', 'lower', 'primary', 'of a run'), text, line.n),
    },
    { match: /^(?:Avg per-thread latency|Wokeup|Requeued) .* in \S+ ms/ },
    {
      match: /^[ \t]*Average (synthesis|data synthesis) took: (\S+) usec \(/,
      take: ([, kind, text], line) =>
        add(metric(`${kind ?? ''} time`, 'us', 'lower', 'primary', 'mean over iterations'), text, line.n),
    },
    { match: /^[ \t]*Average (?:num\. events|time per event)/ },
    {
      match: /^[ \t]*(\S+),[ \t]+(\S+), (\S+),[ \t]+(\S+)[ \t]*$/,
      take: ([, , text, unit, name], line) => add(numaMetric(name ?? '', unit ?? ''), text, line.n),
    },
    { match: /^[ \t]*#/ },
    { match: /^(?:Run summary \[PID|Computing performance of|synthesizing events on)/ },
  ]);
  return ruledReading(scanned, 'not-understood', () => {
    lost();
    return {
      tool: 'perf-bench',
      measurements,
      notes,
    };
  });
}

/** Lines above a result that say what is measured. */
function headRules(
  current: () => Block | undefined,
  start: (name: string, line: number) => void,
): Parameters<typeof scanner>[0] {
  const set = (key: string, value: ParameterValue): void => {
    const block = current();
    if (block) block.parameters[key] = value;
  };
  return [
    {
      match: /^# Executed (\d+) (\w+)\(\) calls/,
      take: ([, count, call], line) => {
        const block = current();
        // Without its first line, a block begins here.
        if (!block?.name.startsWith('syscall') || block.found) start('syscall', line.n);
        set('calls', Number(count));
        set('call', call ?? '');
      },
    },
    { match: /^# Executed (\d+) pipe operations/, take: ([, count]) => set('operations', Number(count)) },
    {
      match: /^# (\d+) sender and receiver (process|thread)e?s per group/,
      take: ([, count, kind], line) => {
        const block = current();
        if (block?.name !== 'sched messaging' || block.found) start('sched messaging', line.n);
        set('senders', Number(count));
        set('mode', kind ?? '');
      },
    },
    { match: /^# (\d+) groups == \d+ (?:processes|threads) run/, take: ([, count]) => set('groups', Number(count)) },
    {
      match: /^# function '([^']+)'/,
      take: ([, name]) => set('function', name ?? ''),
    },
    { match: /^# Copying (\S+) bytes/, take: ([, size]) => set('size', size ?? '') },
    {
      match: /^Run summary \[PID \d+\]: (?:blocking on )?(\d+) threads?\b/,
      take: ([, count]) => set('threads', Number(count)),
    },
    { match: /^[ \t]*# Running main, "perf bench (numa .*)"/, take: ([, command]) => set('options', command ?? '') },
  ];
}

function numaMetric(name: string, unit: string): Metric {
  const rate = /\/sec$/.test(unit);
  if (rate) return metric(name, unit, 'higher', name === 'total-speed' ? 'primary' : 'info');
  if (name === 'runtime-max/thread') return metric(name, 's', 'lower');
  const time = unit === 'secs' || unit === 'nsecs';
  return metric(name, unit === 'secs' ? 's' : unit, time ? 'lower' : 'none', 'info');
}
