import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { search } from '../../../src/core/judge/search';
import type { Finding } from '../../../src/core/findings/model';
import type { Report } from '../../../src/core/generated/format';
import { readReport } from '../../../src/core/report/read';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';
import { clean } from './clean';

const examples = join(__dirname, '../../../examples');

function found(text: string): Finding[] {
  const reading = readReport(text);
  return search(reading, reading.report && analyse(reading.report, defaultOptions).analysis, defaultSettings);
}

const inExample = (name: string): Finding[] => found(readFileSync(join(examples, `${name}.vmibench.json`), 'utf8'));
const lines = (list: readonly Finding[]): string[] =>
  list.map((one) => `${one.severity} ${one.rule} ${one.path.join('/')}`);
const sentence = (list: readonly Finding[], rule: string, path: string): string =>
  sayEnglish(list.find((one) => one.rule === rule && one.path.join('/') === path)?.message ?? { key: 'answer.none' });

it('the 2009 mail has exactly the findings of the specification', () => {
  const list = inExample('vmi-vs-hwmmu-2009');
  expect(lines(list)).toEqual([
    'warning untested-regression benchmarks/4/ratios/0/value',
    'information not-stated environments/0/id',
    'information required-precision benchmarks/4/ratios/0/value',
  ]);
  expect(sentence(list, 'required-precision', 'benchmarks/4/ratios/0/value')).toBe(
    'With 9 runs, an effect of 1% (specjbb (large)) is detectable only if runs vary by less than 0.71%.',
  );
});

describe('the known defects of real reports', () => {
  it.each([
    [
      'kvm-boost-vcpus-v1-2019',
      'claim-mismatch',
      'benchmarks/3/claims/0/percent',
      '55% improvement, but the data give 154.8%',
    ],
    [
      'kvm-arm64-eager-split-2023',
      'claim-mismatch',
      'benchmarks/8/claims/0/factor',
      '5.76x improvement, but the data give 7.25x',
    ],
    ['kvm-arm64-eager-split-2023', 'mixed-units', 'benchmarks/9/metric/unit', 'ms, s'],
    ['spf-v2-2017', 'claim-wrong-sign', 'benchmarks/20/claims/0/text', 'the data say time +0.1%'],
    ['slub-sheaves-amd-2025', 'copied-numbers', 'benchmarks/17/results/0', '10 numbers of mmap2'],
    ['kvm-ipiv-2022', 'unmentioned-regression', 'benchmarks/6/results/1/mean', 'Broadcast lock'],
    ['xen-pv-vs-pvhvm-dundee', 'headline-only', 'claims/0/text', '"at best 40%" is less than the report\'s own 41%'],
    ['vmware-ept-headlines-2009', 'headline-only', 'benchmarks/0/claims/0/percent', 'a bound without a value'],
  ])('%s: %s at %s', (name, rule, path, text) => {
    expect(sentence(inExample(name), rule, path)).toContain(text);
  });
});

it.each(readdirSync(examples).filter((file) => file.endsWith('.vmibench.json')))(
  '%s: gives one complete sentence per cause',
  (file) => {
    const list = inExample(file.replace('.vmibench.json', ''));
    const said = list.map((one) => sayEnglish(one.message));
    for (const text of said) expect(text).not.toMatch(/\{\w|undefined|NaN|Infinity/);
    for (const rule of ['not-stated', 'single-run', 'few-runs', 'no-unit', 'runs-unknown', 'required-precision']) {
      expect(list.filter((one) => one.rule === rule).length, rule).toBeLessThanOrEqual(1);
    }
    expect(new Set(list.map((one) => one.id)).size).toBe(list.length);
  },
);

/** Seeded numbers, uniform in [0, 1). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// Runs that vary by 0.3%: at 1% a tested row crosses the margin of 1% by chance in one report of twenty, as alpha
// allows.
it('two hundred seeded clean reports of ten tested rows have no findings', () => {
  const random = mulberry(1);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const loud: string[] = [];
  for (let r = 0; r < 200; r++) {
    const report = clean();
    const [first] = report.benchmarks;
    if (!first) throw new Error('no benchmark');
    const benchmarks = Array.from({ length: 10 }, (_, i) => {
      const base = 100 * 10 ** (3 * random());
      const runs = (): number[] =>
        Array.from({ length: 10 }, () => Number((base * (1 + 0.003 * normal())).toPrecision(6)));
      return {
        ...first,
        id: `b${i}`,
        name: `bench ${i}`,
        results: ['old', 'new'].map((subject) => ({ subject, samples: runs(), boots: [1, 1, 2, 2, 3, 3, 4, 4, 5, 5] })),
      };
    });
    const list = found(JSON.stringify({ ...report, benchmarks } as unknown as Report));
    if (list.length) loud.push(`${r}: ${list.map((one) => `${one.rule} ${sayEnglish(one.message)}`).join('; ')}`);
  }
  expect(loud).toEqual([]);
}, 60_000);
