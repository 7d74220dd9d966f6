/** What a mark of a chart says about its row: all numbers that the table has, a line each. */
import type { RowView } from '../../../src/core/page-model/model';
import { formatInterval, formatPercent } from '../../../src/core/text/ratio';
import { formatScaled, pairScale, withUnit } from '../../../src/core/text/value';
import { say, t } from '../../shared/speech';
import { clip } from '../../shared/ui/FileText';
import { rowRatioText } from '../table/Values';

/** @param named the candidate is said too */
export function rowFacts(row: RowView, named: boolean): string[] {
  const unit = row.unit === undefined ? undefined : clip(row.unit, 40);
  const scale = pairScale(row.base?.centre, row.cand?.centre, unit);
  const value = (side: RowView['base']): string => (side ? formatScaled(side.centre, scale) : '–');
  const measured = [row.metric && row.metric !== row.name ? clip(row.metric, 60) : '', directionWords(row)];
  const facts = [clip(row.label, 120)];
  if (named) facts.push(clip(row.subjectLabel, 80));
  if (row.base || row.cand) facts.push(withUnit(`${value(row.base)} → ${value(row.cand)}`, scale.unit));
  facts.push(measured.filter(Boolean).join(', '));
  const interval = row.interval ? ` (${formatInterval(row.interval.lo, row.interval.hi, { limits: row.limits })})` : '';
  if (row.ratio !== undefined) facts.push(`${t('page.column.ratio')} ${rowRatioText(row)}${interval}`);
  if (row.change) {
    const what = row.change.word ? say.value(row.change.word) : row.change.text;
    const share = formatPercent(row.change.share, { limits: row.limits });
    facts.push(what ? t('change.named', { what: clip(what, 40), change: share }) : share);
  }
  facts.push(say.value(row.verdictText), say.value(row.evidenceText));
  return facts.filter((fact) => fact !== '');
}

/** "lower is better"; empty where the file does not say. */
function directionWords({ direction }: Pick<RowView, 'direction'>): string {
  return direction === 'higher' || direction === 'lower' ? t(`chart.${direction}`) : '';
}

/** What a number without a unit is counted in: a letter alone says nothing. */
const counted = {
  k: 'chart.thousands',
  M: 'chart.millions',
  G: 'chart.billions',
  T: 'chart.trillions',
} as const;

/** "elapsed time, ms, lower is better". */
export function axisWords(of: Pick<RowView, 'metric' | 'direction'>, unit: string): string {
  const said = Object.hasOwn(counted, unit) ? t(counted[unit as keyof typeof counted]) : clip(unit, 40);
  return [of.metric === undefined ? '' : clip(of.metric, 60), said, directionWords(of)].filter(Boolean).join(', ');
}
