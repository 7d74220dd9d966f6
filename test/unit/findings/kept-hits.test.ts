/** Rules about the whole report say what they read of a benchmark: their hits are kept while that stays the same. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { reportExamples } from '../../../src/core/findings/examples';
import { FindingMemory } from '../../../src/core/findings/row-memory';
import { rules } from '../../../src/core/findings/rules';
import type { Benchmark, Report } from '../../../src/core/generated/format';
import { search } from '../../../src/core/judge/search';
import { defaultSettings } from '../../../src/core/judge/settings';
import { readingSteps, readReport } from '../../../src/core/report/read';
import { toEnd } from '../../../src/core/text/steps';
import { OpenReport } from '../../fuzz/typing';
import { generateReport } from '../../perf/generate-report';
import { clean } from './clean';

/** Rules that are off by default are asked too. */
const severities = Object.fromEntries(
  rules.filter((rule) => rule.severity === 'off').map((rule) => [rule.name, 'warning' as const]),
);
const settings = { ...defaultSettings, severities };

/** Both reports of a rule. */
const pairs: readonly (readonly Report[])[] = Object.values(reportExamples).map(({ fires, silent }) =>
  [fires, silent].map((example) => ({ ...clean(), ...structuredClone(example) }) as Report),
);
const donors: readonly Benchmark[] = pairs.flat().flatMap((report) => report.benchmarks);

/** All fields that any example's benchmark has, apart from the id. */
const fields = [...new Set(donors.flatMap((entry) => Object.keys(entry)))].filter((field) => field !== 'id') as Exclude<
  keyof Benchmark,
  'id'
>[];

/** A field of a benchmark becomes that of another one. */
interface Gift {
  readonly to: number;
  readonly from: number;
  /** Mostly what tells the two reports of a rule apart: of all fields of all reports few concern a rule. */
  readonly isOwn: boolean;
  readonly field: (typeof fields)[number];
}

const gifts = fc.array(
  fc.record({ to: fc.nat(9), from: fc.nat(donors.length - 1), isOwn: fc.boolean(), field: fc.constantFrom(...fields) }),
  { minLength: 1, maxLength: 6 },
);

function after({ benchmarks, ...rest }: Report, { to, from, isOwn, field }: Gift, pair: readonly Report[]): Report {
  const at = to % Math.max(1, benchmarks.length);
  const givers = isOwn ? pair.flatMap((one) => one.benchmarks) : donors;
  const given = givers[from % givers.length]?.[field];
  return {
    ...rest,
    benchmarks: benchmarks.map((entry, index) => {
      if (index !== at) return entry;
      const { [field]: _old, ...others } = entry;
      return (given === undefined ? others : { ...others, [field]: given }) as Benchmark;
    }),
  };
}

describe('hits of rules about the whole report', () => {
  it('are those of a fresh look, whichever field of a benchmark changes', () => {
    const runs = Number(process.env['VMIBENCH_KEPT_RUNS'] ?? 60);
    fc.assert(
      fc.property(fc.constantFrom(...pairs), fc.nat(1), gifts, (pair, first, list) => {
        const open = new OpenReport(settings);
        let report = pair[first]!;
        open.type(JSON.stringify(report));
        for (const [index, gift] of list.entries()) {
          const next = after(report, gift, pair);
          open.type(JSON.stringify(next));
          // Every other one is taken back.
          if (index % 2 === 0) open.type(JSON.stringify(report));
          else report = next;
        }
      }),
      { numRuns: runs, ...(process.env['VMIBENCH_KEPT_RUNS'] ? {} : { seed: 2009 }) },
    );
  });

  it('are not looked for again while a digit is typed, but for what reads numbers', () => {
    const text = generateReport({ rows: 200, evidence: 'samples' });
    const at = text.indexOf('.', text.length >> 1) + 1;
    const asked = new Map<string, number>();
    for (const rule of rules) {
      if (!('find' in rule)) continue;
      const find = rule.find.bind(rule);
      vi.spyOn(rule, 'find').mockImplementation((context) => {
        asked.set(rule.name, (asked.get(rule.name) ?? 0) + 1);
        return find(context);
      });
    }
    const first = readReport(text);
    const judged = analyse(first.report!, defaultOptions);
    const memory = new FindingMemory();
    search(first, judged.analysis, settings, memory);
    expect(asked.size).toBeGreaterThan(30);
    asked.clear();
    const next = toEnd(readingSteps(`${text.slice(0, at)}${text[at] === '5' ? '6' : '5'}${text.slice(at + 1)}`, first));
    search(next, analyse(next.report!, defaultOptions, undefined, judged.memory).analysis, settings, memory);
    vi.restoreAllMocks();
    expect([...asked]).toEqual([]);
  });
});
