/**
 * What of a faulty file is still shown and judged.
 *
 * The rule: a report is given when the file is an object with a list of benchmarks and at least one subject that can be
 * read. What cannot be read is left out, and always so that nothing is judged by half of what the file says:
 *
 * - a result, ratio, claim, summary or waiver with anything wrong in it is left out whole;
 * - a benchmark, subject or environment is left out when it has no readable id (a benchmark: or name), and when its id
 *   stands earlier already; so is what refers to an id that does not exist, or to something left out;
 * - a benchmark whose thresholds or metric's role cannot be read is kept and gets the role `info`: shown, not judged;
 * - a subject whose role cannot be read becomes a `reference`: shown, not judged;
 * - of two baselines the first counts, the others are candidates; without one there is none, and nothing can be judged;
 * - a missing title is an empty one; anything else that is wrong is left out by itself;
 * - a text of the right type but a wrong form (an id with blanks, a date of month 13) is kept, but for a waiver's.
 */
import type { Report } from '../generated/format';
import type { Path } from './path';
import { isObject, listIn, property } from './value';

interface Step {
  readonly children: Map<string | number, Step>;
  /** Present where something is left out (undefined) or replaced. */
  change?: { readonly value: unknown };
}

const entryLists = new Set<unknown>(['results', 'ratios', 'claims']);
const reportLists = new Set<unknown>(['summaries', 'claims', 'waivers']);

/** For lists that lost entries: the index in the file of each that is left. */
const sources = new WeakMap<object, readonly number[]>();

/**
 * A path of a report as the path of the same thing in the file's text. They differ only where entries were left out.
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

/** The way back: the path in the report of what stands at a path of the text; undefined where it was left out. */
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

/** Collects what is left out, then makes the report that is left. */
export class Plan {
  private readonly root: Step = { children: new Map() };
  private hopeless = false;
  private changed = false;

  constructor(private readonly value: unknown) {}

  /** Nothing is left out: the value is the report as it stands. */
  get whole(): boolean {
    return !this.changed && !this.hopeless;
  }

  /** Leaves out the smallest part around a path without which the rest can be judged safely. */
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

  /** Replaces what stands at a path. */
  set(path: Path, value: unknown): void {
    this.changed = true;
    this.stepAt(path).change = { value };
  }

  /** Whether what stands at a path is left out or replaced, by itself or with what it stands in. */
  isDropped(path: Path): boolean {
    let step: Step | undefined = this.root;
    for (const segment of path) {
      step = step.children.get(segment);
      if (!step) return false;
      if (step.change) return true;
    }
    return false;
  }

  /** The report that is left, if there is one. */
  report(): Report | undefined {
    if (this.hopeless || !isObject(this.value)) return undefined;
    if (!this.changed) return this.value as unknown as Report;
    const report = apply(this.value, this.root);
    return listIn(report, 'subjects').length > 0 ? (report as Report) : undefined;
  }

  private leaveOutOfBenchmark(path: Path, index: string | number): void {
    const [, , list, inner] = path;
    if (list === undefined || list === 'id' || list === 'name') return this.drop(['benchmarks', index]);
    // Where a number was measured does not change what it is.
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

/** A copy with the changes made. What did not change is shared with the original. */
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
    // Safe for `__proto__`, too: a key of the file is the copy's own property already.
    else copy[key] = fresh;
  }
  return copy;
}
