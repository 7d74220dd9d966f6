/** Changes in words: percentages in the metric's own direction, with their intervals. */
import type { Direction } from '../report/metric';
import { quotientOf } from '../analysis/orient';
import { verdictText } from '../page-model/wording';
import { formatPercent } from '../text/ratio';
import { word, type Message } from '../messages/messages';
import type { MeasuredChange, ComparedRow, Trouble } from './model';
import type { WordKey } from '../messages/messages';

/** How a subject's number changed, in its own unit: "+10.8%". Undefined without a quotient. */
export function shareOf({ quotient }: MeasuredChange): string | undefined {
  return quotient === undefined ? undefined : formatPercent(quotient - 1);
}

/** The interval of such a change, converted back to the metric's own unit: "+8.1% to +13.4%". */
export function shareInterval({ interval }: MeasuredChange, direction: Direction | undefined): Message | undefined {
  if (!interval || interval.from !== 'test') return undefined;
  const ends = [interval.lo, interval.hi].map((end) => quotientOf(end, direction)).sort((a, b) => a - b);
  return intervalOf(ends[0] ?? 0, ends[1] ?? Infinity);
}

/** The interval of a change of ratios. */
export function ratioInterval({ interval }: MeasuredChange): Message | undefined {
  return interval?.from === 'test' ? intervalOf(interval.lo, interval.hi) : undefined;
}

function intervalOf(lo: number, hi: number): Message {
  return word('compare.share-interval', { lo: formatPercent(lo - 1), hi: formatPercent(hi - 1) });
}

/** Why a row is not compared. */
export function troubleText(trouble: Trouble): Message {
  return word(`compare.trouble-${trouble}` as WordKey);
}

/** A subject's change as part of a sentence. */
export function sideFact(who: 'candidate' | 'baseline', row: ComparedRow): Message[] {
  const change = row[who];
  const share = change && shareOf(change);
  if (!change || share === undefined) return [];
  if (change.identical) return [word(`compare.fact-${who}`, { change: word('compare.identical') })];
  const interval = shareInterval(change, row.direction);
  return [
    interval
      ? word(`compare.fact-${who}-interval`, { change: share, interval })
      : word(`compare.fact-${who}`, { change: share }),
  ];
}

/** The verdict on the change that decides, whose percentages are changes of what it is a change of. */
export function changeVerdict(
  change: MeasuredChange,
  row: Pick<ComparedRow, 'limits' | 'direction' | 'ratio'>,
): Message {
  if (change.identical) return word('compare.identical');
  const { limits, direction } = row;
  return verdictText({ ...change, limits, direction, evidence: change === row.ratio ? 'ratio' : 'values' });
}
