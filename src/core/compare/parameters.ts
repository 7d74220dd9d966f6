/** Parameters of one benchmark in two reports. */
import type { Benchmark } from '../generated/format';
import { own } from '../text/own';

/** Parameters of the load: with another number of CPUs or another page size it is a different measurement. */
const load = /^(vcpus|vms|nestingLevel|page_?size|(guest)?mem(ory)?(MiB|GiB|MB|GB|PerVcpu)?)$/i;

export function isLoad(parameter: string): boolean {
  return load.test(parameter);
}

/** Parameters whose values differ, or that only one side states. */
export function differingParameters(a: Benchmark, b: Benchmark): string[] {
  const [x, y] = [a.parameters ?? {}, b.parameters ?? {}];
  return [...new Set([...Object.keys(x), ...Object.keys(y)])].filter((key) => own(x, key) !== own(y, key));
}

/** A key for equal parameters in any order. */
export function parametersKey({ parameters }: Benchmark): string {
  return JSON.stringify(Object.entries(parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}
