/** Converts printed summaries for tests. */
import { tCritical } from './critical';

/**
 * Standard deviation of n runs behind a printed interval of their mean: half its width, over the t quantile with n - 1
 * degrees of freedom, times sqrt(n). NaN if the interval is invalid (level outside 0 to 1, ends in the wrong order).
 *
 * @param ci `level` is a share: 0.95 is 95 %.
 */
export function sdOfInterval(
  ci: { readonly lo: number; readonly hi: number; readonly level: number },
  n: number,
): number {
  if (!(ci.level > 0 && ci.level < 1 && ci.hi >= ci.lo && n >= 2)) return NaN;
  return ((ci.hi - ci.lo) / 2 / tCritical(ci.level, n - 1)) * Math.sqrt(n);
}
