import type { RowView } from '../../../src/core/page-model/model';
import { formatInterval } from '../../../src/core/text/ratio';
import { tickLabel, type RatioScale } from '../../../src/core/drawing/ratio-scale';
import { isOutlined, lookOf } from '../../../src/core/drawing/verdict-look';
import { t } from '../../shared/speech';
import { rowRatioText } from './Values';

/** Ratio and interval around 1 on the common scale. Drawn in percent, so that it grows with its cell. */
export function RatioBar(props: { readonly row: RowView; readonly scale: RatioScale }) {
  const { row, scale } = props;
  const { ratio, interval, limits } = row;
  const at = (value: number): string => `${(100 * scale.at(value)).toFixed(2)}%`;
  const look = lookOf(row.verdict);
  const band = (
    <rect
      class="band"
      x={at(1 - limits.warn)}
      width={`${(100 * (scale.at(1 + limits.warn) - scale.at(1 - limits.warn))).toFixed(2)}%`}
      y="0"
      height="24"
    />
  );
  if (ratio === undefined || !(ratio > 0)) {
    return (
      <svg class="bar none" width="100%" height="24" role="img" aria-label={t('page.bar-none')}>
        {band}
        <line class="one" x1="50%" x2="50%" y1="0" y2="24" />
      </svg>
    );
  }
  const tone = `tone-${look.tone} ${look.faint ? 'faint' : ''}`;
  const outlined = isOutlined(row.verdict);
  const known = interval && interval.from !== 'range';
  const label = interval
    ? t('page.bar-interval', {
        ratio: rowRatioText(row),
        interval: formatInterval(interval.lo, interval.hi, { limits }),
      })
    : t('page.bar', { ratio: rowRatioText(row) });
  return (
    <svg class="bar" width="100%" height="24" role="img" aria-label={label}>
      <title>{label}</title>
      {band}
      <line class="one" x1="50%" x2="50%" y1="0" y2="24" />
      <line class={`stem ${tone}`} x1="50%" x2={at(ratio)} y1="12" y2="12" />
      {interval && (
        <g class={`whisker ${tone} ${known ? '' : 'dashed'}`}>
          <line x1={at(interval.lo)} x2={at(interval.hi)} y1="12" y2="12" />
          {!scale.isBeyond(interval.lo) && <line x1={at(interval.lo)} x2={at(interval.lo)} y1="8" y2="16" />}
          {!scale.isBeyond(interval.hi) && <line x1={at(interval.hi)} x2={at(interval.hi)} y1="8" y2="16" />}
        </g>
      )}
      {scale.isBeyond(ratio) ? (
        // Beyond the scale: an arrow at the end instead of a dot at a wrong position.
        <svg x={at(ratio)} y="6" width="12" height="12" overflow="visible">
          <path
            class={`point ${tone} ${outlined ? 'outlined' : ''}`}
            d={ratio > 1 ? 'M-3 1 4 6-3 11z' : 'M3 1-4 6 3 11z'}
          />
        </svg>
      ) : (
        <circle class={`point ${tone} ${outlined ? 'outlined' : ''}`} cx={at(ratio)} cy="12" r="4" />
      )}
    </svg>
  );
}

/** The ticks of the scale, in the column header. */
export function RatioAxis(props: { readonly scale: RatioScale }) {
  return (
    <svg class="axis" width="100%" height="30" aria-hidden="true" focusable="false">
      <text x="47%" y="11" text-anchor="end">{`← ${t('page.worse')}`}</text>
      <text x="53%" y="11">{`${t('page.better')} →`}</text>
      {props.scale.ticks.map((tick) => (
        <text key={tick} x={`${100 * props.scale.at(tick)}%`} y="26" text-anchor="middle">
          {tickLabel(tick)}
        </text>
      ))}
    </svg>
  );
}
