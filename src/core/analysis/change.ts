/**
 * What a change means, in one place: the metric's own quantity, candidate / baseline - 1. A latency that doubled is
 * "time +100%", whatever its ratio. A ratio without values knows only performance, and says so. See docs/numbers.md.
 */
import { formatPercent, type PercentStyle } from '../text/ratio';
import { changeWord, type ChangeWord } from '../text/change';
import { word, type Message } from '../messages/messages';
import type { Benchmark } from '../generated/format';
import { quotientOf } from './orient';
import type { Row } from './model';

export interface Change extends ChangeWord {
  /** Signed: 0.083 is +8.3%. */
  readonly share: number;
}

type Judged = Pick<Row, 'evidence' | 'direction'>;
type Metric = Benchmark['metric'];

/** Whether a row has numbers in the metric's own unit. Printed ratios and claims are about performance. */
function isMeasured({ evidence }: Judged): boolean {
  return evidence === 'samples' || evidence === 'summary' || evidence === 'values';
}

/** The share by which a performance ratio of this row changed what the row measures. */
export function shareOfRatio(ratio: number, row: Judged): number {
  return (isMeasured(row) ? quotientOf(ratio, row.direction) : ratio) - 1;
}

/** The change of a row. Undefined without a ratio and without values that could be divided. */
export function metricChange(
  row: Pick<Row, 'evidence' | 'direction' | 'ratio' | 'base' | 'cand'>,
  metric: Metric,
): Change | undefined {
  if (row.ratio !== undefined) return { share: shareOfRatio(row.ratio, row), ...wordOf(row, metric) };
  if (!isMeasured(row) || !row.base?.centre || row.cand?.centre === undefined) return undefined;
  return { share: row.cand.centre / row.base.centre - 1, ...wordOf(row, metric) };
}

function wordOf(row: Judged, metric: Metric): ChangeWord {
  return isMeasured(row) ? changeWord(metric?.unit, metric?.name) : { word: word('change.performance') };
}

/** The ends of an interval of performance ratios as changes, the smaller one first. */
export function changesBetween(lo: number, hi: number, row: Judged): readonly [number, number] {
  const [a, b] = [shareOfRatio(lo, row), shareOfRatio(hi, row)];
  return a <= b ? [a, b] : [b, a];
}

/** "time +97.9%", "performance −1%", or the percentage alone where nothing names the quantity. */
export function changeText({ share, word: what, text }: Change, style: PercentStyle = {}): Message {
  const change = formatPercent(share, style);
  const named = what ?? text;
  return named === undefined ? word('change.bare', { change }) : word('change.named', { what: named, change });
}
