/**
 * The part of a faulty file that is still shown and judged.
 *
 * There is a report if the file is an object with a list of benchmarks and at least one readable subject. Unreadable
 * parts are left out, in a way that nothing is judged by incomplete data:
 *
 * - a result, ratio, claim, summary or waiver with any error in it is left out as a whole;
 * - a benchmark, subject or environment without a readable id (or, for a benchmark, name) is left out, and so is one
 *   with a duplicate id, and anything that refers to an unknown id or to an entry that is left out;
 * - a benchmark with unreadable thresholds or metric role is kept with the role `info`: shown, not judged;
 * - a subject with an unreadable role becomes a `reference`: shown, not judged;
 * - of several baselines the first counts, and the others become candidates; without a baseline nothing is judged;
 * - a missing title becomes empty; any other faulty value is left out by itself;
 * - a malformed string (an id with blanks, a date with month 13) is kept, except in a waiver.
 */
import type { Report } from '../generated/format';
import type { Path } from './path';
import { isObject, listIn, property } from './value';

interface Step {
  readonly children: Map<string | number, Step>;
  /** Present if the value is left out (undefined) or replaced. */
  change?: { readonly value: unknown };
}

const entryLists = new Set<unknown>(['results', 'ratios', 'claims']);
const reportLists = new Set<unknown>(['summaries', 'claims', 'waivers']);

/** For lists that lost entries: the index in the file of each remaining one. */
const sources = new WeakMap<object, readonly number[]>();

/**
 * Converts a path in the report to the path in the text. They differ only if entries were left out.
 */
export function sourcePath(report: Report, path: Path): Path {
  let here: unknown = report;
  return path.map((segment) => {
    if (!Array.isArray(here)) {
      here = typeof segment === 'string' ? property(here, segment) : undefined;
      return segment;
    }
    const source = typeof segment === 'number' ? sources.get(here)?.[segment] : undefined;
    here = typeof segment === 'number' ? here[segment] : undefined;
    return source ?? segment;
  });
}

/** Converts a path in the text to the path in the report; undefined if it was left out. */
export function reportPath(report: Report, path: Path): Path | undefined {
  const found: (string | number)[] = [];
  let here: unknown = report;
  for (const segment of path) {
    let own = segment;
    if (Array.isArray(here)) {
      const kept: readonly number[] | undefined = sources.get(here);
      if (kept && typeof segment === 'number') own = kept.indexOf(segment);
      here = typeof own === 'number' ? here[own] : undefined;
    } else here = typeof own === 'string' ? property(here, own) : undefined;
    if (here === undefined) return undefined;
    found.push(own);
  }
  return found;
}

/** Collects the parts to leave out, then builds the report from the rest. */
export class Plan {
  private readonly root: Step = { children: new Map() };
  private hopeless = false;
  private changed = false;

  constructor(private readonly value: unknown) {}

  /** Whether nothing is left out or replaced. */
  get whole(): boolean {
    return !this.changed && !this.hopeless;
  }

  /** Leaves out the smallest part around a path that makes the rest safe to judge. */
  leaveOut(path: Path): void {
    const [top, index, list, inner] = path;
    if (top === undefined) return void (this.hopeless = true);
    if (top === 'format') return this.set(['format'], 'vmibench/1');
    if (top === 'title') return this.set(['title'], '');
    if ((top === 'subjects' || top === 'benchmarks') && index === undefined) return void (this.hopeless = true);
    if (index === undefined) return this.drop([top]);
    if (reportLists.has(top)) return this.drop([top, index]);
    if (top === 'benchmarks') return this.leaveOutOfBenchmark(path, index);
    if ((top === 'subjects' || top === 'environments') && (list === undefined || list === 'id'))
      return this.drop([top, index]);
    if (top === 'subjects' && list === 'role' && inner === undefined) return this.set([top, index, list], 'reference');
    return this.drop(path);
  }

  /** Replaces the value at a path. */
  set(path: Path, value: unknown): void {
    this.changed = true;
    this.stepAt(path).change = { value };
  }

  /** Whether the value at a path, or a parent of it, is left out or replaced. */
  isDropped(path: Path): boolean {
    let step: Step | undefined = this.root;
    for (const segment of path) {
      step = step.children.get(segment);
      if (!step) return false;
      if (step.change) return true;
    }
    return false;
  }

  /** The resulting report, if there is one. */
  report(): Report | undefined {
    if (this.hopeless || !isObject(this.value)) return undefined;
    if (!this.changed) return this.value as unknown as Report;
    const report = apply(this.value, this.root);
    return listIn(report, 'subjects').length > 0 ? (report as Report) : undefined;
  }

  private leaveOutOfBenchmark(path: Path, index: string | number): void {
    const [, , list, inner] = path;
    if (list === undefined || list === 'id' || list === 'name') return this.drop(['benchmarks', index]);
    // A number keeps its meaning without its environment.
    if (entryLists.has(list) && inner !== undefined)
      return this.drop(path.at(-1) === 'environment' ? path : path.slice(0, 4));
    this.drop(path);
    const decides = list === 'thresholds' || (list === 'metric' && (inner === undefined || inner === 'role'));
    if (!decides) return;
    const metric = property(listIn(this.value, 'benchmarks')[Number(index)], 'metric');
    if (isObject(metric)) this.set(['benchmarks', index, 'metric', 'role'], 'info');
    else this.set(['benchmarks', index, 'metric'], { role: 'info' });
  }

  private drop(path: Path): void {
    this.set(path, undefined);
  }

  private stepAt(path: Path): Step {
    let step = this.root;
    for (const segment of path) {
      let next = step.children.get(segment);
      if (!next) step.children.set(segment, (next = { children: new Map() }));
      step = next;
    }
    return step;
  }
}

/** A copy with the changes applied, sharing unchanged parts with the original. */
function apply(value: unknown, { change, children }: Step): unknown {
  if (change) return change.value;
  if (Array.isArray(value)) {
    const left: number[] = [];
    const copy: unknown[] = [];
    value.forEach((entry, index) => {
      const step = children.get(index);
      const fresh = step ? apply(entry, step) : entry;
      if (fresh === undefined) return;
      left.push(index);
      copy.push(fresh);
    });
    sources.set(copy, left);
    return copy;
  }
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const [key, step] of children) {
    const fresh = apply(value[key], step);
    if (fresh === undefined) delete copy[key];
    // Safe for `__proto__`: the copy already has each key as an own property.
    else copy[key] = fresh;
  }
  return copy;
}
