/** Rows that should be judged and cannot be compared: a number is missing, or zero, or no ratio can be computed. */
import { word, type Message } from '../messages/messages';
import { kindOf } from '../text/units';
import type { RowTrouble, Side, Verdict } from './model';
import type { Direction } from '../report/metric';

/** The verdict on such a row. A value that fell to zero failed; for all others nothing is known. */
export function uncompared(trouble: RowTrouble, why: Message): Verdict {
  return { word: trouble === 'fell-to-zero' ? 'failed' : 'not-judged', tested: false, trouble, why };
}

/** The verdict on a pair of which one side has no number. */
export function oneSided(base: number | undefined): Verdict {
  return base === undefined ? uncompared('not-comparable', word('why.no-base')) : uncompared('gone', word('why.gone'));
}

/**
 * The verdict on two values of which at least one is not above zero; undefined if both are. Zero on both sides is no
 * change. Where lower is better, zero is the best value (faults, exits); only of a time it says that nothing ran.
 * @param unit of the metric, as written
 */
export function zeroVerdict(
  base: Pick<Side, 'centre' | 'evidence'>,
  cand: Pick<Side, 'centre' | 'evidence'>,
  direction: Direction,
  unit: string | undefined,
): Verdict | undefined {
  const [before, after] = [base.centre ?? NaN, cand.centre ?? NaN];
  if (before > 0 && after > 0) return undefined;
  if (before === 0 && after === 0) {
    const runs = base.evidence === 'samples' && cand.evidence === 'samples';
    return runs
      ? { word: 'no-change', tested: true, why: word('why.zero-both') }
      : { word: 'parity', tested: false, why: word('why.zero-both') };
  }
  if (before === 0 && after > 0) return uncompared('from-zero', word('why.from-zero'));
  if (before > 0 && after === 0) {
    if (direction === 'lower' && kindOf(unit) !== 'time')
      return { word: 'not-judged', tested: false, why: word('why.zero-is-best') };
    return uncompared('fell-to-zero', word('why.fell-to-zero'));
  }
  return uncompared('not-comparable', word('why.not-positive'));
}
