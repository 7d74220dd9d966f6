/** perf's events: their directions, and its CSV lines, whose number of columns depends on the options. */
import { metric } from '../metrics';
import type { Metric } from '../model';
import { number } from '../numbers';

/** True if perf could not count. */
export function isMissingCount(printed: string): boolean {
  return /^(?:<not counted>|<not supported>|nan|none|inf|)$/i.test(printed.trim());
}

/** How long a command took; when a system or a process is watched, the time means nothing. */
export function elapsed(command: string): Metric {
  return /^(system wide|process id|thread id|CPU\(s\))/.test(command)
    ? metric('elapsed time', 's', 'none', 'info')
    : metric('elapsed time', 's', 'lower');
}

export function userTime(kind: string): Metric {
  return metric(kind === 'user' ? 'user time' : 'system time', 's', 'lower', 'cost');
}

/**
 * A counter as a metric. Time and cycles are costs; errors (misses, faults, exits) are lower-better and informative;
 * the number of instructions and branches has no direction.
 */
export function eventMetric(event: string, unit: string | undefined): Metric {
  const name = event.replace(/:[ukhGH]+$/, '');
  if (name === 'duration_time') return metric(event, unit || 'ns', 'lower', 'info');
  if (/^(task-clock|cpu-clock|(cpu_core\/|cpu_atom\/)?(cpu-)?cycles\/?)$/.test(name))
    return metric(event, unit, 'lower', 'cost');
  if (/^(user_time|system_time)$/.test(name)) return metric(event, unit || 'ns', 'lower', 'cost');
  if (/^kvm:kvm_(exit|entry|userspace_exit)$/.test(name)) return metric(event, unit, 'lower', 'cost');
  if (/energy-|power\//.test(name)) return metric(event, unit, 'lower', 'cost');
  if (/miss|fault|switch|migration|stalled/.test(name)) return metric(event, unit, 'lower', 'info');
  return metric(event, unit, 'none', 'info');
}

export interface CsvField {
  /** Absent if perf could not count. */
  readonly value?: number;
  readonly unit?: string;
  readonly event: string;
  readonly running: number;
  /** With -I: seconds at the end of the interval. */
  readonly time?: number;
  readonly repeated: boolean;
  readonly cpu?: string;
}

/** Time stamp (-I), place and number of counters (-A and its like). */
const beforeValue = /^(?:\d+\.\d{6,}|(?:CPU|S|D|C|N)\d[\w-]*)$/;
const eventName = /^[A-Za-z][\w\-:./=]*$/;

/**
 * One line of `perf stat -x`: value, unit, event, with -r the error of the mean, run time of the counter, and per cent
 * running.
 */
export function csvField(line: string): CsvField | undefined {
  if (line.startsWith('#') || line.length > 2000) return undefined;
  const joined = withoutDecimalCommas(line);
  for (const separator of [',', ';', '|', '\t']) {
    const cells = joined.split(separator).map((cell) => cell.trim());
    if (cells.length < 5) continue;
    for (let at = 0; at <= Math.min(3, cells.length - 5); at++) {
      const before = cells.slice(0, at);
      if (!isBefore(before)) continue;
      const field = fieldAt(cells, at, separator);
      if (field) return field;
    }
  }
  return undefined;
}

/** What may stand before a value: a place is followed by a number of counters. */
function isBefore(before: readonly string[]): boolean {
  return before.every(
    (cell, at) => beforeValue.test(cell) || (/^\d+$/.test(cell) && /^[A-Z]/.test(before[at - 1] ?? '')),
  );
}

function fieldAt(cells: readonly string[], at: number, separator: string): CsvField | undefined {
  const [value = '', unit = '', event = '', ...behind] = cells.slice(at);
  const counted = number(separator === ',' ? value : pointed(value));
  const missing = /^<not (counted|supported)>$/.test(value);
  if ((counted === undefined && !missing) || !/^[A-Za-z%/]*$/.test(unit) || !eventName.test(event)) return undefined;
  const early = isError(behind[0]);
  const [runtime = '', running = ''] = early ? behind.slice(1) : behind;
  if (!/^\d+$/.test(runtime) || !/^\d+([.,]\d+)?$/.test(running)) return undefined;
  const before = cells.slice(0, at);
  return {
    ...(counted === undefined ? {} : { value: counted }),
    ...(unit ? { unit } : {}),
    event,
    running: Number(pointed(running)),
    ...(before[0] !== undefined && /^\d+\.\d{6,}$/.test(before[0]) ? { time: Number(before[0]) } : {}),
    repeated: early || isError(behind[2]),
    ...cpuOf(before),
  };
}

function isError(cell: string | undefined): boolean {
  return /^\d+(?:[.,]\d+)?%$/.test(cell ?? '');
}

function pointed(printed: string): string {
  return printed.replace(/^(\d+),(\d+)$/, '$1.$2');
}

/**
 * With -x, in a locale with decimal commas each number with decimals is two cells. perf prints per cent running with
 * two decimals, so they show: `306,72,msec,task-clock,306721000,100,00` is `306.72,msec,task-clock,306721000,100.00`.
 */
const commaLine = new RegExp(
  [
    String.raw`^((?:\d+,\d{9},)?(?:(?:CPU|S|D|C|N)\d[\w-]*,(?:\d+,)?)?)(\d+(?:,\d+)?|<not (?:counted|supported)>),`,
    String.raw`([A-Za-z%/]*,[A-Za-z][\w\-:./=]*,)(?:(\d+),(\d+%),)?(\d+),(\d{1,3}),(\d\d)(?=,|$)`,
  ].join(''),
);

function withoutDecimalCommas(line: string): string {
  const found = commaLine.exec(line);
  if (!found) return line;
  const [, before = '', value = '', event = '', error, decimals = '', runtime = '', running = '', hundredths = ''] =
    found;
  const place = before.replace(/^(\d+),(\d{9}),/, '$1.$2,');
  const spread = error === undefined ? '' : `${error}.${decimals},`;
  return `${place}${pointed(value)},${event}${spread}${runtime},${running}.${hundredths}`;
}

function cpuOf(before: readonly string[]): { readonly cpu?: string } {
  const cpu = before.find((cell) => /^(CPU|S|D|C|N)\d/.test(cell));
  return cpu ? { cpu } : {};
}
