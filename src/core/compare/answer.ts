/**
 * The answer of a comparison in one sentence: "1 better (untested); 4 identical to the last digit; 1 verdict flipped".
 */
import { word, type Message } from '../messages/messages';
import { changeCount, type ChangeCount } from './compare';
import type { ComparedRow, PairComparison } from './model';
import { baselineMoved } from './moved';

const order: readonly ChangeCount[] = ['regression', 'improvement', 'unclear', 'same', 'identical', 'not-compared'];
const wordOf = {
  regression: 'compare.answer-regressions',
  improvement: 'compare.answer-improvements',
  unclear: 'compare.answer-unclear',
  same: 'compare.answer-same',
  identical: 'compare.answer-identical',
  'not-compared': 'compare.answer-not-compared',
} as const;

export interface ComparedCount {
  readonly count: ChangeCount;
  readonly n: number;
  readonly text: Message;
}

/** Counts the primary rows only. */
export function comparedCounts({ rows }: Pick<PairComparison, 'rows'>): ComparedCount[] {
  const groups = new Map<ChangeCount, ComparedRow[]>(order.map((count) => [count, []]));
  for (const row of rows) if (row.role === 'primary') groups.get(changeCount(row))?.push(row);
  return [...groups].flatMap(([count, mine]) =>
    mine.length > 0 ? [{ count, n: mine.length, text: withUntested(count, mine) }] : [],
  );
}

function withUntested(name: ChangeCount, rows: readonly ComparedRow[]): Message {
  const count = word(wordOf[name], { n: rows.length });
  const untested = rows.filter((row) => row.change && !row.change.verdict.tested).length;
  if (name === 'identical' || name === 'not-compared' || untested === 0) return count;
  return untested === rows.length
    ? word('compare.answer-all-untested', { count })
    : word('compare.answer-untested', { count, n: untested });
}

export function comparedAnswer(comparison: PairComparison): Message {
  const primary = comparison.rows.filter((row) => row.role === 'primary');
  const parts = comparedCounts(comparison).map((one) => one.text);
  if (parts.length === 0) return word('compare.answer-nothing');
  const [flipped, moved] = [primary.filter((row) => row.flipped).length, primary.filter(baselineMoved).length];
  if (flipped > 0) parts.push(word('compare.answer-flipped', { n: flipped }));
  if (moved > 0) parts.push(word('compare.answer-moved', { n: moved }));
  return word('answer.list', { parts });
}
