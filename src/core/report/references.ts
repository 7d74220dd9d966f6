/** Checks that ids are unique, that references have a target, and that there is one baseline. */
import { word, type Message } from '../messages/messages';
import { fitsGlob } from './glob';
import { nearest } from './nearest';
import type { Path } from './path';
import type { Problem } from './problem';
import { inert, quoted } from './show';
import { isObject, listIn, property } from './value';

const benchmarkLists = ['results', 'ratios', 'claims'] as const;

type Kind = 'subject' | 'environment' | 'benchmark';

export interface References {
  readonly problems: readonly Problem[];
  /** References to entries that were dropped: not reported, because the entry already is. */
  readonly dangling: readonly Path[];
}

/**
 * Checks the ids of a value of any shape; ids that are not strings are left to the schema.
 * @param isDropped whether a path is left out of the report because of a schema error.
 */
export function checkReferences(value: unknown, isDropped: (path: Path) => boolean): References {
  return new Checker(value, isDropped).check();
}

class Checker implements References {
  readonly problems: Problem[] = [];
  readonly dangling: Path[] = [];
  /** Remaining steps for work that is linear in the ids per reference, so that no file can stall the reader. */
  private effort = 20_000_000;
  private readonly ids: Readonly<Record<Kind, Ids>>;

  constructor(
    private readonly value: unknown,
    private readonly isDropped: (path: Path) => boolean,
  ) {
    this.ids = {
      subject: this.collect('subject', 'subjects'),
      environment: this.collect('environment', 'environments'),
      benchmark: this.collect('benchmark', 'benchmarks'),
    };
  }

  check(): References {
    const { value } = this;
    this.checkBaseline();
    listIn(value, 'subjects').forEach((subject, i) =>
      this.refer('environment', subject, 'environment', ['subjects', i]),
    );
    listIn(value, 'environments').forEach((environment, i) =>
      this.refer('environment', environment, 'inside', ['environments', i]),
    );
    this.checkCircles();
    listIn(value, 'benchmarks').forEach((benchmark, i) => this.checkBenchmark(benchmark, i));
    for (const list of ['summaries', 'claims', 'waivers']) {
      listIn(value, list).forEach((entry, i) => {
        this.refer('subject', entry, 'subject', [list, i]);
        if (list === 'claims') this.refer('subject', entry, 'baseline', [list, i]);
        this.checkGlobs(entry, list === 'summaries' ? 'of' : 'benchmarks', [list, i]);
      });
    }
    return this;
  }

  private collect(kind: Kind, list: string): Ids {
    const entries = listIn(this.value, list);
    const whole = property(this.value, list);
    // Environments are optional. Missing subjects or benchmarks are already reported.
    const complete =
      kind === 'environment'
        ? whole === undefined || Array.isArray(whole)
        : Array.isArray(whole) && (kind === 'benchmark' || whole.length > 0);
    const ids: Ids = { known: new Map(), complete };
    entries.forEach((entry, i) => {
      const id = property(entry, 'id');
      if (typeof id !== 'string') {
        ids.complete = false;
        return;
      }
      const first = ids.known.get(id);
      if (first === undefined) ids.known.set(id, i);
      else {
        const message = word('duplicate-id', {
          id: inert(id),
          kind: word(`kind.${kind}`),
          first: String(first + 1),
          list,
        });
        this.report('duplicate-id', [list, i, 'id'], message);
      }
    });
    return ids;
  }

  private checkBenchmark(benchmark: unknown, i: number): void {
    if (property(benchmark, 'environment') !== undefined)
      this.refer('environment', benchmark, 'environment', ['benchmarks', i]);
    for (const list of benchmarkLists) {
      const entries = listIn(benchmark, list);
      for (let j = 0; j < entries.length; j++) {
        const entry = entries[j];
        const second = list === 'results' ? 'environment' : 'baseline';
        // The common case in large files is only a known subject: skip building a path.
        if (this.isFine(property(entry, 'subject')) && property(entry, second) === undefined) continue;
        const at = ['benchmarks', i, list, j];
        this.refer('subject', entry, 'subject', at);
        this.refer(list === 'results' ? 'environment' : 'subject', entry, second, at);
      }
    }
  }

  private isFine(subject: unknown): boolean {
    if (typeof subject !== 'string') return true;
    const index = this.ids.subject.known.get(subject);
    return index !== undefined && !this.isDropped(['subjects', index]);
  }

  private refer(kind: Kind, holder: unknown, key: string, at: Path): void {
    const id = property(holder, key);
    if (typeof id !== 'string') return;
    const ids = this.ids[kind];
    const target = ids.known.get(id);
    const path = [...at, key];
    if (target !== undefined) {
      if (this.isDropped([`${kind}s`, target])) this.dangling.push(path);
      return;
    }
    this.dangling.push(path);
    // The reference may be to an id that could not be read.
    if (!ids.complete) return;
    const args = { place: quoted(key), id: inert(id), kind: word(`kind.${kind}`) };
    const meant = this.suggest(id, ids);
    const known = [...ids.known.keys()].slice(0, 8).map(quoted);
    const hint: Message | string =
      meant !== undefined
        ? word('hint.meant', { name: inert(meant) })
        : known.length > 0
          ? word('hint.known', { known })
          : '';
    const message = word('unknown-reference', { ...args, hint });
    this.report('unknown-reference', path, message, meant);
  }

  private checkGlobs(holder: unknown, key: string, at: Path): void {
    const { known, complete } = this.ids.benchmark;
    listIn(holder, key).forEach((pattern, i) => {
      // The schema reports blank ids.
      if (typeof pattern !== 'string' || known.has(pattern) || pattern.trim() === '') return;
      if (pattern.includes('*')) {
        this.effort -= pattern.length * known.size;
        if (this.effort < 0) return;
        for (const id of known.keys()) if (fitsGlob(pattern, id)) return;
      }
      // A mean over fewer rows than stated would be checked wrongly; claims and waivers are unaffected.
      if (key === 'of') this.dangling.push([...at, key, i]);
      if (!complete) return;
      const meant = this.suggest(pattern, this.ids.benchmark);
      const hint = meant === undefined ? '' : word('hint.meant', { name: inert(meant) });
      this.report(
        'unknown-reference',
        [...at, key, i],
        word('unknown-benchmark', { pattern: inert(pattern), hint }),
        meant,
      );
    });
  }

  /** The id most likely meant, while there is effort left: thousands of wrong ids are not misspellings. */
  private suggest(id: string, { known }: Ids): string | undefined {
    this.effort -= 100 * known.size;
    return this.effort < 0 ? undefined : nearest(id, known.keys());
  }

  /** Reports environments that contain themselves. */
  private checkCircles(): void {
    const environments = listIn(this.value, 'environments');
    const { known } = this.ids.environment;
    const settled = new Set<number>();
    environments.forEach((_, start) => {
      const trail = new Set<number>();
      let at: number | undefined = start;
      while (at !== undefined && !settled.has(at) && !trail.has(at)) {
        trail.add(at);
        const inside = property(environments[at], 'inside');
        at = typeof inside === 'string' ? known.get(inside) : undefined;
      }
      if (at !== undefined && trail.has(at)) {
        const path = ['environments', at, 'inside'];
        this.report('unknown-reference', path, word('circle', { id: inert(String(property(environments[at], 'id'))) }));
        this.dangling.push(path);
      }
      for (const one of trail) settled.add(one);
    });
  }

  private checkBaseline(): void {
    const subjects = listIn(this.value, 'subjects');
    if (subjects.length < 2) return;
    const baselines = subjects.flatMap((subject, i) => (property(subject, 'role') === 'baseline' ? [i] : []));
    const name = (i: number): string => inert(String(property(subjects[i], 'id') ?? i + 1));
    for (const i of baselines.slice(1)) {
      this.report(
        'no-baseline',
        ['subjects', i, 'role'],
        word('two-baselines', { id: name(i), first: name(baselines[0] ?? 0) }),
      );
    }
    // An unreadable entry, which the schema reports, may be the baseline.
    const readable = subjects.every(
      (subject, i) => isObject(subject) && !this.isDropped(['subjects', i, 'role']) && !this.isDropped(['subjects', i]),
    );
    if (baselines.length > 0 || !readable) return;
    const path = ['subjects'];
    const fix = {
      title: word('fix.baseline', { id: name(0) }),
      change: { kind: 'set', path: ['subjects', 0, 'role'], value: 'baseline' },
    } as const;
    this.problems.push({
      rule: 'no-baseline',
      severity: 'error',
      path,
      part: 'key',
      message: word('no-baseline', { n: subjects.length }),
      fix,
    });
  }

  private report(rule: string, path: Path, message: Message, meant?: string): void {
    const problem = { rule, severity: 'error', path, part: 'value', message } as const;
    if (meant === undefined) this.problems.push(problem);
    else
      this.problems.push({
        ...problem,
        fix: { title: word('fix.write', { value: `"${inert(meant)}"` }), change: { kind: 'set', path, value: meant } },
      });
  }
}

interface Ids {
  readonly known: Map<string, number>;
  /** Every entry has an id that could be read. */
  complete: boolean;
}
