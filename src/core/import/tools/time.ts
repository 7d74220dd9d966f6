/**
 * Elapsed times: bash's and POSIX's `time`, GNU `time -v`, kernbench. A block is one run; only GNU time prints the
 * command.
 */
import { deathOf } from '../error-lines';
import {
  excerpt,
  head,
  readLines,
  scanner,
  ruledReading,
  type LineRule,
  type TextLine,
  type LineReading,
} from '../lines';
import { metric } from '../metrics';
import type { Importer, Measurement, Metric, Note } from '../model';
import { number, seconds } from '../numbers';
import { formRules, hasOwnForm, type TimeField } from './time-format';
import { addAll } from '../../text/lists';
import { failedRun } from '../failures';

const shellLine = /^\s*(real|user|sys)[:\s]\s*((?:\d+h)?(?:\d+m)?\d+(?:[.,]\d+)?s?|\d+:\d\d(?:\.\d+)?)$/;
const gnuLine = new RegExp(
  [
    String.raw`^\s*(Command being timed|User time \(seconds\)|System time \(seconds\)|`,
    String.raw`Elapsed \(wall clock\) time \(h:mm:ss or m:ss\)|Maximum resident set size \(kbytes\)|`,
    String.raw`Exit status): (.+)$`,
  ].join(''),
);
/** Other lines of GNU time, by which no kernels are compared. */
const gnuOtherLine = new RegExp(
  [
    String.raw`^\s*(Percent of CPU this job got|Average [a-z ]+size \(kbytes\)|`,
    String.raw`Major \(requiring I\/O\) page faults|Minor \(reclaiming a frame\) page faults|(Inv|`,
    String.raw`V)oluntary context switches|Swaps|File system (in|out)puts|Socket messages (sent|`,
    String.raw`received)|Signals delivered|Page size \(bytes\)):`,
  ].join(''),
);
/** `/usr/bin/time` without -v, in one line. */
const gnuShortLine =
  /^([\d.]+)user ([\d.]+)system ((?:\d+:)?\d+:[\d.]+)elapsed (?:\d+|\?)%CPU(?: \(\d+avgtext\+\d+avgdata (\d+)maxresident\))?/;
const gnuShortEnd = /^\d+inputs\+\d+outputs \(/;
/** What is printed right before the times of a command that failed. */
const failedCommand =
  /^Command (?:exited with non-zero status|terminated by signal|stopped by signal) \d+|: command not found$|^make(?:\[\d+\])?: \*\*\* .*(?:Error \d+|Stop\.)$/;
const kernbenchLine =
  /^(Elapsed|User|System) Time ([\d.]+)(?:\s*\(([\d.]+)\))?$|^(Percent CPU|Context Switches|Sleeps) [\d.]+/;

const timeNoise = [{ match: gnuOtherLine }, { match: gnuShortEnd }];

/** A block of GNU time is under a kilobyte. */
const maxEndLength = 4096;

export const time: Importer = {
  tool: 'time',
  name: 'time',
  sniff: ({ text }) => {
    // `time make` prints it after all output of the build.
    const start = text.length > maxEndLength ? `${head(text)}\n${text.slice(-maxEndLength)}` : text;
    if (/^[ \t]*Elapsed \(wall clock\) time/m.test(start)) return 0.9;
    if (/^Elapsed Time [\d.]+/m.test(start)) return 0.9;
    if (start.split('\n').some((line) => gnuShortLine.test(line))) return 0.9;
    if (hasOwnForm(start)) return 0.85;
    // In a mail the block is quoted among words, which say what is compared.
    return hasShellBlock(start) ? 0.8 : 0;
  },
  read: ({ text }) => readLines(begin, text),
  lines: begin,
};

/** True if real, user and sys follow each other, with at most one other line between two of them. */
function hasShellBlock(text: string): boolean {
  if (!text.includes('real')) return false;
  const lines = text.split('\n').filter((line) => line.trim());
  const fits = (at: number, form: RegExp): boolean => form.test(lines[at]?.trim() ?? '');
  const sysBelow = (user: number): boolean => [user + 1, user + 2].some((at) => fits(at, /^sys(?:[:\s]|$)/));
  return lines.some(
    (line, at) =>
      /^real[:\s]\s*[\dhms.,:]+$/.test(line.trimEnd()) &&
      [at + 1, at + 2].some((user) => fits(user, /^user[:\s]\s*[\dhms.,:]+$/) && sysBelow(user)),
  );
}

function begin(): LineReading {
  const measurements: Measurement[] = [];
  let command: string | undefined;
  let pending: Measurement[] = [];
  const flush = () => {
    addAll(measurements, pending);
    pending = [];
  };
  /** Why the command of the times below failed: the last line above them. */
  let failure: string | undefined;
  const push = (what: Metric, value: number, line: TextLine, printed?: string, timed?: string): void => {
    if (failure === undefined) measurements.push(run(timed, what, value, line, printed));
    else if (what.name === 'elapsed time') addAll(measurements, failedRuns([run(timed, what, value, line)], failure));
    // The last of a block.
    if (what.name === 'system time') failure = undefined;
  };
  const scanned = scanner([
    ...formRules((times, timed, isLast, line) => {
      const status = times.get('status') ?? 0;
      if (status !== 0) failure = `exit status ${status}`;
      for (const [field, value] of times) {
        const what = fieldMetrics[field];
        if (what) push(what, value, line, undefined, timed);
      }
      if (isLast) failure = undefined;
    }),
    {
      match: shellLine,
      take: ([, name, value], line) => {
        const read = seconds(value ?? '');
        if (read === undefined) return false;
        push(shellMetric(name ?? ''), read, line, value);
        return undefined;
      },
    },
    {
      match: gnuShortLine,
      take: ([, user, system, elapsed, size], line) => {
        const read = seconds(elapsed ?? '');
        if (read === undefined) return false;
        push(gnuMetric('Elapsed'), read, line, elapsed);
        push(gnuMetric('User'), Number(user), line);
        if (size) push(gnuMetric('Maximum'), Number(size), line);
        push(gnuMetric('System'), Number(system), line);
        return undefined;
      },
    },
    {
      match: gnuLine,
      take: ([, name, value], line) => {
        if (name === 'Command being timed') {
          flush();
          command = /^"(.*)"$/.exec(value ?? '')?.[1] ?? value;
          return;
        }
        if (name === 'Exit status') {
          // The block's last line says whether its numbers count; after a signal it says 0.
          const status = value?.trim() === '0' ? failure : `exit status ${value ?? ''}`;
          if (status !== undefined) pending = failedRuns(pending, status);
          flush();
          failure = undefined;
          command = undefined;
          return;
        }
        const what = gnuMetric(name ?? '');
        const read = name?.startsWith('Elapsed') ? seconds(value ?? '') : number(value);
        if (name?.startsWith('User') && pending.some((one) => one.metric.name === what.name)) flush();
        if (read !== undefined)
          pending.push(run(command, what, read, line, name?.startsWith('Elapsed') ? value : undefined));
      },
    },
    ...timeNoise,
    ...kernbenchRules(measurements),
  ]);
  const found = ruledReading(scanned, 'left-out', () => {
    flush();
    const notes = measurements.flatMap(({ failed: text, line }): Note[] =>
      text === undefined || line === undefined ? [] : [failedRun(line, text)],
    );
    return { tool: 'time', measurements, notes };
  });
  return {
    ...found,
    line: (line) => {
      const before = scanned.unread.length + scanned.more();
      scanned.line(line);
      // The times of one command follow each other; anything else is of the next one.
      if (scanned.unread.length + scanned.more() > before) failure = failureIn(line.text);
    },
  };
}

function kernbenchRules(measurements: Measurement[]): LineRule[] {
  let load: string | undefined;
  let jobs: number | undefined;
  return [
    {
      match: kernbenchLine,
      take: ([, name, mean, deviation], line) => {
        if (!name) return;
        const value = number(mean);
        const base: Measurement = {
          benchmark: 'kernbench',
          suite: 'kernbench',
          benchmarkKind: 'macro',
          parameters: load ? { load, ...(jobs === undefined ? {} : { jobs }) } : undefined,
          metric: kernbenchMetric(name),
          line: line.n,
        };
        // A deviation is printed for several runs only, without their number.
        const spread = number(deviation);
        if (value !== undefined)
          measurements.push(
            spread === undefined ? { ...base, value } : { ...base, summary: { mean: value, stddev: spread } },
          );
      },
    },
    {
      match: /^Average (.*?) (?:load|Load)\b(?:.*?[ \t]-j[ \t]*(\d+))?/,
      take: ([, name, count]) => {
        load = name?.trim().toLowerCase();
        jobs = number(count);
      },
    },
  ];
}

const fieldMetrics: Readonly<Partial<Record<TimeField, Metric>>> = {
  elapsed: gnuMetric('Elapsed'),
  user: gnuMetric('User'),
  system: gnuMetric('System'),
  memory: gnuMetric('Maximum'),
};

function failureIn(text: string): string | undefined {
  return deathOf(text) ?? (failedCommand.test(text) ? text.trim() : undefined);
}

/** One row that says why, in place of the numbers. */
function failedRuns(block: readonly Measurement[], failed: string): Measurement[] {
  return block
    .filter((one) => one.metric.name === 'elapsed time')
    .map(({ value: _value, verbatim: _verbatim, ...one }) => ({ ...one, failed }));
}

function run(command: string | undefined, what: Metric, value: number, line: TextLine, verbatim?: string): Measurement {
  const changed = verbatim !== undefined && number(verbatim) !== value ? { verbatim: verbatim.trim() } : {};
  return {
    benchmark: command ? excerpt(command, 60) : 'time',
    suite: 'time',
    ...(command ? { command } : {}),
    metric: what,
    value,
    ...changed,
    line: line.n,
  };
}

function shellMetric(name: string): Metric {
  if (name === 'real') return metric('elapsed time', 's', 'lower');
  return metric(name === 'user' ? 'user time' : 'system time', 's', 'lower', 'cost');
}

function gnuMetric(name: string): Metric {
  if (name.startsWith('Elapsed')) return metric('elapsed time', 's', 'lower');
  if (name.startsWith('User')) return metric('user time', 's', 'lower', 'cost');
  if (name.startsWith('System')) return metric('system time', 's', 'lower', 'cost');
  return metric('maximum resident set', 'kbytes', 'lower', 'cost');
}

function kernbenchMetric(name: string): Metric {
  if (name === 'Elapsed') return metric('elapsed time', 's', 'lower');
  return metric(`${name.toLowerCase()} time`, 's', 'lower', 'cost');
}
