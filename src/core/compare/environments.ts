/** Where the environments of the two reports differ: CPU, kernel and hypervisor first. */
import { environmentFields, environmentIn } from '../analysis/environments';
import type { Environment, Report } from '../generated/format';
import { sameFact } from '../report/facts';
import type { Match } from './match';
import type { FieldDifference, SubjectPair } from './model';

const order: readonly RegExp[] = [
  /^host\.cpu\.(vendor|model)$/,
  /^host\.cpu\./,
  /^host\.kernel$/,
  /^hypervisor\.(name|version|build|commit)$/,
  /^hypervisor\./,
  /^bareMetal$/,
  /^host\.(mitigations|smt|governor|turbo)/,
  /^host\./,
  /^guest\.kernel$/,
  /^guest\./,
];

function rank(field: string): number {
  return order.findIndex((pattern) => pattern.test(field));
}

/** Environments that correspond to each other, by the rows measured in them; without rows, by their ids. */
function pairs(
  then: Report,
  now: Report,
  matches: readonly Match[],
  subjects: readonly SubjectPair[],
): readonly (readonly [Environment, Environment])[] {
  const found = new Map<string, readonly [Environment, Environment]>();
  const add = (x: Environment | undefined, y: Environment | undefined): void => {
    // With a length, since any character may be in an id.
    if (x && y) found.set(`${x.id.length} ${x.id} ${y.id}`, [x, y]);
  };
  const followed = subjects.map((pair) => ({
    then: then.subjects.find((one) => one.id === pair.then),
    now: now.subjects.find((one) => one.id === pair.now),
  }));
  for (const match of matches) {
    const [a, b] = [then.benchmarks[match.then], now.benchmarks[match.now]];
    if (!a || !b) continue;
    for (const pair of followed) add(environmentIn(then, a, pair.then), environmentIn(now, b, pair.now));
  }
  if (found.size > 0) return [...found.values()];
  const [first, other] = [then.environments ?? [], now.environments ?? []];
  for (const x of first)
    add(x, other.find((one) => one.id === x.id) ?? (first.length === 1 && other.length === 1 ? other[0] : undefined));
  return [...found.values()];
}

/**
 * The fields that differ, each once however many environments and rows it applies to. A field that only one report
 * states is given with that side only: whether it differs is unknown.
 */
export function environmentDifferences(
  then: Report,
  now: Report,
  matches: readonly Match[],
  subjects: readonly SubjectPair[],
): FieldDifference[] {
  const all = new Map<string, FieldDifference>();
  for (const [x, y] of pairs(then, now, matches, subjects)) {
    const [a, b] = [environmentFields(x), environmentFields(y)];
    const at = { then: then.environments?.indexOf(x) ?? 0, now: now.environments?.indexOf(y) ?? 0 };
    for (const field of new Set([...a.keys(), ...b.keys()])) {
      const [before, after] = [a.get(field), b.get(field)];
      if (sameFact(field, before, after)) continue;
      const key = JSON.stringify([field, before, after]);
      if (!all.has(key)) all.set(key, { field, then: before, now: after, at });
    }
  }
  return [...all.values()].sort((a, b) => rank(a.field) - rank(b.field));
}

/** Whether both reports state the field, and differently. */
export function isKnownDifference({ then, now }: FieldDifference): boolean {
  return then !== undefined && now !== undefined;
}
