/** Tests whether a ratio is close enough to 1. Source: D. J. Schuirmann, Journal of Pharmacokinetics 15 (1987). */
import { tSf } from './student';

/**
 * p value of the two one-sided t tests that a ratio lies within [1 - margin, 1 / (1 - margin)]. Below alpha if
 * and only if the interval at 1 - 2 alpha lies inside, for tests whose interval is ratio times exp(-+ t se).
 *
 * @param test log(ratio) has this standard error and these degrees of freedom.
 * @param margin A share above 0 and below 1.
 */
export function equivalenceP(
  test: { readonly ratio: number; readonly se: number; readonly df: number },
  margin: number,
): number {
  const limit = -Math.log1p(-margin);
  const distance = limit - Math.abs(Math.log(test.ratio));
  return Math.max(tSf(distance / test.se, test.df), Number.MIN_VALUE);
}
