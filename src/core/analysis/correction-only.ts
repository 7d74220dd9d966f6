/** Rows of which only the corrected p is another one: one row's p moves those of others in the family. */
import equal from 'fast-deep-equal';
import type { Row } from './model';

/**
 * Whether two versions of a row differ at most in the corrected p: the same sides, test and verdict. Sides are the same
 * objects as long as nothing that a row is measured from has changed.
 */
export function differInCorrectionOnly(old: Row, now: Row): boolean {
  return (
    old.key === now.key &&
    old.benchmark === now.benchmark &&
    old.tested !== undefined &&
    now.tested !== undefined &&
    old.base === now.base &&
    old.cand === now.cand &&
    old.interval === now.interval &&
    old.limits === now.limits &&
    old.tested.p === now.tested.p &&
    equal(old.verdict, now.verdict)
  );
}
