/** Parameter sweep: a line per subject over the values of one parameter, with the spread as a band. */
import type { ChartConfiguration, ChartType, Plugin, PointStyle, Tick } from 'chart.js';
import { roundTicks } from '../../../src/core/drawing/ratio-scale';
import { levelPosition } from '../../../src/core/drawing/sweeps';
import type { SweepSeries, SweepSpec } from './api';
import { type Colours, tooltip } from './look';
import { largest, smallest } from '../../../src/core/text/lists';

const marks: readonly PointStyle[] = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'crossRot'];
const dashes: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];

export function sweepConfig(spec: SweepSpec, look: Colours): ChartConfiguration<'scatter'> {
  const across = (value: number): number => levelPosition(value, spec.log);
  const up = (value: number): number => (spec.ratios ? Math.log(value) : value / spec.divisor);
  const highs = spec.series.flatMap((series) => series.points.map((point) => up(point.hi ?? point.y)));
  const lows = spec.series.flatMap((series) => series.points.map((point) => up(point.lo ?? point.y)));
  const [min, max] = [smallest(lows, spec.ratios ? 0 : Infinity), largest(highs, spec.ratios ? 0 : -Infinity)];
  const room = (max - min || Math.abs(max) || 1) * 0.1;
  return {
    type: 'scatter',
    data: {
      datasets: spec.series.map((series, i) => ({
        label: series.label,
        data: series.points.map((point) => ({ x: across(point.x), y: up(point.y) })),
        showLine: true,
        borderColor: colourOf(look, i),
        backgroundColor: colourOf(look, i),
        borderDash: [...(dashes[i % dashes.length] ?? [])],
        borderWidth: 1.8,
        pointStyle: marks[i % marks.length],
        pointRadius: 4.5,
        pointHoverRadius: 7,
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
            callback: (value: string | number) => String(nearest(spec.levels, across, Number(value))),
          },
        },
        y: {
          grid: { color: look.grid },
          ...(spec.ratios
            ? { min: min - room, max: max + room }
            : { suggestedMin: min >= 0 ? Math.max(0, min - room) : min - room, suggestedMax: max + room }),
          title: { display: spec.unit !== '', text: spec.unit.slice(0, 60), color: look.dim },
          ...(spec.ratios && {
            afterBuildTicks: (axis: { ticks: Tick[] }) => void (axis.ticks = roundTicks(min - room, max + room, 7)),
          }),
          ticks: {
            color: look.dim,
            ...(spec.ratios && {
              callback: (value: string | number) => String(Number(Math.exp(Number(value)).toPrecision(3))),
            }),
          },
        },
      },
      interaction: { mode: 'nearest', intersect: false },
      plugins: {
        legend: { display: true, align: 'start', labels: { color: look.text, usePointStyle: true, boxHeight: 7 } },
        tooltip: {
          ...tooltip(look),
          callbacks: {
            title: () => '',
            label: (item) => spec.series[item.datasetIndex]?.points[item.dataIndex]?.said ?? '',
          },
        },
      },
    },
    plugins: [bands(spec.series, look, across, up)],
  };
}

/** A little room at both ends, so that marks are not cut. */
function ends(places: readonly number[]): { min: number; max: number } {
  const [first, last] = [places[0] ?? 0, places[places.length - 1] ?? 1];
  const room = (last - first) * 0.02;
  return { min: first - room, max: last + room };
}

function colourOf(look: Colours, i: number): string {
  return look.series[i % look.series.length] ?? look.text;
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
): Plugin<ChartType> {
  return {
    id: 'bands',
    beforeDatasetsDraw: ({ ctx, scales }) => {
      const { x, y } = scales;
      if (!x || !y) return;
      series.forEach((one, i) => {
        const known = one.points.filter((point) => point.lo !== undefined && point.hi !== undefined);
        if (known.length < 2) return;
        ctx.save();
        ctx.globalAlpha = 0.15;
        ctx.fillStyle = colourOf(look, i);
        ctx.beginPath();
        for (const point of known)
          ctx.lineTo(x.getPixelForValue(across(point.x)), y.getPixelForValue(up(point.hi ?? point.y)));
        for (const point of [...known].reverse())
          ctx.lineTo(x.getPixelForValue(across(point.x)), y.getPixelForValue(up(point.lo ?? point.y)));
        ctx.closePath();
        ctx.fill();
        ctx.restore();
      });
    },
  };
}
