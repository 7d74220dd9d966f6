/** What the machines of a plan were while it ran, from what its `environment` commands printed. */
import { environmentFields } from '../analysis/environments';
import type { Environment } from '../generated/format';
import { property, isObject, type Unchecked } from '../report/value';

/** An environment without its name. */
export type MachineFacts = Pick<Environment, 'bareMetal' | 'host' | 'hypervisor' | 'guest'>;

const parts = ['host', 'hypervisor', 'guest'] as const;

/** What one command printed: an entry for `environments`. Undefined if it is none. */
export function machineFacts(printed: string): MachineFacts | undefined {
  let value: unknown;
  try {
    value = JSON.parse(printed);
  } catch {
    return undefined;
  }
  if (!parts.some((name) => isObject(property(value, name)))) return undefined;
  const found = Object.fromEntries(
    parts.flatMap((name) => {
      const part = property(value, name);
      return isObject(part) ? [[name, part]] : [];
    }),
  );
  return property(value, 'bareMetal') === true ? { bareMetal: true, ...found } : found;
}

/** Several machines as one environment: a host that describes its hypervisor, and the guest in it. */
export function joinedMachines(all: readonly MachineFacts[]): MachineFacts {
  const joined = Object.fromEntries(
    parts.flatMap((name) => {
      const own = all.flatMap((one) => one[name] ?? []);
      // The first one knows best; a guest guesses what its hypervisor is.
      return own.length > 0 ? [[name, Object.assign({}, ...[...own].reverse()) as Unchecked]] : [];
    }),
  );
  const bare = all.some(({ bareMetal }) => bareMetal) && joined.guest === undefined;
  return bare ? { bareMetal: true, ...joined } : joined;
}

/** What differs between two states of one machine, each fact with its values now and then. */
export function changedFacts(then: MachineFacts, now: MachineFacts): readonly string[] {
  const [before, after] = [then, now].map((facts) => environmentFields({ id: 'machine', ...facts }));
  const fields = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return [...fields].flatMap((field) => {
    const [was = 'nothing', is = 'nothing'] = [before?.get(field), after?.get(field)];
    return was === is ? [] : [`${field} is ${is}, not ${was}`];
  });
}
