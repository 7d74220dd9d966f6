import type { RowView, ValueView } from '../../../src/core/page-model/model';
import { formatPercent, formatRatio } from '../../../src/core/text/ratio';
import { formatRaw, formatScaled, pairScale, type Scale } from '../../../src/core/text/value';
import { exact, significant } from '../../../src/core/text/number';
import { isOutlined, lookOf } from '../../../src/core/drawing/verdict-look';
import { say, t } from '../../shared/speech';
import { clip, FileText } from '../../shared/ui/FileText';
import { Icon, VerdictMark } from '../../shared/ui/Icon';
import { decidedRows } from '../state';

/** One scale for both sides of a row, cached with the row. */
const scales = new WeakMap<RowView, Scale>();

function scaleOfRow(row: RowView): Scale {
  let scale = scales.get(row);
  if (!scale) {
    const unit = row.unit === undefined ? undefined : clip(row.unit, 40);
    scale = pairScale(row.base?.centre, row.cand?.centre, unit);
    scales.set(row, scale);
  }
  return scale;
}

/** A side's value with a readable unit; the raw number and its spread on hover. */
export function SideValue(props: { readonly row: RowView; readonly side: ValueView | undefined }) {
  const { row, side } = props;
  if (!side)
    return (
      <span class="dim none">
        <span class="hidden">{t('page.no-value')}</span>
        <span aria-hidden="true">–</span>
      </span>
    );
  const scale = scaleOfRow(row);
  const spread = spreadText(side);
  return (
    <span title={hover(row, side)}>
      <span class="amount">
        <span class="num">{formatScaled(side.centre, scale)}</span>
        {scale.unit === '%' ? '%' : <Unit text={scale.unit} />}
      </span>
      {spread && <span class="spread">{spread}</span>}
      {isLong(scale.unit) && (
        <FileText class="unit long" text={scale.unit.replace(/^(.) /, '$1\u00a0')} maxLength={40} />
      )}
    </span>
  );
}

/** A short unit follows its number; a long one goes below it. */
function Unit(props: { readonly text: string }) {
  if (props.text === '' || isLong(props.text)) return null;
  return <FileText class="unit" text={props.text} maxLength={40} />;
}

function isLong(unit: string): boolean {
  return unit.length > 8;
}

function spreadText({ spread }: ValueView): string | undefined {
  return spread === undefined ? undefined : `±${formatPercent(spread, { unsigned: true })}`;
}

/** Centres that the file does not state: named, and with as many digits as can matter. */
const computed = {
  'geometric-mean': 'page.geometric-mean',
  'boot-mean': 'page.boot-mean',
  median: 'page.median',
  mean: 'page.mean',
} as const;

function hover(row: RowView, side: ValueView): string {
  const unit = row.unit === undefined ? undefined : clip(row.unit, 40);
  const parts = [
    side.is === undefined
      ? formatRaw(side.centre, unit)
      : t(computed[side.is], { value: formatRaw(significant(side.centre, 6), unit) }),
  ];
  if (side.sd !== undefined) parts.push(t('page.sd', { value: formatRaw(significant(side.sd, 3), unit) }));
  if (side.range) parts.push(t('page.range', { lo: exact(side.range.lo), hi: formatRaw(side.range.hi, unit) }));
  if (side.n !== undefined) parts.push(t('page.runs', { n: side.n }));
  return parts.join('\n');
}

/** "−9.7% time". */
export function ChangeCell(props: { readonly row: RowView }) {
  const { change, limits } = props.row;
  if (!change) return <span class="dim none">–</span>;
  const what = change.word ? say.value(change.word) : change.text;
  return (
    <span>
      <span class="num amount">{formatPercent(change.share, { limits })}</span>
      {what && <FileText class="unit" text={what} maxLength={40} />}
    </span>
  );
}

export function rowRatioText(row: RowView): string {
  return row.ratio === undefined ? '–' : formatRatio(row.ratio, { printed: row.printed, limits: row.limits });
}

export function VerdictLabel(props: { readonly row: RowView }) {
  const { verdict, verdictText } = props.row;
  const look = lookOf(verdict);
  return (
    <span class={`verdict tone-${look.tone} ${look.faint ? 'faint' : ''}`}>
      <VerdictMark shape={look.shape} tone={look.tone} faint={look.faint} outlined={isOutlined(verdict)} />
      <span>{say.value(verdictText)}</span>
      {decidedRows.value.has(props.row.key) && (
        <span class="decided" role="img" title={t('live.row-decided')} aria-label={t('live.row-decided')}>
          <Icon name="check" />
        </span>
      )}
    </span>
  );
}
