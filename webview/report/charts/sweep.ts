/** Parameter sweep: a line per subject over the values of one parameter, with the spread as a band. */
import type { Tick } from 'chart.js';
import { decadeTicks, roundTicks } from '../../../src/core/drawing/ratio-scale';
import { levelPosition } from '../../../src/core/drawing/sweeps';
import { largest, smallest } from '../../../src/core/text/lists';
import { exact } from '../../../src/core/text/number';
import type { SweepSeries, SweepSpec } from './api';
import { type Colours, seriesMark, tooltip } from './look';
import { legendHeight, legendOf, type ChartPlan, type OwnPlugin, type Sheet } from './plan';

const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const plotHeight = 300;

export function sweepPlan(spec: SweepSpec, sheet: Sheet): ChartPlan {
  const { look } = sheet;
  const across = (value: number): number => levelPosition(value, spec.log);
  const isLog = spec.scale !== 'linear';
  const up = (value: number): number => (isLog ? Math.log(value / spec.divisor) : value / spec.divisor);
  const labels = spec.series.map(({ label }) => label);
  return {
    height: plotHeight + legendHeight(labels, sheet),
    marks: spec.series.flatMap(({ points }, dataset) =>
      points.map(({ said, key }, index) => ({ dataset, index, said, key })),
    ),
    config: {
      type: 'scatter',
      data: {
        datasets: spec.series.map((series, i) => ({
          label: series.label,
          data: series.points.map((point) => ({ x: across(point.x), y: up(point.y) })),
          showLine: true,
          borderColor: seriesMark(i, look).colour,
          backgroundColor: seriesMark(i, look).colour,
          borderDash: [...(dashes[i % dashes.length] ?? [])],
          borderWidth: 1.8,
          // Lines with segments are drawn without Path2D, which a picture as SVG cannot take.
          segment: {},
          pointStyle: seriesMark(i, look).style,
          pointRadius: 4.5,
          pointHoverRadius: 7,
          pointHoverBorderWidth: 2.5,
          pointHoverBorderColor: look.text,
        })),
      },
      options: {
        scales: {
          x: {
            ...ends(spec.levels.map(across)),
            grid: { color: look.grid },
            title: { display: true, text: spec.parameter.slice(0, 80), color: look.dim },
            afterBuildTicks: (axis: { ticks: Tick[] }) =>
              void (axis.ticks = spec.levels.map((level) => ({ value: across(level) }))),
            ticks: {
              color: look.dim,
              maxRotation: 0,
              callback: (value: string | number) => exact(nearest(spec.levels, across, Number(value))),
            },
          },
          y: valueAxis(spec, look, up),
        },
        interaction: { mode: 'nearest', intersect: false },
        plugins: {
          legend: legendOf(
            labels,
            (at) => {
              const { colour, style } = seriesMark(at, look);
              return { pointStyle: style, fillStyle: colour, strokeStyle: colour };
            },
            sheet,
          ),
          tooltip: tooltip(look),
        },
      },
      plugins: [bands(spec.series, look, across, up)],
    },
  };
}

/** From zero, or by factors where values grow by them; its title is metric, unit and direction. */
function valueAxis(spec: SweepSpec, look: Colours, up: (value: number) => number) {
  const isLog = spec.scale !== 'linear';
  const all = spec.series.flatMap(({ points }) => points);
  const drawable = (value: number | undefined): boolean => value !== undefined && (!isLog || value > 0);
  const highs = all.map(({ y, hi }) => up(hi !== undefined && drawable(hi) ? hi : y));
  const lows = all.map(({ y, lo }) => up(lo !== undefined && drawable(lo) ? lo : y));
  const start = spec.scale === 'ratios' ? 0 : undefined;
  const [low, high] = [smallest(lows, start ?? Infinity), largest(highs, start ?? -Infinity)];
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  const [min, max] = [low - room, high + room];
  const ticks = (): Tick[] =>
    spec.scale === 'ratios'
      ? roundTicks(min, max, 7)
      : decadeTicks(Math.exp(min), Math.exp(max)).map((value) => ({ value: Math.log(value) }));
  return {
    grid: { color: look.grid },
    ...(isLog
      ? { min, max, afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = ticks()) }
      : { suggestedMin: Math.min(0, min), suggestedMax: max }),
    title: { display: spec.axis !== '', text: spec.axis.slice(0, 90), color: look.dim },
    ticks: {
      color: look.dim,
      ...(isLog && {
        callback: (value: string | number) => exact(Number(Math.exp(Number(value)).toPrecision(3))),
      }),
    },
  };
}

/** A little room at both ends, so that marks are not cut. */
function ends(places: readonly number[]): { min: number; max: number } {
  const [first, last] = [places[0] ?? 0, places[places.length - 1] ?? 1];
  const room = (last - first) * 0.02;
  return { min: first - room, max: last + room };
}

function nearest(levels: readonly number[], across: (value: number) => number, at: number): number {
  return levels.reduce(
    (best, level) => (Math.abs(across(level) - at) < Math.abs(across(best) - at) ? level : best),
    levels[0] ?? 0,
  );
}

function bands(
  series: readonly SweepSeries[],
  look: Colours,
  across: (value: number) => number,
  up: (value: number) => number,
): OwnPlugin {
  return {
    id: 'bands',
    beforeDatasetsDraw: ({ ctx, scales, chartArea }) => {
      const { x, y } = scales;
      if (!x || !y) return;
      const height = (value: number): number => {
        const at = up(value);
        return Number.isFinite(at) ? y.getPixelForValue(at) : chartArea.bottom;
      };
      series.forEach((one, i) => {
        const known = one.points.filter((point) => point.lo !== undefined && point.hi !== undefined);
        if (known.length < 2) return;
        ctx.save();
        ctx.beginPath();
        ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
        ctx.clip();
        ctx.globalAlpha = 0.15;
        ctx.fillStyle = seriesMark(i, look).colour;
        ctx.beginPath();
        for (const point of known) ctx.lineTo(x.getPixelForValue(across(point.x)), height(point.hi ?? point.y));
        for (const point of [...known].reverse())
          ctx.lineTo(x.getPixelForValue(across(point.x)), height(point.lo ?? point.y));
        ctx.closePath();
        ctx.fill();
        ctx.restore();
      });
    },
  };
}
