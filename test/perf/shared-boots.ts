/** How often the geometric mean over rows that share boots or blocks is flagged although nothing changed. */
import { analyse } from '../../src/core/analysis/analyse';
import { defaultOptions } from '../../src/core/analysis/model';
import type { Benchmark, Report } from '../../src/core/generated/format';
import { chance } from './chance';

const rowsPerReport = 20;
const boots = [1, 2, 3, 4, 5];

/**
 * Percent of made reports whose interval of the geometric mean leaves out 1: 20 rows, five boots per side, standard
 * deviation 1% between boots and 0.3% within; or five blocks, in each of which each subject has such a luck of its own.
 * @param shared all rows ran in the same five; else each row in five of its own
 */
export function falseMeansPercent(
  reports: number,
  shared: boolean,
  seed: number,
  kind: 'boots' | 'blocks' = 'boots',
): number {
  const { normal } = chance(seed);
  let found = 0;
  for (let i = 0; i < reports; i++) {
    const effects = (): number[] => boots.map(() => 0.01 * normal());
    const common = { old: effects(), new: effects() };
    const benchmarks = Array.from({ length: rowsPerReport }, (_, row): Benchmark => {
      const own = shared ? common : { old: effects(), new: effects() };
      const runs = (effect: readonly number[]): number[] =>
        effect.map((one) => 100 * (row + 1) * Math.exp(one + 0.003 * normal()));
      return {
        id: `b${row}`,
        name: `b${row}`,
        metric: { name: 'rate', unit: '/s', direction: 'higher' },
        results: (['old', 'new'] as const).map((subject) => ({
          subject,
          samples: runs(own[subject]),
          [kind]: boots.map((boot) => (shared ? boot : `${row}-${boot}`)),
        })),
      } as Benchmark;
    });
    const report = { format: 'vmibench/1', subjects: [{ id: 'old', role: 'baseline' }, { id: 'new' }], benchmarks };
    const geomean = analyse(report as unknown as Report, defaultOptions).analysis.summaries[0]?.geomean;
    if (geomean?.lo === undefined || geomean.hi === undefined) throw new Error('no interval of the mean');
    if (geomean.lo > 1 || geomean.hi < 1) found++;
  }
  return (100 * found) / reports;
}
