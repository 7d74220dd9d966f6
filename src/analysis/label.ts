/** What a row is called in a sentence: its benchmark's name, and the parameters that tell it from its neighbours. */
import type { Benchmark, Report } from '../generated/format';

type Value = string | number | boolean;

/** A parameter in brackets: a string speaks for itself, a number or a switch needs its name. */
function tag(name: string, value: Value): string {
  return typeof value === 'string' ? value : `${name} ${value}`;
}

/** More than this many parameters make a name nobody reads. */
const most = 3;

/**
 * A function that names the benchmarks of a report: "specjbb (large)". Parameters that differ among the rows of one
 * name come first, and a metric's name is added where one benchmark has several.
 */
export function namer(report: Report): (benchmark: Benchmark) => string {
  const groups = new Map<string, Benchmark[]>();
  for (const benchmark of report.benchmarks) {
    const group = groups.get(benchmark.name);
    if (group) group.push(benchmark);
    else groups.set(benchmark.name, [benchmark]);
  }
  const varying = new Map<string, { readonly keys: ReadonlySet<string>; readonly metrics: boolean }>();
  for (const [name, group] of groups) {
    const values = new Map<string, Set<unknown>>();
    for (const benchmark of group) {
      for (const [key, value] of Object.entries(benchmark.parameters ?? {})) {
        const seen = values.get(key);
        if (seen) seen.add(value);
        else values.set(key, new Set([value]));
      }
    }
    const absent = (key: string): boolean => group.some((one) => one.parameters?.[key] === undefined);
    const keys = new Set([...values].filter(([key, seen]) => group.length > 1 && (seen.size > 1 || absent(key))).map(([key]) => key));
    varying.set(name, { keys, metrics: new Set(group.map((one) => one.metric?.name)).size > 1 });
  }
  return (benchmark) => {
    const vary = varying.get(benchmark.name);
    const entries = Object.entries(benchmark.parameters ?? {}) as [string, Value][];
    const telling = entries.filter(([key]) => vary?.keys.has(key));
    const chosen = (telling.length ? telling : entries).slice(0, most).map(([key, value]) => tag(key, value));
    const name = vary?.metrics && benchmark.metric?.name ? `${benchmark.name}, ${benchmark.metric.name}` : benchmark.name;
    return chosen.length ? `${name} (${chosen.join(', ')})` : name;
  };
}
