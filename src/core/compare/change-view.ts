/** A change as a page and an export show it: how much, of what, which way, and between which values. */
import { centreOf } from '../analysis/centres';
import { changeText } from '../analysis/change';
import type { Benchmark } from '../generated/format';
import { changeWord, type ChangeWord } from '../text/change';
import { formatScaled, pairScale, withUnit } from '../text/value';
import { word, type Message } from '../messages/messages';
import type { ComparedRow, MeasuredChange } from './model';
import { ratioInterval, shareInterval, shareOf } from './said';

export interface ChangeView {
  /** "+10.8%", in the metric's own unit. */
  readonly text?: string;
  /** What of, and which way: "time +10.8%, worse"; one word where nothing changed. */
  readonly said?: Message;
  /** "100 → 111 s": what the subject measured then and now. */
  readonly values?: string;
  readonly interval?: Message;
  readonly identical: boolean;
  readonly tested: boolean;
  /** Above 0 better, below 0 worse, by more than the margin; otherwise 0. */
  readonly tone: -1 | 0 | 1;
}

/** The change that decides, with what it is a change of: the ratio or what the metric measures. */
export function decidingView(change: MeasuredChange, row: ComparedRow, metric: Benchmark['metric']): ChangeView {
  const ofRatio = change === row.ratio;
  return viewOf(
    change,
    row,
    ofRatio,
    ofRatio ? { word: word('history.ratio') } : changeWord(metric?.unit, metric?.name),
  );
}

/** The change of one side, with its values, whose unit says what it is a change of. */
export function sideView(
  of: 'cand' | 'base',
  change: MeasuredChange,
  row: ComparedRow,
  metric: Benchmark['metric'],
): ChangeView {
  return { ...viewOf(change, row, false, {}), values: valuesOf(row, of, change, metric?.unit) };
}

function viewOf(change: MeasuredChange, row: ComparedRow, ofRatio: boolean, what: ChangeWord): ChangeView {
  const { ratio, quotient, identical, tested, verdict } = change;
  const past = ratio !== undefined && !identical && Math.abs(ratio - 1) >= row.limits.warn - 1e-12;
  const sure = tested === undefined || verdict.word === 'regression' || verdict.word === 'improvement';
  const tone = past && sure && ratio !== undefined ? (ratio < 1 ? -1 : 1) : 0;
  return {
    text: shareOf(change),
    said: quotient === undefined ? undefined : said(changeText({ share: quotient - 1, ...what }), change, tone),
    interval: ofRatio ? ratioInterval(change) : shareInterval(change, row.direction),
    identical,
    tested: tested !== undefined,
    tone,
  };
}

function said(text: Message, { identical, verdict }: MeasuredChange, tone: ChangeView['tone']): Message {
  if (identical) return word('compare.identical');
  if (tone !== 0) return word(tone < 0 ? 'compare.worse' : 'compare.better', { change: text });
  return verdict.word === 'no-change' ? word('compare.unchanged', { change: text }) : text;
}

/** Both in one unit, with enough digits to divide. */
function valuesOf(
  { then, now }: ComparedRow,
  of: 'cand' | 'base',
  { identical, estimate }: MeasuredChange,
  unit: string | undefined,
): string | undefined {
  const [a, b] = [centreOf(then[of], estimate)?.value, centreOf(now[of], estimate)?.value];
  if (a === undefined || b === undefined) return undefined;
  const scale = pairScale(a, b, unit);
  const both = (identical ? [b] : [a, b]).map((value) => formatScaled(value, scale));
  return withUnit(both.join(' → '), scale.unit);
}
