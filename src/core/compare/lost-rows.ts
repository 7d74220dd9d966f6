/**
 * Rows that earlier nights measured and that tonight have no number, or one without a ratio to theirs. A night must not
 * pass because what got worse got so bad that nothing is left to compare.
 */
import { limitsOf } from '../analysis/measure';
import type { AnalysisOptions, Row, Verdict } from '../analysis/model';
import { uncompared, zeroVerdict } from '../analysis/uncompared';
import { word } from '../messages/messages';
import { minNights } from '../statistics/night';
import { unitFactor } from '../text/unit-factor';
import { singleSide, type HistorySeries } from './history';
import type { Party } from './model';
import type { NightRow } from './nights';

/** The rows of a history that the last report lost; all others are for the judgement of the night. */
export function lostRows(
  all: readonly HistorySeries[],
  now: Party | undefined,
  last: number,
  tonight: ReadonlyMap<string, Row>,
  options: AnalysisOptions,
): NightRow[] {
  if (!now) return [];
  return all.flatMap((one): NightRow[] => {
    // The report judges what it has against its own baseline.
    if (tonight.has(one.key) || one.direction === 'none') return [];
    const verdict = one.points[one.points.length - 1]?.at === last ? risenFromZero(one) : lost(one, now, last);
    if (!verdict?.trouble) return [];
    const { key, label, points } = one;
    const entry = one.named?.at === last ? now.report.benchmarks[one.named.benchmark] : undefined;
    const nights = points.filter(({ at, carried }) => at < last && !carried);
    const direction = one.of === 'value' ? one.direction : undefined;
    const limits = limitsOf(now.report, entry, options);
    return [
      { key, label, evidence: 'history', limits, direction, verdict, nights: nights.length, since: nights[0]?.at },
    ];
  });
}

/** The value of the night before was 0: there is no level to compare with, and a fault count that was 0 has risen. */
function risenFromZero({ of, points, direction, lastZero }: HistorySeries): Verdict | undefined {
  const before = points[points.length - 2]?.at ?? -1;
  if (of !== 'value' || direction === undefined || lastZero === undefined || lastZero < before) return undefined;
  return uncompared('from-zero', word('night.from-zero'));
}

function lost(one: HistorySeries, now: Party, last: number): Verdict | undefined {
  const before = one.points[one.points.length - 1];
  if (!before) return undefined;
  // Who removes a benchmark hears of it for as many nights as it takes to judge a new one.
  const recent = last - before.at <= minNights;
  const gone = recent ? uncompared('gone', word('night.gone')) : undefined;
  const entry = one.named?.at === last ? now.report.benchmarks[one.named.benchmark] : undefined;
  if (!entry) return gone;
  // Of several subjects, the report itself says what became of a row.
  if (one.of !== 'value' || one.direction === undefined) return undefined;
  const side = singleSide(now.report, entry);
  if (side?.centre === undefined) return gone;
  const unit = entry.metric?.unit;
  const args = { unit: unit ?? '', other: one.unit ?? '' };
  if (unitFactor(unit, one.unit) === undefined)
    return recent ? uncompared('not-comparable', word('night.other-unit', args)) : undefined;
  const verdict = zeroVerdict(
    { centre: before.value, evidence: 'values' },
    { centre: side.centre, evidence: 'values' },
    one.direction,
    unit,
  );
  if (verdict?.trouble === 'fell-to-zero') return { ...verdict, why: word('night.fell-to-zero') };
  return verdict?.trouble && recent ? { ...verdict, why: word('night.not-positive') } : undefined;
}
