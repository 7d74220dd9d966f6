/** The cells of a row as text: the same numbers and words in every format. */
import { formatInterval, formatPercent, formatRatio } from '../text/ratio';
import { formatScaled, pairScale, withUnit } from '../text/value';
import type { RowView, ValueView } from '../page-model/model';
import { sayEnglish } from '../messages/messages';
import { ascii, clean } from './text';

export interface Cells {
  readonly name: string;
  readonly base: string;
  readonly cand: string;
  /** Signed, in the metric's own unit: "+8.3% time". */
  readonly change: string;
  readonly ratio: string;
  /** Marked if the verdict was not tested. */
  readonly interval: string;
  readonly verdict: string;
  readonly evidence: string;
}

export interface CellStyle {
  readonly ascii?: boolean;
}

/** Longer units are cut: a file may contain anything. */
const maxUnitLength = 24;

/** All cells of a row, without control characters; each format escapes them in its own way. */
export function rowCells(row: RowView, style: CellStyle = {}): Cells {
  const { ratio, limits, printed, change } = row;
  const plain = style.ascii ? ascii : (text: string): string => text;
  const unit = row.unit === undefined ? undefined : clean(row.unit, maxUnitLength);
  const scale = pairScale(row.base?.centre, row.cand?.centre, unit);
  const value = (side: ValueView | undefined): string =>
    side
      ? [withUnit(formatScaled(side.centre, scale, style), scale.unit, style), spreadText(side)]
          .filter(Boolean)
          .join(' ')
      : '';
  const what = change?.word ? sayEnglish(change.word) : clean(change?.text ?? '', maxUnitLength);
  return {
    name: plain(clean(row.label)),
    base: plain(value(row.base)),
    cand: plain(value(row.cand)),
    change: plain(change ? [formatPercent(change.share, { ...style, limits }), what].filter(Boolean).join(' ') : ''),
    ratio: ratio === undefined ? '' : formatRatio(ratio, { ...style, printed, limits }),
    interval: intervalText(row, style),
    verdict: plain(clean(sayEnglish(row.verdictText))),
    evidence: plain(clean(sayEnglish(row.evidenceText))),
  };
}

/** A side's spread as a percentage of its mean. */
function spreadText({ spread }: ValueView): string {
  return spread === undefined ? '' : `± ${formatPercent(spread, { unsigned: true })}`;
}

/** "0.860 to 0.990"; says so if the interval was only printed or spans printed extremes. */
export function intervalText(
  { interval, limits }: Pick<RowView, 'interval' | 'limits'>,
  style: CellStyle = {},
): string {
  if (!interval) return '';
  const text = formatInterval(interval.lo, interval.hi, { ...style, limits });
  switch (interval.from) {
    case 'test':
      return text;
    case 'printed':
      return `${text} (as printed)`;
    default:
      return `${text} (printed range)`;
  }
}
