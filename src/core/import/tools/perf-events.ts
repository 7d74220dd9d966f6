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
  readonly interval: boolean;
  readonly repeated: boolean;
  readonly cpu?: string;
}

/** One line of `perf stat -x`: value, unit, event, run time of the counter, percent running. */
export function csvField(line: string): CsvField | undefined {
  if (line.startsWith('#') || line.length > 2000) return undefined;
  for (const separator of [',', ';', '|', '\t']) {
    const cells = line.split(separator).map((cell) => cell.trim());
    if (cells.length < 5) continue;
    for (let at = 0; at <= Math.min(3, cells.length - 5); at++) {
      const [value = '', unit = '', event = '', runtime = '', running = ''] = cells.slice(at, at + 5);
      const counted = number(value);
      const missing = /^<not (counted|supported)>$/.test(value);
      if ((counted === undefined && !missing) || !/^[A-Za-z%/]*$/.test(unit) || !/^[A-Za-z][\w\-:./=]*$/.test(event))
        continue;
      if (!/^\d+$/.test(runtime) || !/^\d+(\.\d+)?$/.test(running)) continue;
      const before = cells.slice(0, at);
      return {
        ...(counted === undefined ? {} : { value: counted }),
        ...(unit ? { unit } : {}),
        event,
        running: Number(running),
        interval: before[0] !== undefined && /^\d+\.\d{6,}$/.test(before[0]),
        repeated: /^[\d.]+%$/.test(cells[at + 5] ?? ''),
        ...cpuOf(before),
      };
    }
  }
  return undefined;
}

function cpuOf(before: readonly string[]): { readonly cpu?: string } {
  const cpu = before.find((cell) => /^(CPU|S|D|C|N)\d/.test(cell));
  return cpu ? { cpu } : {};
}
