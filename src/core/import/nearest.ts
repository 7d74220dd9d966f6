/** The tool that a text is most like although its sign is missing: what readers of lines make of it tells. */
import { word, type Message } from '../messages/messages';
import { head, linesOf, type LineReading } from './lines';
import type { Importer } from './model';

/** The line that says whose output it is, of tools whose output is often cut: as it could stand above the text. */
export const signs: Readonly<Record<string, string>> = {
  ab: 'This is ApacheBench, Version 2.3',
  pgbench: 'pgbench (15.0)\ntransaction type: <builtin: TPC-B (sort of)>',
  'perf-stat': "Performance counter stats for 'command':",
  sysbench: 'sysbench 1.0.20 (using system LuaJIT 2.1.0)',
  unixbench: 'BYTE UNIX Benchmarks (Version 5.1.3)',
  wrk: 'Running 30s test @ http://localhost/',
};

/** Readers are asked in turn, so they get no more than this. */
const maxLines = 200;
const maxLength = 16 * 1024;

/** What is said of a text that no tool is known for; undefined if nothing is like it. */
export function nearestTo(text: string, registry: readonly Importer[]): Message | undefined {
  const start = head(text).slice(0, maxLength);
  const lines = linesOf(start).slice(0, maxLines);
  const of = lines.filter((line) => line.text.trim()).length;
  let best: { readonly tool: string; readonly name: string; readonly n: number } | undefined;
  for (const { tool, name, lines: begin } of registry) {
    const n = readBy(begin?.(start), lines, of);
    // Half of the text or more, and better than any other.
    if (n * 2 >= of && n > (best?.n ?? 0)) best = { tool, name, n };
  }
  if (!best) return undefined;
  const { tool, ...args } = best;
  const sign = Object.hasOwn(signs, tool) ? signs[tool]?.split('\n')[0] : undefined;
  return sign === undefined
    ? word('import.unknown-nearest', { ...args, of })
    : word('import.unknown-sign', { ...args, of, text: sign });
}

/** How many lines a reader knows; none if it finds no result in them. */
function readBy(reading: LineReading | undefined, lines: ReturnType<typeof linesOf>, of: number): number {
  if (!reading) return 0;
  try {
    for (const line of lines) reading.line(line);
    const { measurements, notes } = reading.end();
    const unread = new Set(notes.flatMap(({ kind, lines: left = [] }) => (kind === 'failed' ? [] : left)));
    return measurements.some(({ failed }) => failed === undefined) ? of - unread.size : 0;
  } catch {
    return 0;
  }
}
