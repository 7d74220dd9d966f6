/** Parameters of one benchmark in two reports. */
import type { Benchmark } from '../generated/format';

/** What a benchmark runs on: with another number of CPUs or other pages it is another measurement. */
const load = /^(vcpus|vms|nestingLevel|page_?size|(guest)?mem(ory)?(MiB|GiB|MB|GB|PerVcpu)?)$/i;

export function isLoad(parameter: string): boolean {
  return load.test(parameter);
}

/** Names of the parameters that both state, or one alone, with other values. */
export function differingParameters(a: Benchmark, b: Benchmark): string[] {
  const [x, y] = [a.parameters ?? {}, b.parameters ?? {}];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((key) => x[key] !== y[key]);
}

/** The same parameters, whatever their order. */
export function parametersKey({ parameters }: Benchmark): string {
  return JSON.stringify(Object.entries(parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
