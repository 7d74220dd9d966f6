/** Parameter sweeps as SVG: values over a numeric parameter for both sides, with the spread of their runs. */
import { formatRatio } from '../text/ratio';
import { levelPosition, levelsOf, shareBetween, spreadAround, sweepsOf, type Sweep } from '../drawing/sweeps';
import { formatScaled, scaleOf, type Scale } from '../text/value';
import type { RowView, ValueView } from '../page-model/model';
import { inHtml } from './html-text';
import { svgLine, sideMark, tenth, svgText } from './svg';
import { clean } from './text';
import { largest, smallest } from '../text/lists';

/** More charts would be unreadable; the table has all numbers. */
const maxCharts = 12;
const chartWidth = 860;
const chartHeight = 240;
const plotLeft = 90;
const plotRight = 20;
const plotTop = 14;
const footHeight = 44;

export interface SweepFigure {
  readonly title: string;
  readonly svg: string;
}

/** A chart for each sweep of a part; `more` counts those beyond the limit. */
export function sweepCharts(
  rows: readonly RowView[],
  sides: readonly [baseline: string, candidate: string],
): { readonly figures: readonly SweepFigure[]; readonly more: number } {
  const sweeps = sweepsOf(rows).filter((sweep) => sweep.rows.every(({ row }) => row.base && row.cand));
  return {
    figures: sweeps.slice(0, maxCharts).map((sweep) => figure(sweep, sides)),
    more: Math.max(0, sweeps.length - maxCharts),
  };
}

function figure(sweep: Sweep, sides: readonly [string, string]): SweepFigure {
  const unit = clean(sweep.rows[0]?.row.unit ?? '', 24);
  const points = (side: 'base' | 'cand'): readonly Point[] =>
    sweep.rows.flatMap(({ at, row }) =>
      row[side] && Number.isFinite(row[side].centre) ? [{ at, value: row[side] }] : [],
    );
  const lines = [points('base'), points('cand')];
  const all = lines.flat();
  const ends = all.flatMap(({ value }) => {
    const { lo, hi } = deviation(value) ?? { lo: value.centre, hi: value.centre };
    return [lo, hi];
  });
  const endless =
    sweep.rows.length * 2 > all.length || all.some(({ value }) => value.sd !== undefined && !deviation(value));
  const title = [
    clean(sweep.name, 80),
    `by ${clean(sweep.parameter, 40)}`,
    sweep.held ? `(${clean(sweep.held, 80)})` : '',
    endless ? '(what is out of range is not drawn)' : '',
  ]
    .filter(Boolean)
    .join(' ');
  const scale = scaleOf(
    all.map(({ value }) => value.centre),
    unit || undefined,
  );
  const [lo, hi] = [smallest(ends, 0), largest(ends, 0)];
  const y = (value: number): number =>
    plotTop + (1 - shareBetween(value, lo, hi)) * (chartHeight - plotTop - footHeight);
  const across = (at: number): number => levelPosition(at, sweep.byFactors);
  const levels = levelsOf(sweep);
  const [from, to] = [across(levels[0] ?? 0), across(levels.at(-1) ?? 1)];
  const x = (at: number): number =>
    plotLeft + 12 + shareBetween(across(at), from, to) * (chartWidth - plotLeft - plotRight - 24);
  const ratios = sweep.rows.map(({ at, row: { ratio, printed, limits } }) => {
    return `${at}: ${ratio === undefined ? 'no ratio' : formatRatio(ratio, { printed, limits })}`;
  });
  const label = inHtml(`${title}. Performance ratios: ${ratios.join(', ')}.`);
  const body = [
    ...ground(lo, hi, y, scale),
    ...levels.map((level) => svgText([x(level), chartHeight - footHeight + 18], 'middle', level, 'tick')),
    ...lines.map((line, i) => lineOf(line, i === 0, x, y)),
    legend(sides),
  ];
  return {
    title,
    svg: `<svg viewBox="0 0 ${chartWidth} ${chartHeight}" role="img" aria-label="${label}">${body.join('')}</svg>`,
  };
}

interface Point {
  readonly at: number;
  readonly value: ValueView;
}

function ground(lo: number, hi: number, y: (value: number) => number, scale: Scale): string[] {
  const ticks = [0, 1, 2, 3, 4].map((i) => lo * (1 - i / 4) + hi * (i / 4));
  const unit = scale.unit ? ` ${inHtml(scale.unit)}` : '';
  return ticks.map(
    (tick) =>
      svgLine(tick === 0 ? 'one' : 'grid', [plotLeft, chartWidth - plotRight], [y(tick), y(tick)]) +
      svgText([plotLeft - 8, y(tick) + 4], 'end', `${inHtml(formatScaled(tick, scale))}${unit}`, 'tick'),
  );
}

/** One standard deviation around a value; the exported chart draws no ranges. */
const deviation = ({ centre, sd }: ValueView): ReturnType<typeof spreadAround> => spreadAround({ centre, sd });

/** The baseline is dashed, the candidate solid. */
function lineOf(
  points: readonly Point[],
  isBase: boolean,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  const steps = points.slice(1).map((point, i) => {
    const before = points[i];
    if (!before) return '';
    const [x1, y1] = [tenth(x(before.at)), tenth(y(before.value.centre))];
    const [x2, y2] = [tenth(x(point.at)), tenth(y(point.value.centre))];
    return `<line class="series" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
  });
  const marks = points.map(({ at, value }) => {
    const spread = deviation(value);
    const whisker = spread ? svgLine('whisker', [x(at), x(at)], [y(spread.lo), y(spread.hi)]) : '';
    return whisker + markAt(isBase, x(at), y(value.centre));
  });
  return `<g class="${isBase ? 'quiet base' : 'same'}">${steps.join('')}${marks.join('')}</g>`;
}

const markAt = (isBase: boolean, x: number, y: number): string => sideMark(isBase, x, y, { circle: 4, square: 3.5 });

function legend([baseline, candidate]: readonly [string, string]): string {
  const y = chartHeight - 10;
  const side = (isBase: boolean, x: number, label: string): string =>
    `<g class="${isBase ? 'quiet' : 'same'}">${markAt(isBase, x + 6, y - 4)}</g>` +
    `<text x="${x + 16}" y="${y}">${inHtml(clean(label, 50))}</text>`;
  return side(true, plotLeft, baseline) + side(false, chartWidth / 2, candidate);
}
