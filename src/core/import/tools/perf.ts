/**
 * perf stat: text, -x (CSV), -j (JSON lines, including the invalid ones of some versions), -r; --metric-only of all
 * three.
 * `<not counted>`, `<not supported>` and nan are missing. With -r the printed deviation is the standard error of the
 * mean (perf's stat.c divides the variance by the number of runs): the runs' deviation is that times the root of n.
 * With -I the lines are a time series and not repetitions: their mean is one value; see perf-series.ts.
 */
import { word } from '../../messages/messages';
import { allJson, jsonNotes, object, otherDocuments, string } from '../json';
import {
  excerpt,
  head,
  linesOf,
  readLines,
  scanner,
  unreadNotes,
  type TextLine,
  type LineReading,
  type Scanner,
} from '../lines';
import type { Imported, Importer, ImportFile, Measurement, Note, RunSummary } from '../model';
import { number, numeric, round } from '../numbers';
import { decimalCommas } from '../decimal-commas';
import { counterOf } from './perf-counter';
import { withoutDead } from './perf-dead';
import { csvField, elapsed, eventMetric, isMissingCount, userTime } from './perf-events';
import { IntervalSeries, timedCounterOf, type IntervalCount } from './perf-series';
import { isMetricJson, isMetricOnly, metricObjects, metricTables, type MetricValue } from './perf-metrics';
import { addAll } from '../../text/lists';

export const perf: Importer = {
  tool: 'perf-stat',
  name: 'perf stat',
  sniff: ({ text }) => {
    const start = head(text);
    if (/"counter-value"\s*:/.test(start)) return 0.95;
    if (/Performance counter stats for|^# {1,40}time {1,40}counts unit events/m.test(start)) return 0.9;
    const lines = linesOf(start).slice(0, 40);
    return lines.some((line) => csvField(line.text) !== undefined) || isMetricOnly(lines) || isMetricJson(start)
      ? 0.8
      : 0;
  },
  read,
  lines: (start) => (isJson(start) ? undefined : begin()),
};

interface Block {
  command: string;
  runs?: number;
  readonly line: number;
}

function read({ text }: ImportFile): Imported {
  if (!isJson(head(text))) return readLines(begin, text);
  const found = allJson(text);
  const notes = jsonNotes({ ...found, around: [] });
  const sink = emptySink();
  const only = metricObjects(found.documents);
  if (!only) for (const { value, line } of found.documents) fromJson(object(value) ?? {}, line, sink);
  const reading = begin(sink, notes, only?.values);
  addAll(sink.series, only?.series ?? []);
  for (const line of found.around) reading.line(line);
  return reading.end();
}

function isJson(start: string): boolean {
  return start.includes('"counter-value"') || isMetricJson(start);
}

/** Text and -x, line by line; merges what was read of JSON before. */
function begin(sink: Sink = emptySink(), notes: Note[] = [], before: readonly MetricValue[] = []): LineReading {
  const { out, missing, partly, series } = sink;
  const commands = new Map<number, string>();
  const text = textAndCsv(sink, commands);
  const tables = metricTables(text.line);
  const end = (): Imported => {
    tables.end();
    const metrics = [...before, ...tables.values];
    for (const one of metrics) if (one.value === undefined) missing.push(one.line);
    const commandOf = lastBefore([...commands]);
    for (const one of metrics) addAll(out, fromMetric(one, commandOf(one.line)));
    for (const one of tables.series) series.push(one);
    addAll(
      out,
      sink.intervals.measurements((line) => base(commandOf(line) ?? 'perf stat', line)),
    );
    if (new Set(commands.values()).size < commands.size)
      notes.push({ kind: 'guessed', message: word('import.perf-blocks') });
    if (missing.length)
      notes.push({ kind: 'failed', message: word('import.perf-missing', { n: missing.length }), lines: missing });
    if (partly.length)
      notes.push({ kind: 'guessed', message: word('import.perf-partly', { n: partly.length }), lines: partly });
    if (series.length)
      notes.push({ kind: 'left-out', message: word('import.perf-series', { n: series.length }), lines: series });
    addAll(notes, sink.intervals.notes());
    if (out.some((one) => one.summary?.stddev !== undefined))
      notes.push({ kind: 'guessed', message: word('import.perf-error') });
    return {
      tool: 'perf-stat',
      measurements: withoutDead(out, text.unread, [...commands.keys()], notes),
      notes: [...notes, ...otherDocuments(sink.other), ...unreadNotes(text.unread, 'left-out', text.more())],
    };
  };
  // Its text is written in the locale of who ran it; with -x the separator is a comma too, which csvField handles.
  const written = decimalCommas((line) => statHeader.test(line), tables.line);
  return {
    line: written.line,
    end: () => {
      written.end();
      return end();
    },
  };
}

/** Of entries by line, ascending, what the last one before a line says. */
function lastBefore(entries: readonly (readonly [line: number, said: string])[]): (line: number) => string | undefined {
  return (line) => {
    let from = 0;
    let to = entries.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((entries[middle]?.[0] ?? Infinity) < line) from = middle + 1;
      else to = middle;
    }
    return entries[from - 1]?.[1];
  };
}

interface Sink {
  readonly out: Measurement[];
  readonly missing: number[];
  readonly partly: number[];
  /** Lines of tables of metrics over time. */
  readonly series: number[];
  readonly intervals: IntervalSeries;
  /** JSON that is no counter. */
  readonly other: number[];
}

function emptySink(): Sink {
  return { out: [], missing: [], partly: [], series: [], intervals: new IntervalSeries(), other: [] };
}

function base(command: string, line: number) {
  return { benchmark: excerpt(command, 60), suite: 'perf stat', line };
}

function fromMetric({ metric, value, cpu, line }: MetricValue, command = 'perf stat'): Measurement[] {
  return value === undefined
    ? []
    : [{ ...base(command, line), ...(cpu ? { parameters: { cpu } } : {}), metric, value }];
}

function fromJson(json: Readonly<Record<string, unknown>>, line: number, sink: Sink): void {
  const event = string(json.event);
  if (event === undefined) {
    if (Object.values(json).some((value) => typeof value === 'string' && isMissingCount(value)))
      sink.missing.push(line);
    else sink.other.push(line);
    return;
  }
  const time = numeric(json.interval);
  if (time !== undefined) {
    const value = numeric(json['counter-value']);
    addInterval({ time, event, unit: string(json.unit) || undefined, cpu: placeOf(json), value, line }, sink);
  } else if (typeof json['counter-value'] === 'string' && isMissingCount(json['counter-value']))
    sink.missing.push(line);
  else {
    const value = numeric(json['counter-value']);
    if (value === undefined) {
      sink.missing.push(line);
      return;
    }
    if ((numeric(json['pcnt-running']) ?? 100) < 100) sink.partly.push(line);
    const cpu = placeOf(json);
    const common = {
      ...base('perf stat', line),
      ...(cpu ? { parameters: { cpu } } : {}),
      metric: eventMetric(event, string(json.unit)),
    };
    // With -r the value is a mean; the line does not say of how many runs.
    sink.out.push(json.variance === undefined ? { ...common, value } : { ...common, summary: { mean: value } });
  }
}

function addInterval(one: IntervalCount, sink: Sink): void {
  if (one.value === undefined) sink.missing.push(one.line);
  sink.intervals.add(one);
}

/** Whether the line has a time stamp and a counter. */
function addTimed({ text, n }: TextLine, sink: Sink): boolean {
  const timed = timedCounterOf(text);
  if (!timed) return false;
  const { printed, event, unit } = timed.counter;
  addInterval({ time: timed.time, event, unit, value: number(printed), line: n }, sink);
  return true;
}

function placeOf(json: Readonly<Record<string, unknown>>): string | undefined {
  return string(json.cpu) ?? string(json.core) ?? string(json.socket);
}

const statHeader = /^\s*Performance counter stats for\s(.*)/;
const elapsedLine = /^\s*([\d.,]+)\s+(?:\+-\s*([\d.]+)\s+)?seconds time elapsed/;

/** What a header says that is complete: a command and its runs, or what was watched. */
function headerOf(text: string): { readonly command: string; readonly runs?: number } | undefined {
  const [, command, runs] = /^'(.*)'(?:\s*\((\d+) runs\))?:?$/.exec(text) ?? [];
  if (command !== undefined) return { command, ...(runs ? { runs: Number(runs) } : {}) };
  const plain = (text.endsWith(':') ? text.slice(0, -1) : text).trimEnd();
  return plain === 'system wide' || /^(?:process id|thread id|CPU\(s\)) /.test(text) ? { command: plain } : undefined;
}

/** @param begun filled with the command of each block, by the block's first line */
function textAndCsv(sink: Sink, begun: Map<number, string>): Scanner {
  let block: Block | undefined;
  let pendingHeader: string | undefined;
  const current = (line: number): Block => block ?? { command: 'perf stat', line };
  const summary = (mean: number, error: number | undefined, runs: number): RunSummary => ({
    mean,
    ...(error ? { stddev: round(error * Math.sqrt(runs)) } : {}),
    n: runs,
  });
  const begin = (header: string, line: TextLine): boolean => {
    const whole = headerOf(header.trim());
    if (!whole) return false;
    begun.set(line.n, whole.command);
    block = { ...whole, line: line.n };
    return true;
  };
  return scanner([
    {
      match: /^/,
      take: (_, line) => {
        if (pendingHeader === undefined) return false;
        // A mail wrapped the command: the header continues on this line.
        const joined = `${pendingHeader} ${line.text.trim()}`;
        pendingHeader = begin(joined, line) || joined.length > 4000 ? undefined : joined;
        return undefined;
      },
    },
    {
      match: statHeader,
      take: ([, header], line) => {
        if (!begin(header ?? '', line)) pendingHeader = header ?? '';
      },
    },
    {
      match: elapsedLine,
      take: ([, printed, error], line) => {
        const value = number(printed);
        if (value === undefined) return false;
        const { command, runs } = current(line.n);
        const what = elapsed(command);
        sink.out.push(
          runs
            ? { ...base(command, line.n), metric: what, summary: summary(value, number(error), runs) }
            : { ...base(command, line.n), metric: what, value },
        );
        return undefined;
      },
    },
    {
      match: /^\s*([\d.,]+)\s+(?:\+-\s*([\d.]+)\s+)?seconds (user|sys)/,
      take: ([, printed, error, kind], line) => {
        const value = number(printed);
        if (value === undefined) return false;
        const { command, runs } = current(line.n);
        sink.out.push(
          runs
            ? { ...base(command, line.n), metric: userTime(kind ?? ''), summary: summary(value, number(error), runs) }
            : { ...base(command, line.n), metric: userTime(kind ?? ''), value },
        );
        return undefined;
      },
    },
    {
      match: /[,;|\t]/,
      take: (_, line) => {
        const field = csvField(line.text);
        if (!field) return false;
        if (field.time !== undefined) addInterval({ ...field, time: field.time, line: line.n }, sink);
        else if (field.value === undefined) sink.missing.push(line.n);
        else {
          if (field.running < 100) sink.partly.push(line.n);
          const common = {
            ...base('perf stat', line.n),
            ...(field.cpu ? { parameters: { cpu: field.cpu } } : {}),
            metric: eventMetric(field.event, field.unit),
          };
          sink.out.push(
            field.repeated ? { ...common, summary: { mean: field.value } } : { ...common, value: field.value },
          );
        }
        return undefined;
      },
    },
    {
      match: /^\s*[<\d.,]/,
      take: (_, line) => {
        if (addTimed(line, sink)) return undefined;
        const counter = counterOf(line.text);
        if (!counter) return false;
        const { printed, unit, event, variance, running } = counter;
        if (isMissingCount(printed)) {
          sink.missing.push(line.n);
          return undefined;
        }
        const value = number(printed);
        if (value === undefined || !block) return false;
        if (running !== undefined && Number(running) < 100) sink.partly.push(line.n);
        const { command, runs } = block;
        const error = number(variance);
        // 0.00 % is a rounded number, not a deviation of zero: the deviation is unknown.
        const common = { ...base(command, line.n), metric: eventMetric(event, unit) };
        sink.out.push(
          runs
            ? { ...common, summary: summary(value, error ? (error / 100) * value : undefined, runs) }
            : { ...common, value },
        );
        return undefined;
      },
    },
    { match: /^\s*#|^time: \d/ },
  ]);
}
