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

interface SideCell {
  readonly value: string;
  readonly spread: string;
}

/** The values of a row and their spreads, with the unit that both have. */
export function sideCells(
  row: RowView,
  style: CellStyle = {},
): { readonly base: SideCell; readonly cand: SideCell; readonly unit: string } {
  const plain = style.ascii ? ascii : (text: string): string => text;
  const scale = pairScale(
    row.base?.centre,
    row.cand?.centre,
    row.unit === undefined ? undefined : clean(row.unit, maxUnitLength),
  );
  const side = (of: ValueView | undefined): SideCell =>
    of ? { value: formatScaled(of.centre, scale, style), spread: plain(spreadText(of)) } : { value: '', spread: '' };
  return { base: side(row.base), cand: side(row.cand), unit: plain(scale.unit) };
}

/** All cells of a row, without control characters; each format escapes them in its own way. */
export function rowCells(row: RowView, style: CellStyle = {}): Cells {
  const { ratio, limits, printed, change } = row;
  const plain = style.ascii ? ascii : (text: string): string => text;
  const sides = sideCells(row, style);
  const value = ({ value: number, spread }: SideCell): string =>
    number === '' ? '' : [withUnit(number, sides.unit, style), spread].filter(Boolean).join(' ');
  const what = change?.word ? sayEnglish(change.word) : clean(change?.text ?? '', maxUnitLength);
  return {
    name: plain(clean(row.label)),
    base: value(sides.base),
    cand: value(sides.cand),
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
