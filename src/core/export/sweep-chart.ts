/** Parameter sweeps as SVG: values over a numeric parameter for both sides, with the spread of their runs. */
import { formatRatio } from '../text/ratio';
import { levelPosition, levelsOf, sweepsOf, type Sweep } from '../drawing/sweeps';
import { formatScaled, scaleOf, type Scale } from '../text/value';
import type { RowView, ValueView } from '../page-model/model';
import { inHtml } from './html-text';
import { sideMark, tenth } from './svg';
import { clean } from './text';

/** More charts would be unreadable; the table has all numbers. */
const most = 12;
const wide = 860;
const high = 240;
const left = 90;
const right = 20;
const top = 14;
const foot = 44;

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
    figures: sweeps.slice(0, most).map((sweep) => figure(sweep, sides)),
    more: Math.max(0, sweeps.length - most),
  };
}

function figure(sweep: Sweep, sides: readonly [string, string]): SweepFigure {
  const unit = clean(sweep.rows[0]?.row.unit ?? '', 24);
  const title = [
    clean(sweep.name, 80),
    `by ${clean(sweep.parameter, 40)}`,
    sweep.held ? `(${clean(sweep.held, 80)})` : '',
  ]
    .filter(Boolean)
    .join(' ');
  const points = (side: 'base' | 'cand'): readonly Point[] =>
    sweep.rows.flatMap(({ at, row }) => (row[side] ? [{ at, value: row[side] }] : []));
  const lines = [points('base'), points('cand')];
  const all = lines.flat();
  const ends = all.flatMap(({ value: { centre, sd = 0 } }) => [centre - sd, centre + sd]);
  const scale = scaleOf(
    all.map(({ value }) => value.centre),
    unit || undefined,
  );
  const [lo, hi] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const y = (value: number): number => top + ((hi - value) / (hi - lo || 1)) * (high - top - foot);
  const across = (at: number): number => levelPosition(at, sweep.byFactors);
  const levels = levelsOf(sweep);
  const [from, to] = [across(levels[0] ?? 0), across(levels.at(-1) ?? 1)];
  const x = (at: number): number => left + 12 + ((across(at) - from) / (to - from || 1)) * (wide - left - right - 24);
  const said = sweep.rows
    .map(
      ({ at, row }) =>
        `${at}: ${row.ratio === undefined ? 'no ratio' : formatRatio(row.ratio, { printed: row.printed, limits: row.limits })}`,
    )
    .join(', ');
  const body = [
    ...ground(lo, hi, y, scale),
    ...levels.map(
      (level) =>
        `<text class="tick" x="${tenth(x(level))}" y="${high - foot + 18}" text-anchor="middle">${level}</text>`,
    ),
    ...lines.map((line, i) => lineOf(line, i === 0, x, y)),
    legend(sides),
  ];
  return {
    title,
    svg: `<svg viewBox="0 0 ${wide} ${high}" role="img" aria-label="${inHtml(`${title}. Performance ratios: ${said}.`)}">${body.join('')}</svg>`,
  };
}

interface Point {
  readonly at: number;
  readonly value: ValueView;
}

function ground(lo: number, hi: number, y: (value: number) => number, scale: Scale): string[] {
  const ticks = [0, 1, 2, 3, 4].map((i) => lo + ((hi - lo) * i) / 4);
  return ticks.map(
    (tick) =>
      `<line class="${tick === 0 ? 'one' : 'grid'}" x1="${left}" x2="${wide - right}" y1="${tenth(y(tick))}" y2="${tenth(y(tick))}"/><text class="tick" x="${left - 8}" y="${tenth(y(tick) + 4)}" text-anchor="end">${inHtml(formatScaled(tick, scale))}${scale.unit ? ` ${inHtml(scale.unit)}` : ''}</text>`,
  );
}

/** The baseline is dashed, the candidate solid. */
function lineOf(
  points: readonly Point[],
  isBase: boolean,
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  const steps = points.slice(1).map((point, i) => {
    const before = points[i];
    return before
      ? `<line class="series" x1="${tenth(x(before.at))}" y1="${tenth(y(before.value.centre))}" x2="${tenth(x(point.at))}" y2="${tenth(y(point.value.centre))}"/>`
      : '';
  });
  const marks = points.map(({ at, value: { centre, sd } }) => {
    const spread =
      sd === undefined
        ? ''
        : `<line class="whisker" x1="${tenth(x(at))}" x2="${tenth(x(at))}" y1="${tenth(y(centre - sd))}" y2="${tenth(y(centre + sd))}"/>`;
    return spread + markAt(isBase, x(at), y(centre));
  });
  return `<g class="${isBase ? 'quiet base' : 'same'}">${steps.join('')}${marks.join('')}</g>`;
}

const markAt = (isBase: boolean, x: number, y: number): string => sideMark(isBase, x, y, { circle: 4, square: 3.5 });

function legend([baseline, candidate]: readonly [string, string]): string {
  const y = high - 10;
  return `<g class="quiet">${markAt(true, left + 6, y - 4)}</g><text x="${left + 16}" y="${y}">${inHtml(clean(baseline, 50))}</text><g class="same">${markAt(false, wide / 2 + 6, y - 4)}</g><text x="${wide / 2 + 16}" y="${y}">${inHtml(clean(candidate, 50))}</text>`;
}
