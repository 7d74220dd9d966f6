/** The cells of a row as text: the same numbers and words in every target. */
import { formatInterval, formatPercent, formatRatio } from '../text/ratio';
import { formatScaled, scaleOf, withUnit } from '../text/value';
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
  /** With a word where no test of ours made it. */
  readonly interval: string;
  readonly verdict: string;
  readonly evidence: string;
}

export interface CellStyle {
  readonly ascii?: boolean;
}

/** A unit is a word; a file may have a poem in its place. */
const longestUnit = 24;

/** All cells of a row, clean of what a terminal would obey; each target escapes them in its own way. */
export function cellsOf(row: RowView, style: CellStyle = {}): Cells {
  const { ratio, limits, printed, change } = row;
  const plain = style.ascii ? ascii : (text: string): string => text;
  const unit = row.unit === undefined ? undefined : clean(row.unit, longestUnit);
  const scale = scaleOf(
    [row.base, row.cand].flatMap((side) => (side ? [side.centre] : [])),
    unit,
  );
  const value = (side: ValueView | undefined): string =>
    side
      ? [withUnit(formatScaled(side.centre, scale, style), scale.unit, style), spreadOf(side)].filter(Boolean).join(' ')
      : '';
  const what = change?.word ? sayEnglish(change.word) : clean(change?.text ?? '', longestUnit);
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

/** A side's standard deviation, or half of its printed range, in percent of its value. */
function spreadOf({ centre, sd, range }: ValueView): string {
  const size = sd ?? (range && (range.hi - range.lo) / 2);
  if (size === undefined || centre === 0 || !Number.isFinite(size)) return '';
  return `± ${formatPercent(size / Math.abs(centre), { unsigned: true })}`;
}

/** "0.860 to 0.990"; one that is only printed, or spans printed extremes, says so. */
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
