/**
 * Which entries of two reports are the same benchmark: first by id; the rest by suite, name, parameters, metric name
 * and environment. Mere guesses are suggested and left to the user.
 */
import type { Benchmark, Report } from '../generated/format';
import type { Accepted, Apart, MatchedBy, Suggestion } from './model';
import { differingParameters, isLoad, parametersKey } from './parameters';
import { similarity } from './similarity';
import { unitFactor } from '../text/unit-factor';

export interface Match {
  readonly then: number;
  readonly now: number;
  readonly by: MatchedBy;
}

export interface Matching {
  readonly matches: readonly Match[];
  readonly gone: readonly number[];
  readonly fresh: readonly number[];
  readonly suggested: readonly Suggestion[];
  readonly apart: readonly Apart[];
}

/** How many unmatched entries per side are searched for suggestions: more cannot all be renames. */
const maxUnmatched = 200;

export function matchBenchmarks(then: Report, now: Report, accepted: Accepted = []): Matching {
  const old = new Set(then.benchmarks.keys());
  const fresh = new Set(now.benchmarks.keys());
  const matches: Match[] = [];
  const apart: Apart[] = [];
  const take = (a: number, b: number): void => {
    old.delete(a);
    fresh.delete(b);
  };
  const pair = (a: number, b: number, by: MatchedBy): void => {
    take(a, b);
    matches.push({ then: a, now: b, by });
  };
  const part = (a: number, b: number, parameters: readonly string[]): void => {
    take(a, b);
    apart.push({ then: a, now: b, parameters });
  };

  const byId = new Map(then.benchmarks.map((entry, index) => [entry.id, index]));
  now.benchmarks.forEach((entry, index) => {
    const same = byId.get(entry.id);
    const before = same === undefined ? undefined : then.benchmarks[same];
    if (same === undefined || !before || !old.has(same)) return;
    const load = differingParameters(before, entry).filter(isLoad);
    if (load.length > 0) part(same, index, load);
    else pair(same, index, 'id');
  });
  const nowById = new Map(now.benchmarks.map((entry, index) => [entry.id, index]));
  for (const [a, b] of accepted) {
    const [x, y] = [byId.get(a), nowById.get(b)];
    if (x !== undefined && y !== undefined && old.has(x) && fresh.has(y)) pair(x, y, 'accepted');
  }
  for (const [a, b] of alike(then, now, old, fresh, (entry) => fieldsKey(entry, true))) pair(a, b, 'fields');
  // Many reports rename their environments: ignore them if nothing else is similar.
  for (const [a, b] of alike(then, now, old, fresh, (entry) => fieldsKey(entry, false))) pair(a, b, 'fields');
  for (const [a, b] of alike(then, now, old, fresh, withoutLoad)) part(a, b, differing(then, now, a, b).filter(isLoad));

  matches.sort((a, b) => a.now - b.now);
  return { matches, apart, gone: [...old], fresh: [...fresh], suggested: suggestions(then, now, [...old], [...fresh]) };
}

function differing(then: Report, now: Report, a: number, b: number): string[] {
  const [x, y] = [then.benchmarks[a], now.benchmarks[b]];
  return x && y ? differingParameters(x, y) : [];
}

function fieldsKey(entry: Benchmark, environment: boolean): string {
  return JSON.stringify([
    entry.suite,
    entry.name,
    parametersKey(entry),
    entry.metric?.name,
    environment ? entry.environment : null,
  ]);
}

/** A key without the parameters of the load; undefined if there are none. */
function withoutLoad(entry: Benchmark): string | undefined {
  const all = Object.entries(entry.parameters ?? {});
  if (!all.some(([key]) => isLoad(key))) return undefined;
  return fieldsKey({ ...entry, parameters: Object.fromEntries(all.filter(([key]) => !isLoad(key))) }, false);
}

/** Unmatched entries with the same key, if each side has exactly one: two would be a guess. */
function alike(
  then: Report,
  now: Report,
  old: ReadonlySet<number>,
  fresh: ReadonlySet<number>,
  key: (entry: Benchmark) => string | undefined,
): [number, number][] {
  const group = (report: Report, left: ReadonlySet<number>): Map<string, number[]> => {
    const groups = new Map<string, number[]>();
    for (const index of left) {
      const entry = report.benchmarks[index];
      const name = entry && key(entry);
      if (name === undefined) continue;
      const known = groups.get(name);
      if (known) known.push(index);
      else groups.set(name, [index]);
    }
    return groups;
  };
  const others = group(now, fresh);
  return [...group(then, old)].flatMap(([name, mine]): [number, number][] => {
    const [a, b] = [mine[0], others.get(name)?.[0]];
    return mine.length === 1 && others.get(name)?.length === 1 && a !== undefined && b !== undefined ? [[a, b]] : [];
  });
}

/**
 * Unmatched entries that measure the same thing under similar names; each is suggested once, the most similar first.
 */
function suggestions(then: Report, now: Report, gone: readonly number[], fresh: readonly number[]): Suggestion[] {
  const scored = gone.slice(0, maxUnmatched).flatMap((a) =>
    fresh.slice(0, maxUnmatched).flatMap((b) => {
      const [x, y] = [then.benchmarks[a], now.benchmarks[b]];
      if (!x || !y || !sameKind(x, y) || parametersKey(x) !== parametersKey(y)) return [];
      const alone = gone.length === 1 && fresh.length === 1;
      const near = Math.max(similarity(x.name, y.name), similarity(x.id, y.id));
      return near >= 0.5 || alone ? [{ then: a, now: b, near }] : [];
    }),
  );
  const taken = { then: new Set<number>(), now: new Set<number>() };
  return scored
    .sort((a, b) => b.near - a.near)
    .flatMap(({ then: a, now: b }) => {
      if (taken.then.has(a) || taken.now.has(b)) return [];
      taken.then.add(a);
      taken.now.add(b);
      return [{ then: a, now: b }];
    });
}

/** Whether two entries can be the same metric. */
function sameKind({ metric: a }: Benchmark, { metric: b }: Benchmark): boolean {
  const role = (metric: Benchmark['metric']): string => metric?.role ?? 'primary';
  const directions = new Set([a?.direction, b?.direction].filter((one) => one !== undefined));
  return role(a) === role(b) && directions.size < 2 && unitFactor(a?.unit, b?.unit) !== undefined;
}
