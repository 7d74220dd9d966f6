/** What a run's output says: the numbers that the plan wants of it, or why there are none. */
import type { PlanBenchmark, PlanMetric } from '../generated/plan-format';
import type { Measurement, Parameters } from '../import/model';
import { word, type Message } from '../messages/messages';
import { addTo } from '../text/grouped';
import { inert } from '../report/show';
import { valueAt } from '../report/value';
import type { PlanReaders } from './readers';

/** One number of a run. */
interface ReadNumber {
  readonly value: number;
  readonly metric: PlanMetric;
  /** What a tool calls the benchmark, where one output has several. */
  readonly benchmark?: string;
  readonly suite?: string;
  readonly version?: string;
  readonly parameters?: Parameters;
}

export type RunReading = { readonly numbers: readonly ReadNumber[] } | { readonly failed: Message };

/**
 * @param seconds how long the run took
 * @param output what it printed on standard output
 * @param readWith reads the output of tools
 */
export function readRun(
  benchmark: PlanBenchmark,
  seconds: number,
  output: string,
  readWith: PlanReaders['readWith'],
): RunReading {
  const { read = 'time', metric } = benchmark;
  if (read === 'time')
    return {
      numbers: [
        { value: Number(seconds.toFixed(9)), metric: { name: 'time', unit: 's', direction: 'lower', ...metric } },
      ],
    };
  if (read !== 'value' && typeof read === 'string')
    return readTool(benchmark, readWith({ path: benchmark.id, text: output }, read), read);
  const found =
    read === 'value'
      ? lastLine(output)
      : read.pattern !== undefined
        ? lastMatch(output, read.pattern)
        : pointed(output, read.pointer ?? '');
  if (found === undefined) return { failed: word('run.nothing-read', { what: whatOf(read) }) };
  const value = typeof found === 'number' ? found : numberIn(found);
  if (value === undefined) return { failed: word('run.no-number', { found: inert(String(found)) }) };
  return { numbers: [{ value, metric: { name: 'value', ...metric } }] };
}

function whatOf(read: 'value' | { readonly pattern?: string; readonly pointer?: string }): string {
  return read === 'value' ? 'value' : inert(read.pattern ?? read.pointer ?? '');
}

/** A plain decimal number, as programs print it. */
function numberIn(text: string): number | undefined {
  const value = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : undefined;
}

function lastLine(output: string): string | undefined {
  return output.trimEnd().split('\n').at(-1)?.trim() || undefined;
}

function lastMatch(output: string, pattern: string): string | undefined {
  let last: string | undefined;
  for (const [, group] of output.matchAll(new RegExp(pattern, 'gm'))) last = group ?? last;
  return last;
}

function pointed(output: string, pointer: string): string | number | undefined {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch {
    return undefined;
  }
  const names = pointer.split('/').slice(1);
  const found = names.reduce<unknown>((here, raw) => {
    const name = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    return valueAt(here, [Array.isArray(here) ? Number(name) : name]);
  }, value);
  return typeof found === 'number' || typeof found === 'string' ? found : undefined;
}

function readTool(
  { only }: PlanBenchmark,
  { imported }: ReturnType<PlanReaders['readWith']>,
  tool: string,
): RunReading {
  const wanted = (imported?.measurements ?? []).filter(
    ({ metric }) => !only || only.some((name) => name.toLowerCase() === metric.name.toLowerCase()),
  );
  const failed = wanted.find((one) => one.failed !== undefined);
  if (failed) return { failed: word('run.tool-failed', { why: inert(failed.failed ?? '') }) };
  const several = new Set(wanted.map((one) => one.benchmark)).size > 1;
  const byRow = new Map<string, Measurement[]>();
  for (const one of wanted)
    addTo(byRow, JSON.stringify([one.benchmark, one.suite, one.metric.name, one.parameters ?? {}]), one);
  const numbers = [...byRow.values()].flatMap((row): ReadNumber[] => {
    const value = meanOf(row);
    const [first] = row;
    if (value === undefined || !first) return [];
    const { suite, version, parameters, metric } = first;
    const { definition: _definition, ...facts } = metric;
    return [{ value, metric: facts, suite, version, parameters, ...(several ? { benchmark: first.benchmark } : {}) }];
  });
  return numbers.length > 0 ? { numbers } : { failed: word('run.nothing-read', { what: tool }) };
}

/** One start of a program is one run: where its output repeats a row, the mean is its number. */
function meanOf(row: readonly Measurement[]): number | undefined {
  const values = row.flatMap(
    ({ value, samples, summary }) => samples ?? value ?? summary?.mean ?? summary?.median ?? [],
  );
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return Number.isFinite(mean) ? mean : undefined;
}
