/** Merges an import into an open report: as a new subject, as more runs, or as more benchmarks. */
import type { Benchmark, Report, Result } from '../generated/format';
import { word } from '../messages/messages';
import { defined } from './assemble';
import { Ids } from './ids';
import { scaledResult } from './scaled-result';
import type { Note } from './model';
import { grouped } from '../text/grouped';
import { largest } from '../text/lists';
import { factorBetween } from '../text/units';

export type MergeAs = 'subject' | 'runs' | 'benchmarks';

export interface Merged {
  readonly report: Report;
  readonly notes: readonly Note[];
}

/** Neither report is changed. Whatever does not fit is left out with a note. */
export function mergeInto(report: Report, imported: Report, as: MergeAs): Merged {
  const notes: Note[] = [];
  const environments = joinEnvironments(report, imported);
  const subjects = joinSubjects(report, imported, as, environments, notes);
  const byId = new Map(report.benchmarks.map((one) => [one.id, one]));
  const byKey = grouped(report.benchmarks, identity);
  const joined = new Map<string, Set<string>>();
  const changed = new Map<string, Benchmark>();
  const added: Benchmark[] = [];
  const ids = new Ids(byId.keys());
  const lastBlock = as === 'runs' ? largestBlock(report) : 0;
  for (const one of imported.benchmarks) {
    const stated = withRestart(one, imported, report);
    const moved = move(withBlocksAfter(lastBlock, stated), subjects.ids, environments.ids);
    const home = inSameUnit(byKey.get(identity(one)), one) ?? sameId(byId.get(one.id), one);
    if (!home && as !== 'runs') added.push({ ...moved, id: ids.for(identity(one), one.id) });
    if (!home && as === 'runs' && moved.results?.length) added.push({ ...moved, id: ids.for(identity(one), one.id) });
    if (home) {
      const results = convertedTo(home, moved, joined);
      changed.set(home.id, addResults(changed.get(home.id) ?? home, results, as, notes));
    }
  }
  const benchmarks = [
    ...report.benchmarks.map((one) => changed.get(one.id) ?? one),
    ...added.filter((one) => one.results?.length),
  ];
  const merged = defined({ ...report, environments: environments.list, subjects: subjects.list, benchmarks });
  const [first] = joined;
  if (first) {
    const units = [...first[1]].join(', ');
    notes.push({
      kind: 'guessed',
      message: word('import.units-joined', { n: joined.size, name: byId.get(first[0])?.name ?? '', units }),
    });
  }
  return { report: merged as Report, notes };
}

/** A benchmark keeps what its boots are where the report that it comes to does not say the same of all. */
function withRestart(one: Benchmark, from: Report, to: Report): Benchmark {
  const restart = one.methodology?.restart ?? from.methodology?.restart;
  if (restart === undefined || restart === to.methodology?.restart || !one.results?.some(({ boots }) => boots))
    return one;
  return { ...one, methodology: { ...one.methodology, restart } };
}

/** The entry with the same unit, else the first one that numbers can be converted to. */
function inSameUnit(homes: readonly Benchmark[] | undefined, one: Benchmark): Benchmark | undefined {
  const unit = one.metric?.unit ?? '';
  return (
    homes?.find(({ metric }) => (metric?.unit ?? '') === unit) ??
    homes?.find(({ metric }) => factorBetween(unit, metric?.unit ?? '') !== undefined)
  );
}

/** The results in the unit of their new home. */
function convertedTo(home: Benchmark, { metric, results = [] }: Benchmark, joined: Map<string, Set<string>>): Result[] {
  const [from, to] = [metric?.unit ?? '', home.metric?.unit ?? ''];
  const factor = from === to ? undefined : factorBetween(from, to);
  if (factor === undefined) return [...results];
  joined.set(home.id, (joined.get(home.id) ?? new Set([to])).add(from));
  return results.map((result) => scaledResult(result, factor));
}

/** Rows match by suite, name, parameters and metric; by the id alone only if none of these contradicts. */
function identity(one: Benchmark): string {
  const parameters = Object.entries(one.parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([one.suite ?? '', one.name, one.version ?? '', parameters, one.metric?.name ?? '']);
}

function sameId(home: Benchmark | undefined, one: Benchmark): Benchmark | undefined {
  return home && (home.metric?.unit ?? one.metric?.unit) === one.metric?.unit ? home : undefined;
}

function addResults(home: Benchmark, results: readonly Result[], as: MergeAs, notes: Note[]): Benchmark {
  const list = [...(home.results ?? [])];
  for (const result of results) {
    const at = list.findIndex((one) => one.subject === result.subject);
    const old = list[at];
    if (!old) list.push(result);
    else if (as !== 'runs')
      notes.push({
        kind: 'left-out',
        message: word('import.merge-exists', { name: home.name, subject: result.subject }),
      });
    else if (!old.samples || !result.samples)
      notes.push({ kind: 'left-out', message: word('import.merge-no-runs', { name: home.name }) });
    else list[at] = moreRuns(old, result);
  }
  return { ...home, results: list };
}

/** Appends runs. A printed mean or spread of the old runs no longer applies, and is removed. */
function moreRuns(old: Result, more: Result): Result {
  const {
    mean: _mean,
    median: _median,
    min: _min,
    max: _max,
    stddev: _stddev,
    n: _n,
    ci: _ci,
    spread: _spread,
    verbatim: _verbatim,
    reported: _reported,
    order: _order,
    ...kept
  } = old;
  const samples = [...(old.samples ?? []), ...(more.samples ?? [])];
  const failed = [...(old.failed ?? []), ...(more.failed ?? [])];
  const artifacts = [...(old.artifacts ?? []), ...(more.artifacts ?? [])];
  return defined({
    ...kept,
    samples,
    boots: joinBoots(old, more),
    blocks: old.blocks && more.blocks && [...old.blocks, ...more.blocks],
    failed: failed.length ? failed : undefined,
    artifacts: artifacts.length ? artifacts : undefined,
  }) as Result;
}

/** Boots are known for all runs or for none. Boots of another import are different boots: numbering continues. */
function joinBoots(old: Result, more: Result): Result['boots'] {
  if (!old.boots || !more.boots) return undefined;
  const last = largest(
    old.boots.filter((boot): boot is number => typeof boot === 'number'),
    0,
  );
  return [...old.boots, ...more.boots.map((boot) => (typeof boot === 'number' ? boot + last : boot))];
}

/**
 * Blocks of further runs are different blocks as well. They are shared between subjects and rows, so all of them
 * continue the numbering of the whole report.
 */
function withBlocksAfter(last: number, one: Benchmark): Benchmark {
  if (last === 0 || !one.results?.some((result) => result.blocks)) return one;
  const results = one.results.map((result) =>
    result.blocks
      ? { ...result, blocks: result.blocks.map((block) => (typeof block === 'number' ? block + last : block)) }
      : result,
  );
  return { ...one, results };
}

function largestBlock({ benchmarks }: Report): number {
  const all = benchmarks.flatMap(({ results = [] }) => results.flatMap(({ blocks = [] }) => blocks));
  return largest(
    all.filter((block) => typeof block === 'number'),
    0,
  );
}

interface Joined<T> {
  readonly list: T;
  /** From the imported report's ids to those of the merged one. */
  readonly ids: ReadonlyMap<string, string>;
}

function joinEnvironments(report: Report, imported: Report): Joined<Report['environments']> {
  const list = [...(report.environments ?? [])];
  const free = new Ids(list.map((one) => one.id));
  const ids = new Map<string, string>();
  for (const one of imported.environments ?? []) {
    const { id, ...rest } = one;
    const same = list.find(({ id: _id, ...other }) => JSON.stringify(other) === JSON.stringify(rest));
    const target = same?.id ?? free.for(JSON.stringify(one), id);
    if (!same) list.push({ ...one, id: target });
    ids.set(id, target);
  }
  return { list: list.length ? list : undefined, ids };
}

function joinSubjects(
  report: Report,
  imported: Report,
  as: MergeAs,
  environments: Joined<unknown>,
  notes: Note[],
): Joined<Report['subjects']> {
  const list = [...report.subjects];
  const free = new Ids(list.map((one) => one.id));
  const ids = new Map<string, string>();
  for (const one of imported.subjects) {
    const same = list.find((other) => other.id === one.id || (other.label !== undefined && other.label === one.label));
    // One imported subject and one in the report: the runs can only be of that one.
    const only = as === 'runs' && imported.subjects.length === 1 && report.subjects.length === 1 ? list[0] : undefined;
    const target = as === 'subject' ? undefined : (same ?? only);
    if (target) ids.set(one.id, target.id);
    else if (as === 'runs')
      notes.push({ kind: 'left-out', message: word('import.merge-no-subject', { subject: one.label ?? one.id }) });
    else {
      const id = free.for(`new ${one.id}`, one.id);
      const environment = one.environment === undefined ? undefined : environments.ids.get(one.environment);
      // The report has its baseline already.
      list.push(
        defined({
          ...one,
          id,
          role: one.role === 'reference' ? one.role : undefined,
          environment,
          label: one.label ?? (id === one.id ? undefined : one.id),
        }),
      );
      ids.set(one.id, id);
    }
  }
  return { list: list as Report['subjects'], ids };
}

/** A benchmark with the ids of the merged report, without results of subjects that were left out. */
function move(
  one: Benchmark,
  subjects: ReadonlyMap<string, string>,
  environments: ReadonlyMap<string, string>,
): Benchmark {
  const results = (one.results ?? []).flatMap((result) => {
    const subject = subjects.get(result.subject);
    if (subject === undefined) return [];
    const environment = result.environment === undefined ? undefined : environments.get(result.environment);
    return [defined({ ...result, subject, environment })];
  });
  return { ...one, results };
}
