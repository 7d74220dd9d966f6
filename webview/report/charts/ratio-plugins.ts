/** What charts of ratios draw around their marks: the margin, the line at 1, intervals, and arrows at the ends. */
import type { Chart, Scale } from 'chart.js';
import type { OverviewPoint, OverviewSpec } from './api';
import type { Colours } from './look';
import type { OwnPlugin } from './plan';

/** A chart of ratios from left to right, or from bottom to top. */
export interface RatioLayout {
  readonly across: boolean;
  /** Place of a point on the axis of rows. */
  readonly placeOf: (point: OverviewPoint) => number;
  readonly colourOf: (point: OverviewPoint) => string;
}

interface Axes {
  readonly ratio: Scale;
  readonly rows: Scale;
}

function axesOf(chart: Chart, { across }: Pick<RatioLayout, 'across'>): Axes | undefined {
  const { x, y } = chart.scales;
  if (!x || !y) return undefined;
  return across ? { ratio: x, rows: y } : { ratio: y, rows: x };
}

function clipTo({ ctx, chartArea }: Chart): void {
  ctx.beginPath();
  ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
  ctx.clip();
}

/** The band of the margin, the failure line and the line at 1. */
export function ratioGround(spec: OverviewSpec, look: Colours, across: boolean): OwnPlugin {
  return {
    id: 'ground',
    beforeDatasetsDraw: (chart) => {
      const { ctx, chartArea } = chart;
      const axes = axesOf(chart, { across });
      if (!axes) return;
      const at = (ratio: number): number => axes.ratio.getPixelForValue(Math.log(ratio));
      const line = (place: number): void => {
        ctx.beginPath();
        if (across) (ctx.moveTo(place, chartArea.top), ctx.lineTo(place, chartArea.bottom));
        else (ctx.moveTo(chartArea.left, place), ctx.lineTo(chartArea.right, place));
        ctx.stroke();
      };
      ctx.save();
      clipTo(chart);
      ctx.fillStyle = look.band;
      const [from, to] = [at(1 - spec.warn), at(1 + spec.warn)];
      if (across) ctx.fillRect(from, chartArea.top, to - from, chartArea.height);
      else ctx.fillRect(chartArea.left, to, chartArea.width, from - to);
      ctx.strokeStyle = look.tones.bad;
      ctx.globalAlpha = 0.5;
      ctx.setLineDash([2, 4]);
      line(at(1 - spec.fail));
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      ctx.strokeStyle = look.dim;
      line(at(1));
      ctx.restore();
    },
  };
}

/** Intervals. What has none has no line: a stem from 1 would look like one. */
export function ratioIntervals(points: readonly OverviewPoint[], layout: RatioLayout): OwnPlugin {
  return {
    id: 'intervals',
    beforeDatasetsDraw: (chart) => {
      const axes = axesOf(chart, layout);
      if (!axes) return;
      const { ctx } = chart;
      ctx.save();
      clipTo(chart);
      ctx.lineWidth = points.length > 400 ? 1 : 1.5;
      for (const point of points) {
        if (point.lo === undefined && point.hi === undefined) continue;
        const place = axes.rows.getPixelForValue(layout.placeOf(point));
        const [from, to] = [endOf(point.lo, axes.ratio, 'min'), endOf(point.hi, axes.ratio, 'max')];
        ctx.strokeStyle = layout.colourOf(point);
        ctx.beginPath();
        if (layout.across) (ctx.moveTo(from, place), ctx.lineTo(to, place));
        else (ctx.moveTo(place, from), ctx.lineTo(place, to));
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

function endOf(ratio: number | undefined, axis: Scale, end: 'min' | 'max'): number {
  const log = ratio !== undefined && ratio > 0 && Number.isFinite(ratio) ? Math.log(ratio) : axis[end];
  return axis.getPixelForValue(Math.max(axis.min, Math.min(axis.max, log)));
}

/** Arrows at the ends of the axis: an interval or a ratio goes on beyond it. The ratio's number stands beside. */
export function ratioArrows(points: readonly OverviewPoint[], layout: RatioLayout, look: Colours): OwnPlugin {
  return {
    id: 'arrows',
    afterDatasetsDraw: (chart) => {
      const axes = axesOf(chart, layout);
      if (!axes) return;
      const { ctx } = chart;
      const size = points.length > 400 ? 3 : 5;
      ctx.save();
      ctx.textBaseline = 'middle';
      for (const point of points) {
        const place = axes.rows.getPixelForValue(layout.placeOf(point));
        for (const end of ['min', 'max'] as const) {
          const sign = end === 'min' ? -1 : 1;
          const isOut = (ratio: number | undefined): boolean =>
            ratio !== undefined && sign * (Math.log(Math.max(ratio, 1e-300)) - axes.ratio[end]) > 1e-9;
          const interval = end === 'min' ? point.lo : point.hi;
          if (!isOut(point.ratio) && !isOut(interval)) continue;
          const tip = axes.ratio.getPixelForValue(axes.ratio[end]);
          ctx.fillStyle = layout.colourOf(point);
          arrow(ctx, layout.across ? [tip, place] : [place, tip], layout.across ? [sign, 0] : [0, -sign], size);
          if (!isOut(point.ratio) || !layout.across) continue;
          ctx.fillStyle = look.text;
          ctx.textAlign = end === 'min' ? 'left' : 'right';
          ctx.fillText(point.ratioText, tip - sign * (3 * size + 4), place);
        }
      }
      ctx.restore();
    },
  };
}

/** A filled triangle whose tip is at a place. */
export function arrow(
  ctx: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  [dx, dy]: readonly [number, number],
  size: number,
): void {
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - dx * 2 * size - dy * size, y - dy * 2 * size - dx * size);
  ctx.lineTo(x - dx * 2 * size + dy * size, y - dy * 2 * size + dx * size);
  ctx.closePath();
  ctx.fill();
}
