/** Parameters from labels: "4-way (small pages)" is vcpus 4 and pageSize small. */
import { withoutEnd, withoutEnds } from '../../text/trim';
import { number } from '../numbers';
import { own } from '../../text/own';

export type LabelParameters = Readonly<Record<string, string | number | boolean>>;

export interface Named {
  readonly name: string;
  readonly parameters: LabelParameters;
}

const labelForms: readonly {
  readonly pattern: RegExp;
  readonly make: (found: RegExpExecArray) => Record<string, string | number>;
}[] = [
  {
    pattern: /\(?\b(small|large|huge)[ -]pages?\b\)?/i,
    make: (found) => ({ pageSize: (found[1] ?? '').toLowerCase() }),
  },
  { pattern: /\(?\b(\d+) ?-?way\b\)?/i, make: (found) => ({ vcpus: Number(found[1]) }) },
  { pattern: /\(?\b(\d+) ?-?v-?cpus?\b\)?/i, make: (found) => ({ vcpus: Number(found[1]) }) },
  { pattern: /\(?\b(\d+) (?:vms|guests)\b\)?/i, make: (found) => ({ vms: Number(found[1]) }) },
];

/** The name without the well-known parameters. */
export function nameAndParameters(label: string): Named {
  let name = label;
  const parameters: Record<string, string | number> = {};
  for (const { pattern, make } of labelForms) {
    const found = pattern.exec(name);
    if (!found || found[0].length === name.trim().length) continue;
    Object.assign(parameters, make(found));
    name = `${name.slice(0, found.index)} ${name.slice(found.index + found[0].length)}`;
  }
  const tidy = name
    .replace(/\s+/g, ' ')
    .replace(/ - ?(?=$|-|,)/g, ' ')
    .replace(/ +/g, ' ');
  return { name: withoutEnds(tidy, /[\s,:;-]/) || label.trim(), parameters };
}

const parameterNames: Readonly<Record<string, string>> = {
  th: 'threads',
  thread: 'threads',
  worker: 'workers',
  client: 'clients',
  group: 'groups',
  vcpu: 'vcpus',
  vcpu_count: 'vcpus',
  vm: 'vms',
  guests: 'vms',
};

/** The parameter's name from a column's header: "#workers:" is workers, "Th." is threads. */
function parameterName(header: string): string {
  const bare = withoutEnd(header.replace(/^#/, ''), /[.:\s]/)
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
    .replace(/[^\w.=]/g, '')
    .slice(0, 40);
  return (own(parameterNames, bare) ?? bare) || 'case';
}

/** A cell of a parameter column: "28 threads" under "load" is threads 28, "1K" stays text. */
export function parameterOf(header: string, text: string): LabelParameters {
  const bare = text.replace(/:$/, '').trim();
  const counted = /^(\d+)[ -]+([a-z][a-z_]{1,20})$/i.exec(bare) ?? undefined;
  if (counted) {
    const name = parameterName(counted[2] ?? '');
    return { [/s$/.test(name) ? name : `${name}s`]: Number(counted[1]) };
  }
  if (!bare) return {};
  const value = number(bare);
  return { [parameterName(header)]: value ?? bare.slice(0, 120) };
}
