/** Rows that are there twice, numbers that were copied, and waivers that waive nothing. */
import type { Benchmark, Result } from '../../generated/format';
import { nearest } from '../../report/nearest';
import type { Path } from '../../report/path';
import { quoted } from '../../report/show';
import { word } from '../../words/words';
import type { Fix } from '../model';
import type { Context, Found, Rule } from '../rule';
import { isExpired } from '../waivers';
import { benchmark, one, runs, steady, times, values } from './example';

/** What makes two benchmark entries the same row. */
function identity({ suite, name, version, parameters, metric, environment }: Benchmark): string {
  let key = `${suite ?? ''}\u0000${name}\u0000${version ?? ''}\u0000${metric?.name ?? ''}\u0000${environment ?? ''}`;
  for (const parameter of Object.keys(parameters ?? {}).sort()) key += `\u0000${parameter}\u0000${typeof parameters?.[parameter]}${String(parameters?.[parameter])}`;
  return key;
}

function duplicateRow({ report, name }: Context): Found[] {
  const first = new Map<string, number>();
  return report.benchmarks.flatMap((entry, index): Found[] => {
    const key = identity(entry);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return [];
    }
    return [{
      path: ['benchmarks', index, 'name'],
      message: word('finding.duplicate-row', { name: name(entry) }),
      related: [{ path: ['benchmarks', before, 'name'], part: 'value', message: word('finding.same-row-here') }],
    }];
  });
}

/** So many equal numbers in two rows are no chance. */
const copied = 3;

/** Numbers of one or two digits are equal by chance: 0, 1, 100, 12. */
const telling = (value: number): boolean => Number(value.toPrecision(2)) !== value;

/** A number of a row. Runs count by their first, as the copy of a list begins. */
interface Stored {
  readonly index: number;
  readonly subject: string;
  readonly field: string;
  readonly result: Result;
}

const fields = ['mean', 'median', 'min', 'max', 'stddev'] as const satisfies readonly (keyof Result)[];

/** All numbers of the report by their value. */
function byValue({ report }: Context): Map<number, Stored[]> {
  const found = new Map<number, Stored[]>();
  const add = (value: number | undefined, stored: Stored): void => {
    if (value === undefined) return;
    const known = found.get(value);
    if (known) known.push(stored);
    else found.set(value, [stored]);
  };
  report.benchmarks.forEach((entry, index) => {
    for (const result of entry.results ?? []) {
      const { subject, samples } = result;
      for (const field of fields) if (result[field] !== undefined) add(result[field], { index, subject, field, result });
      if (samples && samples.length >= copied) add(samples[0], { index, subject, field: 'samples', result });
    }
  });
  return found;
}

/** How many numbers two places share that begin with the same one. */
function shared(a: Stored, b: Stored): number {
  if (a.subject !== b.subject || a.field !== b.field || a.index === b.index) return 0;
  if (a.field !== 'samples') return 1;
  const [x, y] = [a.result.samples ?? [], b.result.samples ?? []];
  let same = 0;
  while (same < x.length && x[same] === y[same]) same++;
  return same >= copied && x.slice(0, copied).every(telling) ? same : 0;
}

/** Three or more equal numbers at the same places of two rows, or all numbers of a whole side. */
function copiedNumbers(context: Context): Found[] {
  const { report, name, analysis } = context;
  const pairs = new Map<string, { count: number; readonly subject: string }>();
  for (const [value, at] of byValue(context)) {
    // A number that stands in many rows is a floor of the clock, not a copy.
    if (at.length < 2 || at.length > 8 || !telling(value)) continue;
    at.forEach((b, j) => at.slice(0, j).forEach((a) => {
      const count = shared(a, b);
      if (count === 0) return;
      const pair = `${a.index} ${b.index}`;
      const known = pairs.get(pair);
      if (known) known.count += count;
      else pairs.set(pair, { count, subject: b.subject });
    }));
  }
  return [...pairs].filter(([, { count }]) => count >= copied).map(([pair, { count, subject }]) => {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    const [from, to] = [report.benchmarks[a], report.benchmarks[b]];
    const place = (index: number, entry: Benchmark | undefined): Path => {
      const result = entry?.results?.findIndex((one) => one.subject === subject) ?? 0;
      return ['benchmarks', index, 'results', Math.max(0, result)];
    };
    return {
      path: place(b, to),
      rows: analysis.rows.filter((row) => row.benchmark === b || row.benchmark === a).map((row) => row.key),
      message: word('finding.copied-numbers', { n: count, name: to ? name(to) : '', other: from ? name(from) : '' }),
      related: [{ path: place(a, from), part: 'value' as const, message: word('finding.copied-from') }],
    };
  });
}

/** What `bad-waiver` has to know beside the report. */
export interface WaiverUse {
  /** Rules that may be waived, and those among them that are on: a rule that is off finds nothing to waive. */
  readonly waivable: readonly string[];
  readonly active: ReadonlySet<string>;
  /** Indices of the waivers that were of use. */
  readonly used: ReadonlySet<number>;
}

/** Waivers that ran out, name no rule, or waive nothing. Found after everything else, for only then that is known. */
export function badWaivers({ report, options }: Pick<Context, 'report' | 'options'>, use: WaiverUse): Found[] {
  return (report.waivers ?? []).flatMap((waiver, index): Found[] => {
    const at: Path = ['waivers', index];
    const remove: Fix = { id: 'remove', safe: true, title: word('fix.remove-waiver'), edits: [{ kind: 'remove', path: at }] };
    if (!use.waivable.includes(waiver.rule)) return [unknownRule(waiver.rule, [...at, 'rule'], use.waivable)];
    if (isExpired(waiver, options.today)) {
      return [{ path: [...at, 'expires'], message: word('finding.waiver-expired', { date: waiver.expires ?? '' }), fixes: [remove] }];
    }
    if (use.used.has(index) || !use.active.has(waiver.rule)) return [];
    return [{ path: [...at, 'rule'], message: word('finding.waiver-idle', { rule: waiver.rule }), fixes: [{ ...remove, safe: false }] }];
  });
}

function unknownRule(rule: string, path: Path, names: readonly string[]): Found {
  const near = nearest(rule, names);
  if (near === undefined) return { path, message: word('finding.waiver-unknown', { rule: quoted(rule) }) };
  const fix: Fix = { id: 'rename', safe: true, title: word('fix.replace', { text: near }), edits: [{ kind: 'set', path, value: near }] };
  return { path, message: word('finding.waiver-near', { rule: quoted(rule), near }), fixes: [fix] };
}

export const structureRules: readonly Rule[] = [
  {
    name: 'duplicate-row', group: 'structure', severity: 'warning', find: duplicateRow,
    says: 'Two entries have the same suite, name, version, parameters, metric and environment.',
    fires: { benchmarks: ['a', 'b'].map((id) => benchmark({ id, name: 'b', results: values(5, id === 'a' ? 5.1 : 5.2) })) },
    silent: { benchmarks: [1, 2].map((vcpus) => benchmark({ id: `b${vcpus}`, name: 'b', parameters: { vcpus }, results: values(5, 5.1) })) },
  },
  {
    name: 'copied-numbers', group: 'structure', severity: 'warning', source: 'seen: slub-sheaves', find: copiedNumbers,
    says: 'Three or more equal numbers in the results of two rows.',
    fires: { benchmarks: ['a', 'b'].map((id) => benchmark({ id, name: id, results: runs(times(id === 'a' ? 1 : 1.37), steady) })) },
    silent: { benchmarks: ['a', 'b'].map((id) => benchmark({ id, name: id, results: values(5, 5) })) },
  },
  {
    name: 'bad-waiver', group: 'structure', severity: 'warning', find: () => [],
    says: 'A waiver has expired (then it waives nothing), names no rule, or has nothing to waive.',
    fires: { waivers: [{ rule: 'noisy', reason: 'known', expires: '2020-01-01' }] },
    silent: { ...one({ ratios: [{ subject: 'new', value: 0.99, n: 9 }], results: [] }), waivers: [{ rule: 'untested-regression', reason: 'known', expires: '2030-01-01' }] },
  },
];
