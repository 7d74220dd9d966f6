/** Duplicate rows, and waivers without effect. */
import type { Benchmark } from '../../generated/format';
import { nearest } from '../../report/nearest';
import type { Path } from '../../report/path';
import { quoted } from '../../report/show';
import { word } from '../../messages/messages';
import type { Fix } from '../model';
import type { RuleContext, RuleHit, Rule } from '../rule';
import { isExpired } from '../waivers';
import { copiedRule } from './copied-numbers';

/** Two benchmark entries with the same identity are the same row. */
function identity({ suite, name, version, parameters, metric, environment }: Benchmark): string {
  let key = `${suite ?? ''}\u0000${name}\u0000${version ?? ''}\u0000${metric?.name ?? ''}\u0000${environment ?? ''}`;
  for (const parameter of Object.keys(parameters ?? {}).sort())
    key += `\u0000${parameter}\u0000${typeof parameters?.[parameter]}${String(parameters?.[parameter])}`;
  return key;
}

function duplicateRow({ report, name }: RuleContext): RuleHit[] {
  const suspects = sameByHash(report.benchmarks);
  const first = new Map<string, number>();
  return suspects.flatMap((index): RuleHit[] => {
    const entry = report.benchmarks[index];
    if (!entry) return [];
    const key = identity(entry);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, index);
      return [];
    }
    return [
      {
        path: ['benchmarks', index, 'name'],
        message: word('finding.duplicate-row', { name: name(entry) }),
        related: [{ path: ['benchmarks', before, 'name'], part: 'value', message: word('finding.same-row-here') }],
      },
    ];
  });
}

/** A subject with several results in one benchmark, of which only the first is used. */
function repeatedResults({ report, name }: RuleContext): RuleHit[] {
  return report.benchmarks.flatMap((entry, index): RuleHit[] => {
    const at = repeatedResult(entry);
    const subject = at === undefined ? undefined : entry.results?.[at]?.subject;
    if (at === undefined || subject === undefined) return [];
    const first = entry.results?.findIndex((result) => result.subject === subject) ?? 0;
    const path = ['benchmarks', index, 'results'] as const;
    return [
      {
        path: [...path, at, 'subject'],
        message: word('finding.repeated-result', { name: name(entry), subject }),
        related: [{ path: [...path, first, 'subject'], part: 'value', message: word('finding.first-result') }],
      },
    ];
  });
}

/** The index of the first result whose subject has one already. */
function repeatedResult({ results = [] }: Benchmark): number | undefined {
  // Nearly all of ten thousand benchmarks have two.
  if (results.length <= 2) return results.length === 2 && results[0]?.subject === results[1]?.subject ? 1 : undefined;
  const seen = new Set<string>();
  const at = results.findIndex(({ subject }) => seen.size === seen.add(subject).size);
  return at < 0 ? undefined : at;
}

/** Entries that may be duplicates, in order. Most have a unique hash, and need no key to be built. */
function sameByHash(benchmarks: readonly Benchmark[]): number[] {
  const hashes = new Float64Array(benchmarks.length);
  benchmarks.forEach(({ suite, name, version, metric, environment, parameters }, index) => {
    let hash =
      hashOf(name) + 3 * hashOf(suite) + 5 * hashOf(version) + 7 * hashOf(metric?.name) + 11 * hashOf(environment);
    // A sum, because the order of parameters does not matter.
    for (const parameter in parameters) hash += (13 + hashOf(parameter)) * (17 + hashOf(parameters[parameter]));
    hashes[index] = hash;
  });
  // Equal ones are adjacent after sorting: faster than a map of ten thousand numbers.
  const sorted = hashes.slice().sort();
  const several = new Set(sorted.filter((hash, at) => hash === sorted[at - 1]));
  return several.size === 0 ? [] : [...hashes.keys()].filter((index) => several.has(hashes[index] ?? 0));
}

/** Equal for equal values, and rarely for others: from a string, its length and a few of its characters. */
function hashOf(value: string | number | boolean | undefined): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 0.75 : 0.25;
  if (!value) return 0;
  const { length } = value;
  return length + 31 * value.charCodeAt(0) + 127 * value.charCodeAt(length >> 1) + 8191 * value.charCodeAt(length - 1);
}

/** Further inputs of `bad-waiver`. */
export interface WaiverUse {
  /** Rules that can be waived, and the rules that are on: a rule that is off has nothing to waive. */
  readonly waivable: readonly string[];
  readonly active: ReadonlySet<string>;
  /** Indices of the waivers that matched a finding. */
  readonly used: ReadonlySet<number>;
}

/** Waivers that expired, name an unknown rule or match nothing, which is known only after all other rules. */
export function badWaivers({ report, options }: Pick<RuleContext, 'report' | 'options'>, use: WaiverUse): RuleHit[] {
  return (report.waivers ?? []).flatMap((waiver, index): RuleHit[] => {
    const at: Path = ['waivers', index];
    const remove: Fix = {
      id: 'remove',
      safe: true,
      title: word('fix.remove-waiver'),
      edits: [{ kind: 'remove', path: at }],
    };
    if (!use.waivable.includes(waiver.rule)) return [unknownRule(waiver.rule, [...at, 'rule'], use.waivable)];
    if (isExpired(waiver, options.today)) {
      return [
        {
          path: [...at, 'expires'],
          message: word('finding.waiver-expired', { date: waiver.expires ?? '' }),
          fixes: [remove],
        },
      ];
    }
    if (use.used.has(index) || !use.active.has(waiver.rule)) return [];
    return [
      {
        path: [...at, 'rule'],
        message: word('finding.waiver-idle', { rule: waiver.rule }),
        fixes: [{ ...remove, safe: false }],
      },
    ];
  });
}

function unknownRule(rule: string, path: Path, names: readonly string[]): RuleHit {
  const near = nearest(rule, names);
  if (near === undefined) return { path, message: word('finding.waiver-unknown', { rule: quoted(rule) }) };
  const fix: Fix = {
    id: 'rename',
    safe: true,
    title: word('fix.replace', { text: near }),
    edits: [{ kind: 'set', path, value: near }],
  };
  return { path, message: word('finding.waiver-near', { rule: quoted(rule), near }), fixes: [fix] };
}

export const structureRules: readonly Rule[] = [
  {
    name: 'duplicate-row',
    group: 'structure',
    severity: 'warning',
    find: (context) => [...duplicateRow(context), ...repeatedResults(context)],
    reads: ({ benchmark }) => `${identity(benchmark)} ${repeatedResult(benchmark) ?? ''}`,
    says:
      'Two entries have the same suite, name, version, parameters, metric and environment. Also reported: a ' +
      'benchmark with several results of a subject, of which only the first is used.',
  },
  copiedRule,
  {
    name: 'bad-waiver',
    group: 'structure',
    severity: 'warning',
    find: () => [],
    reads: () => undefined,
    says: 'A waiver has expired (and no longer applies), names an unknown rule, or matches no finding.',
  },
];
