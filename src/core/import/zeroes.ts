/**
 * Zeros that are no results, for every reader at once. A rate of 0 means that nothing was done, or less than the tool
 * prints: a failed run. A time of 0 is below what the tool prints: missing. A cost of 0 may be a cost of 0.
 */
import { word } from '../messages/messages';
import { kindOf } from '../text/units';
import type { Imported, Measurement, Note } from './model';

/** The same with such zeros as failed runs or missing, each said with its line. */
export function withoutZeroes(imported: Imported): Imported {
  const notes: Note[] = [];
  const times = new Map<string, { n: number; readonly lines: number[] }>();
  const measurements = imported.measurements.flatMap((one) => {
    if (!hasZero(one)) return [one];
    if (isRate(one)) return failedRuns(one, notes);
    return isTime(one) ? withoutTimes(one, times) : [one];
  });
  for (const [name, { n, lines }] of times)
    notes.push({
      kind: 'left-out',
      message: word('import.time-zero', { name, n }),
      ...(lines.length ? { lines } : {}),
    });
  return notes.length ? { ...imported, measurements, notes: [...imported.notes, ...notes] } : imported;
}

function hasZero({ value, samples, summary }: Measurement): boolean {
  return value === 0 || summary?.mean === 0 || (samples?.includes(0) ?? false);
}

function isRate({ metric }: Measurement): boolean {
  return metric.direction === 'higher' && metric.role === 'primary' && metric.unit !== undefined;
}

function isTime({ metric }: Measurement): boolean {
  return metric.direction === 'lower' && metric.role !== 'cost' && kindOf(metric.unit) === 'time';
}

/** The measurement without its zeros; undefined if nothing is left. */
function others(one: Measurement): Measurement | undefined {
  const { value, samples, summary, ...rest } = one;
  const left = samples?.filter((each) => each !== 0);
  if (left?.length) return { ...rest, samples: left };
  return value === 0 || summary?.mean === 0 || samples ? undefined : one;
}

function zeros({ samples }: Measurement): number {
  return samples?.filter((each) => each === 0).length ?? 1;
}

function failedRuns(one: Measurement, notes: Note[]): Measurement[] {
  const { value: _value, samples: _samples, summary: _summary, verbatim: _verbatim, ...rest } = one;
  const reason = `0 ${one.metric.unit ?? ''}`;
  const left = others(one);
  notes.push({ kind: 'failed', message: word('import.row-failed', { name: one.benchmark, text: reason }), ...at(one) });
  const failed = Array.from({ length: zeros(one) }, (): Measurement => ({ ...rest, failed: reason }));
  return left ? [left, ...failed] : failed;
}

function withoutTimes(one: Measurement, times: Map<string, { n: number; readonly lines: number[] }>): Measurement[] {
  const name = `${one.benchmark}, ${one.metric.name}`;
  const known = times.get(name) ?? { n: 0, lines: [] };
  known.n += zeros(one);
  if (one.line !== undefined) known.lines.push(one.line);
  times.set(name, known);
  const left = others(one);
  return left ? [left] : [];
}

function at({ line }: Measurement): Pick<Note, 'lines'> {
  return line === undefined ? {} : { lines: [line] };
}
