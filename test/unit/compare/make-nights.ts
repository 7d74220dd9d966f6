/** Reports of nights with one value per row. */
import type { Report } from '../../../src/core/generated/format';
import { chance } from '../../perf/chance';

function normals(seed: number): () => number {
  const { uniform } = chance(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

export interface Night {
  readonly values: readonly number[];
  readonly microcode?: string;
}

/** A night of one subject: throughput of as many benchmarks as there are values. */
export function night({ values, microcode = '0x1' }: Night, index: number): Report {
  return {
    format: 'vmibench/1',
    title: `night ${index}`,
    series: 'nightly',
    revision: index + 1,
    environments: [{ id: 'host', host: { cpu: { model: 'EPYC', microcode } } }],
    subjects: [{ id: 'kvm', environment: 'host' }],
    benchmarks: values.map((value, row) => ({
      id: `b${row}`,
      name: `b${row}`,
      metric: { name: 'rate', unit: '/s', direction: 'higher' },
      results: [{ subject: 'kvm', mean: value }],
    })),
  } as unknown as Report;
}

/** Nights of rows with a CV of 1%; `move` is a factor on one row in one night. */
export function madeNights(
  count: number,
  rows: number,
  seed: number,
  move: (at: number, row: number) => number = () => 1,
): Night[] {
  const random = normals(seed);
  return Array.from({ length: count }, (_, at) => ({
    values: Array.from({ length: rows }, (_value, row) => 100 * (row + 1) * Math.exp(0.01 * random()) * move(at, row)),
  }));
}

/**
 * 60 nights of 20 rows: a microcode update on night 40 moves all rows by -2%, and row 3 falls by 5% from night 58 on.
 * Chance makes a row suspect on 44% of the nights of 20 rows; this seed has none on the nights that matter.
 */
export function nightsOfAnUpdate(): Night[] {
  return madeNights(60, 20, 21, (at, row) => (at >= 40 ? 0.98 : 1) * (at >= 58 && row === 3 ? 0.95 : 1)).map(
    (one, at): Night => ({ ...one, microcode: at >= 40 ? '0x2' : '0x1' }),
  );
}
