/** What an import made last: a correction repeats only the steps that it changes. */
import type { ImportSource } from './choices';
import type { RowGroups } from './group';
import type { Placement } from './place';

/** One value with what it was made from. */
export class Last<T> {
  private made: { readonly from: readonly unknown[]; readonly value: T } | undefined;

  /** The last value if it was made from the same; made anew otherwise. */
  of(from: readonly unknown[], make: () => T): T {
    const { made } = this;
    if (made?.from.length === from.length && from.every((one, at) => one === made.from[at])) return made.value;
    const value = make();
    this.made = { from, value };
    return value;
  }
}

/** Of one import; files, sources and choices are told apart by identity, so that none may be changed in place. */
export class ImportMemory {
  readonly sources = new Last<readonly ImportSource[]>();
  readonly placement = new Last<Placement>();
  readonly grouping = new Last<RowGroups>();
}
