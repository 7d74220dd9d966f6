/**
 * openssl speed: its table, and the lines of -mr. Of -multi only what all processes did together counts, and of a rate
 * and a time that are one number the rate.
 */
import { failedRun } from '../failures';
import { lineTool } from '../line-tool';
import { excerpt, ruledReading, scanner, type LineReading, type LineRule, type TextLine } from '../lines';
import { metric } from '../metrics';
import type { Measurement, Metric, Note, ParameterValue } from '../model';
import { number, round } from '../numbers';

export const opensslSpeed = lineTool(
  'openssl-speed',
  'openssl speed',
  (start) => {
    if (
      /^(?:Doing .{1,80} for [\d.]+s(?: on \d+ size blocks)?:(?: |$)|type {1,20}\d+ bytes|The 'numbers' are in 1000s of bytes)/m.test(
        start,
      )
    )
      return 0.95;
    return /^(?:Got: )?\+(?:F\d?:\d+:|DTP?:)/m.test(start) ? 0.9 : 0;
  },
  begin,
);

const throughput = metric('throughput', 'B/s', 'higher');

interface Run {
  readonly parameters: Record<string, ParameterValue>;
  readonly measurements: Measurement[];
  readonly notes: Note[];
  /** The line at which a test began whose result is not printed yet. */
  open?: number;
  /** A result was printed since processes were last named: what begins now is another command. */
  hasResult: boolean;
  version?: string;
  sizes: readonly number[];
  /** Of each column, its operation if it is a rate; of a table of keys and signatures. */
  columns: readonly (string | undefined)[];
}

function begin(): LineReading {
  const run: Run = { parameters: {}, measurements: [], notes: [], hasResult: false, sizes: [], columns: [] };
  const scanned = scanner([...headRules(run), ...machineRules(run), ...tableRules(run)]);
  return ruledReading(scanned, 'left-out', () => {
    close(run);
    return { tool: 'openssl-speed', toolVersion: run.version, measurements: run.measurements, notes: run.notes };
  });
}

/** A test that began, and nothing more: what it measured until then is in no table. */
function close(run: Run): void {
  if (run.open === undefined) return;
  run.notes.push(failedRun(run.open));
  const failed = 'no result was printed';
  run.measurements.push({ ...base('openssl speed', run, run.open), metric: throughput, failed });
  run.open = undefined;
}

function base(benchmark: string, { parameters }: Run, line: number): Omit<Measurement, 'metric'> {
  return { benchmark, suite: 'openssl', benchmarkKind: 'micro', parameters: { ...parameters }, line };
}

/** A command measures user time in one process, unless it says otherwise. */
function newCommand(run: Run): void {
  close(run);
  delete run.parameters.clock;
  delete run.parameters.processes;
}

/** What is said before the results. */
function headRules(run: Run): LineRule[] {
  const starts = (_: RegExpExecArray, { n }: TextLine): void => {
    if (run.open === undefined) {
      // A terminal shows all processes before the first of their tests, a file in any order.
      if (run.hasResult) delete run.parameters.processes;
      run.columns = [];
    }
    run.open ??= n;
  };
  return [
    { match: /^You have chosen to measure elapsed time/, take: () => void (run.parameters.clock = 'elapsed') },
    { match: /^\S{0,200}[#$>] openssl speed\b/, take: () => newCommand(run) },
    { match: /^Doing .{1,80} for [\d.]+s(?: on \d+ size blocks)?:(?: |$)/, take: starts },
    {
      match: /^Forked child (\d+)$/,
      take: ([, child]) => {
        run.parameters.processes = Number(child) + 1;
        run.hasResult = false;
      },
    },
    { match: /^\+(?:DTP?|R\d*):/, take: starts },
    { match: /^(?:version: |OpenSSL )(\d\S*)/, take: ([, found]) => void (run.version = found) },
    { match: /^(?:built on|options|compiler|CPUINFO): ?|^The 'numbers' are in/ },
  ];
}

/** The test that began has a result. */
function ends(run: Run): void {
  run.open = undefined;
  run.hasResult = true;
}

/** What -mr prints, and what the processes of -multi say to the first one. */
function machineRules(run: Run): LineRule[] {
  const push = (name: string, more: Record<string, ParameterValue>, pairs: readonly [Metric, string?][], n: number) => {
    ends(run);
    for (const [what, printed] of pairs) {
      const value = number(printed);
      const { parameters, ...rest } = base(name, run, n);
      if (value !== undefined)
        run.measurements.push({ ...rest, parameters: { ...parameters, ...more }, metric: what, value });
    }
  };
  return [
    // Each process has the same sizes.
    {
      match: /^(?:Got: )?\+H:([\d:]+)(?: from \d+)?$/,
      take: ([, sizes = '']) => void (run.sizes = sizes.split(':').map(Number)),
    },
    { match: /^Got: \+F/ },
    {
      match: /^\+F:\d+:([^:]+):([\d.:]+)$/,
      take: ([, name = '', values = ''], { n }) => {
        const rates = values.split(':');
        if (rates.length !== run.sizes.length) return false;
        for (const [at, rate] of rates.entries())
          push(name, { 'block-size': run.sizes[at] ?? 0 }, [[throughput, rate]], n);
        return undefined;
      },
    },
    {
      match: /^\+F([23]):\d+:(\d+):([\d.]+):([\d.]+)$/,
      take: ([, kind, bits = '', sign, verify], { n }) =>
        push(`${kind === '2' ? 'rsa' : 'dsa'} ${bits} bits`, {}, signatures(sign, verify), n),
    },
    {
      match: /^\+F4:(\d+):(\d+):([\d.]+):([\d.]+)$/,
      take: ([, curve, bits = '', sign, verify], { n }) =>
        push(`${bits} bits ecdsa`, { curve: Number(curve) }, signatures(sign, verify), n),
    },
    {
      match: /^\+F5:(\d+):(\d+):([\d.]+):[\d.]+$/,
      take: ([, curve, bits = '', rate], { n }) =>
        push(`${bits} bits ecdh`, { curve: Number(curve) }, [[rateOf('op'), rate]], n),
    },
    {
      match: /^\+F6:\d+:(\d+):([^:]+):([\d.]+):([\d.]+)$/,
      take: ([, bits = '', name = '', sign, verify], { n }) =>
        push(`${bits} bits EdDSA (${name})`, {}, signatures(sign, verify), n),
    },
  ];
}

/** `sign/s` is how many signatures a second. */
function rateOf(operation: string): Metric {
  return metric(operation === 'op' ? 'operation' : operation, 'ops/s', 'higher');
}

function signatures(sign: string | undefined, verify: string | undefined): readonly [Metric, string?][] {
  return [
    [rateOf('sign'), sign],
    [rateOf('verify'), verify],
  ];
}

function tableRules(run: Run): LineRule[] {
  return [
    {
      match: /^type((?: +\d+ bytes)+)$/,
      take: ([, sizes = '']) => void (run.sizes = [...sizes.matchAll(/\d+/g)].map(Number)),
    },
    // The head says which columns are rates; there are more of them in newer versions.
    {
      match: /^ {8,}((?:\S+ +){1,11}\S+\/s)$/,
      take: ([, names = '']) =>
        void (run.columns = names.split(/ +/).map((one) => (one.endsWith('/s') ? one.slice(0, -2) : undefined))),
    },
    { match: /\.\d\dk?$/, take: ({ input }, line) => sizeRow(run, input, line) },
    { match: /\.\d$/, take: ({ input }, line) => keyRow(run, input, line) },
  ];
}

/** Six sizes, or eight operations. */
const maxRowLength = 400;

/** The words of a row before its values, and as many values as there are columns. */
function split(text: string, count: number, value: RegExp): readonly [string, readonly string[]] | undefined {
  if (text.length > maxRowLength) return undefined;
  const words = text.trim().split(/ +/);
  const values = words.slice(-count);
  const names = words.slice(0, -count);
  // A name does not end in a value: then there are more values than columns.
  const fits =
    count > 0 && names.length > 0 && values.every((one) => value.test(one)) && !value.test(names.at(-1) ?? '');
  return fits ? [names.join(' '), values] : undefined;
}

function sizeRow(run: Run, text: string, { n }: TextLine): void | false {
  const [name, values] = split(text, run.sizes.length, /^\d+\.\d\dk?$/) ?? [];
  if (name === undefined || values === undefined) return false;
  ends(run);
  for (const [at, printed] of values.entries()) {
    // Slow ones are printed in bytes.
    const value = printed.endsWith('k') ? round(Number(printed.slice(0, -1)) * 1000) : Number(printed);
    const { parameters, ...rest } = base(excerpt(name, 60), run, n);
    const sized = { ...parameters, 'block-size': run.sizes[at] ?? 0 };
    run.measurements.push({ ...rest, parameters: sized, metric: throughput, value, verbatim: printed });
  }
  return undefined;
}

function keyRow(run: Run, text: string, { n }: TextLine): void | false {
  const [name, values] = split(text, run.columns.length, /^\d+\.\d+s?$/) ?? [];
  if (name === undefined || values === undefined) return false;
  ends(run);
  for (const [at, printed] of values.entries()) {
    const operation = run.columns[at];
    const value = number(printed);
    if (operation !== undefined && value !== undefined)
      run.measurements.push({ ...base(excerpt(name, 60), run, n), metric: rateOf(operation), value });
  }
  return undefined;
}
