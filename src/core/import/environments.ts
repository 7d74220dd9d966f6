/** Turns what files say about machines into the format's `environments`. */
import type { Environment, Report } from '../generated/format';
import { Ids } from './ids';
import type { Surroundings } from './model';
import { sameFact } from '../report/facts';
import { own, put } from '../text/own';

type Json = Readonly<Record<string, unknown>>;

/** Distinct surroundings, each with an id. Surroundings that are part of others share their id. */
export class EnvironmentList {
  private readonly entries: { id: string; surroundings: Surroundings }[] = [];
  private readonly ids = new Ids();
  /** Files hand the same surroundings over with each number. */
  private readonly known = new Map<Surroundings, string>();

  /**
   * The id of these surroundings; what two files know about one machine is merged unless it contradicts.
   */
  add(surroundings: Surroundings): string {
    const known = this.known.get(surroundings) ?? this.merge(surroundings);
    this.known.set(surroundings, known);
    return known;
  }

  private merge(surroundings: Surroundings): string {
    const entry = this.entries.find((one) => sameMachine(one.surroundings, surroundings));
    if (entry) {
      entry.surroundings = union(entry.surroundings as Json, surroundings as Json) as Surroundings;
      return entry.id;
    }
    const id = this.ids.for(JSON.stringify(surroundings), label(surroundings));
    this.entries.push({ id, surroundings });
    return id;
  }

  list(): Report['environments'] {
    return this.entries.length
      ? this.entries.map(
          ({ id, surroundings: { label: given, ...rest } }) =>
            ({ id, ...(given === undefined || given === id ? {} : { label: given }), ...rest }) as Environment,
        )
      : undefined;
  }
}

function label({ label: given, hypervisor, host, guest }: Surroundings): string {
  const model = (host?.cpu as Json | undefined)?.model ?? host?.model ?? host?.kernel ?? guest?.kernel;
  return given ?? ([hypervisor?.name, model].filter((part) => typeof part === 'string').join(' ') || 'machine');
}

/**
 * True if nothing that is known of both contradicts. A machine without a hypervisor is never one that has it: that
 * difference is what is being compared.
 */
export function sameMachine(a: Surroundings, b: Surroundings): boolean {
  return (a.hypervisor === undefined) === (b.hypervisor === undefined) && compatible(a as Json, b as Json);
}

/** True if no key has two different values; what was measured may differ a little. */
function compatible(a: Json, b: Json): boolean {
  return Object.entries(b).every(([key, value]) => {
    const other = own(a, key);
    if (other === undefined || key === 'label' || sameFact(key, other, value)) return true;
    if (plain(other) && plain(value)) return compatible(other, value);
    return JSON.stringify(other) === JSON.stringify(value);
  });
}

function union(a: Json, b: Json): Json {
  const both: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const other = own(both, key);
    put(both, key, plain(other) && plain(value) ? union(other, value) : (other ?? value));
  }
  return both;
}

function plain(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
