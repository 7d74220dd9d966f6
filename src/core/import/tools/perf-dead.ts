/** Commands that died while perf stat counted. */
import { failedRun } from '../failures';
import { deathOf } from '../error-lines';
import type { TextLine } from '../lines';
import type { Measurement, Note } from '../model';

/**
 * perf says right above the counters that the command died of a signal; what it counted until then is no result.
 *
 * @param heads the lines at which blocks begin, ascending
 */
export function withoutDead(
  all: readonly Measurement[],
  unread: readonly TextLine[],
  heads: readonly number[],
  notes: Note[],
): readonly Measurement[] {
  return unread
    .filter(({ text }) => deathOf(text) !== undefined)
    .reduce((kept, { n, text }) => {
      const end = heads.filter((at) => at > n)[1] ?? Infinity;
      const dead = kept.filter(({ line = 0 }) => line > n && line < end);
      const [first] = dead;
      if (!first) return kept;
      const failed = deathOf(text) ?? '';
      notes.push(failedRun(n, failed));
      const { benchmark, suite, metric, line } = dead.find((one) => one.metric.name === 'elapsed time') ?? first;
      return [...kept.filter((one) => !dead.includes(one)), { benchmark, suite, metric, failed, line }];
    }, all);
}
