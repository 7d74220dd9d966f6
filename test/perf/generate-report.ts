/** Generates reports of any size, reproducible by seed, for measurements and for tests that need many rows. */
import { jsonText } from '../../src/core/report/edit';

export interface GeneratedReport {
  /** Rows: one candidate, so as many benchmarks. */
  readonly rows: number;
  /** `samples`: every run of both sides; `values`: one bare mean per side. */
  readonly evidence: 'samples' | 'values';
  /** Runs per side; 9 if absent. */
  readonly runs?: number;
  readonly seed?: number;
  /** Coefficient of variation of the runs; 0.01 if absent. */
  readonly cv?: number;
  /** Fraction by which the candidate is better in every row; 0 if absent. */
  readonly effect?: number;
}

/** Seeded random numbers between 0 and 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const timeMetric = { name: 'elapsed time', unit: 's', direction: 'lower' };
const throughputMetric = { name: 'transactions', unit: 'transactions/s', direction: 'higher' };

/** A report as text in the canonical layout, about 600 bytes per row with samples. */
export function generateReport({ rows, evidence, runs = 9, seed = 1, cv = 0.01, effect = 0 }: GeneratedReport): string {
  const random = seeded(seed);
  // Box and Muller; never the logarithm of zero.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const digits = (value: number): number => Number(value.toPrecision(6));
  const side = (subject: string, centre: number): string => {
    const samples = Array.from({ length: evidence === 'samples' ? runs : 1 }, () =>
      digits(centre * (1 + cv * normal())),
    );
    return jsonText(evidence === 'samples' ? { subject, samples } : { subject, mean: samples[0] });
  };
  const benchmark = (_: unknown, row: number): string => {
    const lower = row % 3 === 0;
    const base = 10 ** (4 * random());
    const name = names[row % names.length] ?? 'benchmark';
    const patched = lower ? base / (1 + effect) : base * (1 + effect);
    const fields = [
      `"id": ${jsonText(`${name}-${row}`)}`,
      `"name": ${jsonText(name)}`,
      `"suite": ${jsonText(suites[row % suites.length])}`,
      `"kind": ${jsonText(row % 2 === 0 ? 'micro' : 'macro')}`,
      `"parameters": ${jsonText({ vcpus: 2 ** (row % 6), pageSize: row % 2 === 0 ? 'small' : 'large', run: row })}`,
      `"metric": ${jsonText(lower ? timeMetric : throughputMetric)}`,
      `"results": [\n        ${side('base', base)},\n        ${side('patched', patched)}\n      ]`,
    ];
    return `    {\n      ${fields.join(',\n      ')}\n    }`;
  };
  const head = `{
  "format": "vmibench/1",
  "id": "generated-${rows}",
  "title": "Generated report of ${rows} rows",
  "date": "2026-11",
  "provenance": {
    "kind": "synthetic"
  },
  "environments": [
    {
      "id": "host",
      "host": {
        "cpu": {
          "model": "Example 9000",
          "sockets": 2,
          "coresPerSocket": 32,
          "threadsPerCore": 2
        },
        "memoryMiB": 524288
      },
      "hypervisor": {
        "name": "KVM",
        "version": "6.12"
      },
      "guest": {
        "vcpus": 32,
        "memoryMiB": 65536
      }
    }
  ],
  "subjects": [
    {"id": "base", "label": "6.12", "role": "baseline", "environment": "host", "config": {"series": false}},
    {"id": "patched", "label": "6.12 + series", "environment": "host", "config": {"series": true}}
  ],`;
  return `${head}\n  "benchmarks": [\n${Array.from({ length: rows }, benchmark).join(',\n')}\n  ]\n}\n`;
}

const names = [
  'specjbb',
  'kernbench',
  'ebizzy',
  'netperf TCP_RR',
  'fio randread',
  'hackbench pipe',
  'pgbench',
  'swingbench',
].map((name) => name.replaceAll(' ', '-'));
const suites = ['mmtests', 'phoronix', 'selftests'];
