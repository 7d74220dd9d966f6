/**
 * sysbench 0.4 to 1.1, one report or many in one file: cpu, memory, threads, mutex, fileio, and the database tests.
 * Its stddev is over threads and its latencies are over events: neither shows how runs vary.
 */
import { word } from '../../messages/messages';
import { failedRun } from '../failures';
import { head, readLines, scanner, ruledReading, type LineReading, type LineRule } from '../lines';
import { metric } from '../metrics';
import type { Importer, Measurement, Metric, Note, ParameterValue } from '../model';
import { number, round } from '../numbers';
import { parameterValue } from '../template';

const banner = /^sysbench (\d[^\s:]*)/;
/** A prompt above the output: since 1.0 the tests of threads and mutexes do not print what they are. */
const command = /^.{0,80}?\bsysbench\s+(.{1,600})$/;

export const sysbench: Importer = {
  tool: 'sysbench',
  name: 'sysbench',
  sniff: ({ text }) => {
    const start = head(text);
    if (/^(?:\S+ \d+ )?sysbench \d\S* \(using/m.test(start) || /^sysbench 0\.\d/m.test(start)) return 1;
    return /^Running the test with following options:/m.test(start) &&
      /events per second|transactions:|Threads fairness/.test(start)
      ? 0.8
      : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

interface Report {
  version?: string;
  test?: string;
  readonly parameters: Record<string, ParameterValue>;
  readonly values: { readonly metric: Metric; readonly value: number; readonly line: number }[];
  events?: number;
  failed?: { readonly reason: string; readonly line: number };
  /** The line that says that the test began. */
  started?: number;
}

function begin(): LineReading {
  const reports: Report[] = [];
  // `CPU 0 sysbench …`: a harness ran a process on each CPU at the same time. They are apart, and no repetitions.
  let cpu: number | undefined;
  const open = new Map<number | undefined, Report>();
  let asked: string | undefined;
  const current = () => open.get(cpu) ?? start();
  const start = (): Report => {
    const fresh: Report = { parameters: cpu === undefined ? {} : { cpu }, values: [] };
    reports.push(fresh);
    open.set(cpu, fresh);
    return fresh;
  };
  const scanned = scanner([
    {
      match: banner,
      take: ([, version]) => {
        const report = start();
        report.version = version;
        report.test = asked;
        asked = undefined;
      },
    },
    {
      match: command,
      take: ([, text = '']) => {
        const words = text.split(/\s+/);
        asked = words.find((word) => word === 'threads' || word === 'mutex');
        return asked !== undefined && words.includes('run') ? undefined : false;
      },
    },
    { match: /^Threads started/, take: (_found, line) => void (current().started = line.n) },
    ...rules(current),
  ]);
  const found = ruledReading(scanned, 'not-understood', () => {
    const notes: Note[] = [];
    const measurements = reports.flatMap((report) => measured(report, notes));
    const cpus = [...open.keys()].filter((one) => one !== undefined);
    if (cpus.length > 1) notes.push({ kind: 'guessed', message: word('import.cpus-apart', { n: cpus.length }) });
    return { tool: 'sysbench', toolVersion: reports[0]?.version, measurements, notes };
  });
  return {
    ...found,
    line: (line) => {
      const [prefix = '', printed] = /^CPU (\d+) (?=\S)/.exec(line.text) ?? [];
      if (printed !== undefined) cpu = Number(printed);
      scanned.line({ n: line.n, text: line.text.slice(prefix.length) });
    },
  };
}

function rules(current: () => Report): LineRule[] {
  const option = (match: RegExp, name: string, test?: string): LineRule => ({
    match,
    take: ([, value]) => {
      current().parameters[name] = parameterValue(value ?? '');
      if (test) current().test = test;
    },
  });
  const named = (match: RegExp, test: string): LineRule => ({ match, take: () => void (current().test = test) });
  const value = (match: RegExp, what: Metric): LineRule => ({
    match,
    take: ([, printed], line) => {
      const read = number(printed);
      if (read === undefined) return false;
      current().values.push({ metric: what, value: read, line: line.n });
      return undefined;
    },
  });
  return [
    option(/^Number of threads: (\d+)/, 'threads'),
    option(/^\s*Prime numbers limit: (\d+)/, 'cpu-max-prime', 'cpu'),
    named(/^CPU speed:/, 'cpu'),
    option(/^Block size:? (\S+)/, 'block-size'),
    {
      match: /^\s+(block size|total size|operation|scope): (\S+)/,
      take: ([, name, printed]) => {
        current().parameters[(name ?? '').replace(' ', '-')] = parameterValue(printed ?? '');
        current().test ??= 'memory';
      },
    },
    ...oldRules(option, named, value),
    {
      match: new RegExp(
        [
          String.raw`^Doing (sequential write|sequential rewrite|sequential read|random read|random write|`,
          String.raw`random r\/w|combined random r\/w|.*) test`,
        ].join(''),
      ),
      take: ([, mode]) => {
        current().test = 'fileio';
        current().parameters.mode = mode ?? '';
      },
    },
    option(/^(\S+) total file size/, 'file-total-size', 'fileio'),
    {
      match: /^FATAL: (.*)/,
      take: ([, reason], line) => void (current().failed ??= { reason: reason ?? '', line: line.n }),
    },
    value(/^\s*events per second:\s+(\S+)/, metric('events', 'events/s', 'higher')),
    value(/^\s*events\/s \(eps\):\s+(\S+)/, metric('events', 'events/s', 'higher')),
    value(/^\s*transactions:\s+\d+\s+\((\S+) per sec\.\)/, metric('transactions', 'transactions/s', 'higher')),
    value(/^\s*queries:\s+\d+\s+\((\S+) per sec\.\)/, metric('queries', 'queries/s', 'higher', 'info')),
    value(/^\s*ignored errors:\s+\d+\s+\((\S+) per sec\.\)/, metric('ignored errors', 'errors/s', 'lower', 'info')),
    value(/^\s*reconnects:\s+\d+\s+\((\S+) per sec\.\)/, metric('reconnects', 'reconnects/s', 'lower', 'info')),
    value(/^\s*Total operations: \d+ \(\s*(\S+) per second\)/, metric('operations', 'operations/s', 'higher')),
    value(/^\s*\S+ MiB transferred \(\s*(\S+) MiB\/sec\)/, metric('transferred', 'MiB/s', 'higher', 'info')),
    value(/^\s*reads\/s:\s+(\S+)/, metric('reads', 'reads/s', 'higher', 'info')),
    value(/^\s*writes\/s:\s+(\S+)/, metric('writes', 'writes/s', 'higher', 'info')),
    value(/^\s*fsyncs\/s:\s+(\S+)/, metric('fsyncs', 'fsyncs/s', 'higher', 'info')),
    value(/^\s*read, MiB\/s:\s+(\S+)/, metric('read', 'MiB/s', 'higher')),
    value(/^\s*written, MiB\/s:\s+(\S+)/, metric('written', 'MiB/s', 'higher')),
    value(/^\s*read:\s+IOPS=\S+ (\S+) MiB\/s/, metric('read', 'MiB/s', 'higher')),
    value(/^\s*write:\s+IOPS=\S+ (\S+) MiB\/s/, metric('written', 'MiB/s', 'higher')),
    {
      match: /^\s*avg:\s+(\S+?)(?:ms)?$/,
      take: ([, printed], line) => {
        const read = number(printed);
        if (read === undefined) return false;
        const what = metric('latency', 'ms', 'lower', 'primary', 'mean over the events of a run');
        current().values.push({ metric: what, value: read, line: line.n });
        return undefined;
      },
    },
    {
      match: /^\s*(\d+(?:st|nd|rd|th)) percentile:\s+(\S+?)(?:ms)?$/,
      take: ([, name, printed], line) => {
        const read = number(printed);
        if (read === undefined) return;
        current().values.push({
          metric: metric(`latency ${name ?? ''} percentile`, 'ms', 'lower', 'info'),
          value: read,
          line: line.n,
        });
      },
    },
    { match: /^\s*total number of events:\s+(\d+)$/, take: ([, n]) => void (current().events = Number(n)) },
    { match: /^\s*(min|max|sum):\s+\S+$/ },
    { match: /^\[ *\d+s ?\]/ },
    {
      match: new RegExp(
        [
          String.raw`^(Running the test with|Initializing|File operations:|Throughput:|`,
          String.raw`General statistics:|Latency \((ms|histogram)|Threads fairness:|Extra file open|`,
          String.raw`\d+ files, |Periodic FSYNC|Calling fsync|Using (synchronous|asynchronous|slow|fast|mmap)|`,
          String.raw`Creating|Random number|Report intermediate|Doing |Running memory|SQL statistics|Done\.?$|`,
          String.raw`Number of IO requests|Read\/Write ratio|Pausing|Target transaction|WARNING: )`,
        ].join(''),
      ),
    },
    {
      match: new RegExp(
        [
          String.raw`^\s*(total time|time elapsed|total number of events|total number of IO|`,
          String.raw`events \(avg\/stddev\)|execution time \(avg\/stddev\)|queries performed|read|write|other|`,
          String.raw`total):`,
        ].join(''),
      ),
    },
  ];
}

type Make<T extends unknown[]> = (match: RegExp, ...more: T) => LineRule;

/** Versions 0.4 and 0.5. Their cpu test prints no rate: the time of a fixed number of events is its result. */
function oldRules(option: Make<[string, string?]>, named: Make<[string]>, value: Make<[Metric]>): LineRule[] {
  return [
    named(/^Doing CPU performance benchmark/, 'cpu'),
    named(/^Doing OLTP test/, 'database'),
    named(/^Doing memory operations speed test/, 'memory'),
    named(/^Doing thread subsystem performance test/, 'threads'),
    named(/^Doing mutex performance test/, 'mutex'),
    option(/^Maximum prime number checked in CPU test: (\d+)/, 'cpu-max-prime', 'cpu'),
    option(/^Memory block size: (\S+)/, 'block-size', 'memory'),
    option(/^Memory transfer size: (\S+)/, 'total-size', 'memory'),
    option(/^Memory operations type: (\S+)/, 'operation', 'memory'),
    option(/^Memory scope type: (\S+)/, 'scope', 'memory'),
    value(
      /^\s*read\/write requests:\s+\d+\s+\((\S+) per sec\.\)/,
      metric('read/write requests', 'requests/s', 'higher', 'info'),
    ),
    value(
      /^\s*other operations:\s+\d+\s+\((\S+) per sec\.\)/,
      metric('other operations', 'operations/s', 'higher', 'info'),
    ),
    value(/^\s*deadlocks:\s+\d+\s+\((\S+) per sec\.\)/, metric('deadlocks', 'deadlocks/s', 'lower', 'info')),
    value(/^Operations performed: \d+ \(\s*(\S+) ops\/sec\)/, metric('operations', 'operations/s', 'higher')),
    value(/^\S+ MB transferred \(\s*(\S+) MB\/sec\)/, metric('transferred', 'MB/s', 'higher', 'info')),
    value(/^\s*(\S+) Requests\/sec executed/, metric('requests', 'requests/s', 'higher')),
    value(/^Read \S+\s+Written [^(]*\(([^\s()]+)Mb\/sec\)/, metric('transferred', 'Mb/s', 'higher', 'info')),
    value(/^\s*total time:\s+(\S+?)s$/, totalTime),
    value(/^\s*approx\.\s+95 percentile:\s+(\S+?)ms$/, metric('latency 95th percentile', 'ms', 'lower', 'info')),
    { match: /^\s*(?:min|max):\s+\S+ms$/ },
    {
      match: new RegExp(
        [
          String.raw`^\s*(?:Test execution summary:|OLTP test statistics:|per-request statistics:|response time:|`,
          String.raw`Operations performed:|total time taken by event execution:|Primer prime numbers limit|`,
          String.raw`No DB drivers specified|Using )`,
        ].join(''),
      ),
    },
  ];
}

/** How long a test of fixed size took. A test of fixed time prints it too, beside the rate that is its result. */
const totalTime = metric('total time', 's', 'lower');

function measured(report: Report, notes: Note[]): Measurement[] {
  const test = report.test ?? testOf(report);
  const base = { benchmark: `sysbench ${test}`, suite: 'sysbench', parameters: report.parameters };
  const { failed, started, values: all } = report;
  if (failed || (started !== undefined && !all.length)) {
    const line = failed?.line ?? started ?? 0;
    notes.push(failedRun(line, failed?.reason));
    return [{ ...base, metric: resultOf(report), failed: failed?.reason ?? 'no result was printed', line }];
  }
  const rated = report.values.some((one) => one.metric.role === 'primary' && one.metric.unit?.endsWith('/s'));
  const told = rated ? report.values.filter((one) => one.metric !== totalTime) : report.values;
  // fileio prints both directions; an unused one is 0 and was not measured.
  const values = test === 'fileio' ? told.filter((one) => one.value > 0) : told;
  return values.map((one) => ({ ...base, ...(rateOfEvents(one, report) ?? one) }));
}

/** The row that a failed run would belong to. */
function resultOf({ test, parameters: { mode } }: Report): Metric {
  if (test !== 'fileio') return metric('events', 'events/s', 'higher');
  return metric(/write/.test(String(mode)) ? 'written' : 'read', 'MiB/s', 'higher');
}

/** Of the tests without a name, only that of mutexes has one event for each thread. */
function testOf({ values, version = '0', events, parameters }: Report): string {
  if (values.some((one) => one.metric.name === 'transactions')) return 'database';
  return !version.startsWith('0') && events !== undefined && events === parameters.threads ? 'mutex' : 'test';
}

/** Since 1.0 a test runs for the time that was set, but for that of mutexes: the number of events is its result. */
function rateOfEvents(
  { metric: what, value, line }: Report['values'][number],
  { version = '0', events, parameters }: Report,
): Pick<Measurement, 'metric' | 'value' | 'verbatim' | 'line'> | undefined {
  if (what !== totalTime || version.startsWith('0') || !(value > 0)) return undefined;
  if (events === undefined || events === parameters.threads) return undefined;
  const verbatim = `${String(events)} events in ${String(value)} s`;
  return { metric: metric('events', 'events/s', 'higher'), value: round(events / value), verbatim, line };
}
