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
  const sorted = Object.entries(parameters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([suite, name, version, sorted, metric?.name, environment]);
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

/** The numbers of an entry by subject and field; runs count as one number each. */
function numbersOf(entry: Benchmark): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const result of entry.results ?? []) {
    for (const field of ['mean', 'median', 'min', 'max', 'stddev'] satisfies (keyof Result)[]) {
      const value = result[field];
      if (value !== undefined) numbers.set(`${result.subject}.${field}`, value);
    }
    result.samples?.forEach((value, index) => numbers.set(`${result.subject}.${index}`, value));
  }
  return numbers;
}

/** So many equal numbers in two rows are no chance. */
const copied = 3;
/** Numbers of fewer digits are equal by chance: 0, 1, 100, 12. */
const telling = (value: number): boolean => String(Math.abs(value)).replace(/[.]|e.*$/g, '').replace(/^0+|0+$/g, '').length >= 3;

/** Three or more equal numbers at the same places of two rows, or all numbers of a whole side. */
function copiedNumbers({ report, name, analysis }: Context): Found[] {
  const byNumber = new Map<string, number[]>();
  const all = report.benchmarks.map(numbersOf);
  all.forEach((numbers, index) => {
    for (const [place, value] of numbers) {
      if (!telling(value)) continue;
      const key = `${place}=${value}`;
      const at = byNumber.get(key);
      if (at) at.push(index);
      else byNumber.set(key, [index]);
    }
  });
  const pairs = new Map<string, string[]>();
  for (const [key, at] of byNumber) {
    // A number that stands in many rows is a floor of the clock, not a copy.
    if (at.length < 2 || at.length > 4) continue;
    for (let i = 1; i < at.length; i++) {
      const pair = `${at[i - 1]} ${at[i]}`;
      pairs.set(pair, [...(pairs.get(pair) ?? []), key.slice(0, key.indexOf('='))]);
    }
  }
  return [...pairs].filter(([, places]) => places.length >= copied).map(([pair, places]) => {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    const [from, to] = [report.benchmarks[a], report.benchmarks[b]];
    const place = (index: number, entry: Benchmark | undefined): Path => {
      const [subject] = (places[0] ?? '').split(/\.(?=[^.]*$)/);
      const result = entry?.results?.findIndex((one) => one.subject === subject) ?? 0;
      return ['benchmarks', index, 'results', Math.max(0, result)];
    };
    return {
      path: place(b, to),
      rows: analysis.rows.filter((row) => row.benchmark === b || row.benchmark === a).map((row) => row.key),
      message: word('finding.copied-numbers', { n: places.length, name: to ? name(to) : '', other: from ? name(from) : '' }),
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
