/**
 * perf stat --metric-only: metrics without their counters. In text, a line of names above a line of numbers; with -x
 * the
 * same with separators, with -j an object of name and value, or (perf 6.1) objects of names, then objects of values.
 */
import { object, string, type JsonDocument } from '../json';
import type { TextLine } from '../lines';
import { metric } from '../metrics';
import type { Metric } from '../model';
import { number, numeric } from '../numbers';
import { isMissingCount } from './perf-events';

export interface MetricValue {
  readonly metric: Metric;
  /** Absent if perf could not compute it (nan, none, empty). */
  readonly value?: number;
  readonly cpu?: string;
  readonly line: number;
}

/** perf's default metrics of a program and the top-down metrics: enough to tell its header from other tables. */
const knownHeader = new RegExp(
  [
    String.raw`^(?:GHz|insn per cycle|stalled cycles per insn|(?:front|back)end cycles idle|`,
    String.raw`\S+ of all .+|(?:%\s+)?tma_\w+|retiring|bad speculation|(?:front|back)end bound|`,
    String.raw`transactional cycles|aborted cycles|SMI cycles%|cycles \/ (?:transaction|elision))$`,
  ].join(''),
);
/** Columns for the place, time or number of counters. */
const placeColumn = /^(?:cpu|cpus|core|socket|die|node|cluster|cache|time|ctrs|thread)$/i;
const placeValue = /^(?:S\d+(?:-[DCL]\d+)*(?:-ID\d+)?|CPU\d+|N\d+|D\d+)$/;

function named(name: string, printed: string): Metric {
  const [, unit, own] = /^(\S{1,6})\s{2,}(\S.*)$/.exec(name.trim()) ?? [];
  const said = own ?? name.trim();
  const shown = unit ?? (printed.endsWith('%') ? '%' : said === 'GHz' ? 'GHz' : undefined);
  const direction = /insn per cycle|\bipc\b/i.test(said)
    ? ('higher' as const)
    : /miss|stalled|cycles idle|aborted/i.test(said)
      ? ('lower' as const)
      : ('none' as const);
  return metric(said === 'GHz' ? 'frequency' : said, shown, direction, 'info');
}

function valueOf(name: string, printed: string, line: number, cpu?: string): MetricValue {
  const value = isMissingCount(printed)
    ? undefined
    : number((printed.endsWith('%') ? printed.slice(0, -1) : printed).trimEnd());
  return { metric: named(name, printed), line, ...(value === undefined ? {} : { value }), ...(cpu ? { cpu } : {}) };
}

/** True if the beginning of a file holds such a table; the names must be perf's. */
export function isMetricOnly(lines: readonly TextLine[]): boolean {
  return lines.some((line, index) => {
    const names = csvNames(line.text);
    return (
      names.some((name) => knownHeader.test(name)) &&
      csvNumbers(lines[index + 1]?.text ?? '', names.length) !== undefined
    );
  });
}

function csvNames(text: string): string[] {
  const separator = /[,;|]$/.exec(text.trimEnd())?.[0];
  if (separator === undefined || text.length > 4000) return [];
  const names = text
    .trim()
    .slice(0, -1)
    .split(separator)
    .map((name) => name.trim());
  return names.some((name) => /[A-Za-z]/.test(name)) && names.every((name) => name === '' || /^[A-Za-z%]/.test(name))
    ? names
    : [];
}

function csvNumbers(text: string, count: number): string[] | undefined {
  const separator = /[,;|]$/.exec(text.trimEnd())?.[0];
  const cells =
    separator === undefined
      ? []
      : text
          .trim()
          .slice(0, -1)
          .split(separator)
          .map((cell) => cell.trim());
  const usable =
    cells.length === count &&
    cells.some((cell) => number(cell) !== undefined) &&
    cells.every((cell) => isMissingCount(cell) || number(cell) !== undefined || placeValue.test(cell));
  return usable ? cells : undefined;
}

export interface MetricTables {
  readonly line: (line: TextLine) => void;
  readonly end: () => void;
  readonly values: MetricValue[];
  /** Lines of a time series (-I): not repetitions. */
  readonly series: number[];
}

/** Tables in text and -x output. Other lines are passed on in order. */
export function metricTables(pass: (line: TextLine) => void): MetricTables {
  const values: MetricValue[] = [];
  const series: number[] = [];
  let header: { readonly line: TextLine; readonly names?: readonly string[]; used: boolean } | undefined;
  let inBlock = false;
  const release = (): void => {
    if (header && !header.used) pass(header.line);
    header = undefined;
  };
  const line = (next: TextLine): void => {
    if (/Performance counter stats for/.test(next.text)) inBlock = true;
    if (!next.text.trim()) return;
    const row = header && rowOf(header.line.text, header.names, next.text);
    if (row && header) {
      header.used = true;
      if (row.timed) series.push(next.n);
      else for (const { name, printed } of row.cells) values.push(valueOf(name, printed, next.n, row.cpu));
      return;
    }
    release();
    const names = csvNames(next.text);
    const text =
      names.length === 0 &&
      (inBlock || /^#\s+time\s/.test(next.text)) &&
      /^#?\s+[A-Za-z%]/.test(next.text) &&
      !/\d(?:\s|$)/.test(next.text);
    if (names.length) header = { line: next, names, used: false };
    else if (text) header = { line: next, used: false };
    else pass(next);
  };
  return { line, end: release, values, series };
}

interface Row {
  readonly cells: readonly { readonly name: string; readonly printed: string }[];
  readonly cpu?: string;
  readonly timed: boolean;
}

function rowOf(header: string, names: readonly string[] | undefined, text: string): Row | undefined {
  if (!names) return textRow(header, text);
  const cells = csvNumbers(text, names.length);
  if (!cells) return undefined;
  const cpu = cells.find((cell) => placeValue.test(cell));
  return {
    timed: names[0] === 'time',
    cpu,
    cells: names.flatMap((name, at) =>
      name === '' || placeColumn.test(name) || placeValue.test(cells[at] ?? '')
        ? []
        : [{ name, printed: cells[at] ?? '' }],
    ),
  };
}

/**
 * Names are right-aligned over their numbers and hold blanks: a column ends where its number ends, or slightly before.
 */
function textRow(header: string, text: string): Row | undefined {
  const lead = /^\s*(?:(S\d\S*|CPU\d+|N\d+)\s+(?:\d+\s)?|(\d+\.\d{6,})\s)?/.exec(text);
  const from = lead?.[0].length ?? 0;
  const numbers = [...text.slice(from).matchAll(/(\S+)/g)].map((found) => ({
    printed: found[0],
    end: from + found.index + found[0].length,
  }));
  if (!numbers.length || !numbers.every(({ printed }) => /^-?[\d.]+%?$|^nan$/i.test(printed))) return undefined;
  const plain = header.replace(/^#(\s+)time\s/, (whole) => ' '.repeat(whole.length)).trimEnd();
  const byBlanks = namesBetweenBlanks(plain.trim());
  const byPlace = columns(
    plain,
    numbers.map((one) => one.end),
  );
  const names = byPlace ?? (byBlanks.length === numbers.length ? byBlanks : undefined);
  return (
    names && {
      timed: lead?.[2] !== undefined,
      cpu: lead?.[1],
      cells: numbers.map(({ printed }, at) => ({ name: names[at] ?? '', printed })),
    }
  );
}

/** Two blanks before a single word that has a name behind it are those of a unit: they do not end the name. */
function namesBetweenBlanks(text: string): string[] {
  const parts = text.split(/(\s+)/);
  const names: string[] = [];
  let name = '';
  parts.forEach((part, at) => {
    const unit = part.length === 2 && /^\w+$/.test(parts[at + 1] ?? '') && (parts[at + 2]?.length ?? 0) >= 2;
    if (at % 2 === 0 || part.length === 1 || unit) name += part;
    else {
      names.push(name);
      name = '';
    }
  });
  return [...names, name];
}

/** A name longer than its column shifts its number, and all numbers after it, to the right. */
function columns(header: string, ends: readonly number[]): string[] | undefined {
  const names: string[] = [];
  let start = 0;
  let shift = 0;
  for (const end of ends) {
    const fits = (at: number) =>
      at > start && /\S/.test(header[at - 1] ?? ' ') && /^(?:\s|$)/.test(header.slice(at, at + 1));
    const own = [shift, shift + 1].find((one) => fits(end - one));
    if (own === undefined) return undefined;
    shift = own;
    names.push(header.slice(start, end - shift).trim());
    start = end - shift;
  }
  return header.slice(start).trim() === '' && names.every(Boolean) ? names : undefined;
}

const metaKey = /^(?:interval|cpu|core|socket|die|node|cluster|cache|counters|aggregate-number|ctrs|thread)$/;

/** Objects of metrics; undefined if the documents are counters. perf 6.1 prints the names first. */
export function metricObjects(
  documents: readonly JsonDocument[],
): { readonly values: readonly MetricValue[]; readonly series: readonly number[] } | undefined {
  const objects = documents.map(({ value, line }) => ({ json: object(value) ?? {}, line }));
  if (objects.some(({ json }) => json['counter-value'] !== undefined || json.event !== undefined)) return undefined;
  const values: MetricValue[] = [];
  const series: number[] = [];
  const units = objects.flatMap(({ json }) => (Object.keys(json).length === 1 ? (string(json.unit) ?? []) : []));
  const bare = objects.filter(({ json }) => json['metric-value'] !== undefined && json['metric-unit'] === undefined);
  if (units.length || bare.length) {
    // With different numbers of names and values, they cannot be matched.
    if (!units.length || bare.length % units.length !== 0) return { values: [], series };
    bare.forEach(({ json, line }, at) =>
      values.push(valueOf(units[at % units.length] ?? '', text(json['metric-value']), line)),
    );
    return { values, series };
  }
  for (const { json, line } of objects) {
    const cpu = string(json.cpu) ?? string(json.core) ?? string(json.socket);
    if (json.interval !== undefined) series.push(line);
    else
      for (const [name, value] of Object.entries(json))
        if (!metaKey.test(name) && (typeof value === 'string' || typeof value === 'number'))
          values.push(valueOf(name, text(value), line, cpu));
  }
  return { values, series };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : String(numeric(value) ?? '');
}

/** True if the beginning of a file is an object of perf's metrics. */
export function isMetricJson(start: string): boolean {
  const names = [...start.slice(0, 4000).matchAll(/"([^"\n]{1,60})"\s*:\s*"?-?[\d.]*/g)].map(([, name]) => name ?? '');
  const units = [...start.slice(0, 4000).matchAll(/\{"unit" : "([^"\n]{1,60})"\}/g)].map(([, name]) => name ?? '');
  return (
    /^[ \t]*\{/m.test(start) &&
    [...units, ...names].some((name) => knownHeader.test(name)) &&
    (units.length > 0
      ? /"metric-value"/.test(start)
      : names.every((name) => knownHeader.test(name) || metaKey.test(name) || /[\s_%]/.test(name)))
  );
}
