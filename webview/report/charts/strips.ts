/** Too many ratios for a mark each: a strip for each candidate with the density of its rows, and what stands out. */
import { densityOf, middleOfSorted, standingOut } from '../../../src/core/drawing/density';
import { overviewRange } from '../../../src/core/drawing/ratio-scale';
import type { OverviewPoint, OverviewSpec } from './api';
import { noLegend, tooltip } from './look';
import { candidateMark, namedAxis, ratioAxis } from './overview';
import { rowLabels, type ChartPlan, type OwnPlugin, type Sheet } from './plan';
import { ratioArrows, ratioGround, type RatioLayout } from './ratio-plugins';
import { verdictPoint } from './verdict-point';

interface Strip {
  readonly heights: readonly number[];
  readonly median: number;
}

export function stripsPlan(spec: OverviewSpec, sheet: Sheet): ChartPlan {
  const { look } = sheet;
  const { series } = spec;
  const range = overviewRange(spec.points, spec.fail);
  const sorted = series.map((_, at) =>
    spec.points
      .filter((point) => point.series === at)
      .map((point) => ({ point, log: Math.log(point.ratio) }))
      .sort((a, b) => a.log - b.log),
  );
  const strips = sorted.map((rows): Strip => {
    const logs = rows.map(({ log }) => log);
    return { heights: densityOf(logs, range), median: middleOfSorted(logs) };
  });
  const marked = sorted.map((rows) => standingOut(rows).map(({ point }) => point));
  const labels = rowLabels(series, sheet);
  const single = series.length === 1;
  const layout: RatioLayout = {
    across: true,
    placeOf: (point) => point.series,
    colourOf: (point) => look.tones[point.tone],
  };
  const clamped = (ratio: number): number => Math.max(range.min, Math.min(range.max, Math.log(ratio)));
  return {
    height: 52 + (single ? 240 : Math.max(labels.rowHeight, 44) * series.length),
    marks: marked.flatMap((mine, dataset) => mine.map(({ said, key }, index) => ({ dataset, index, said, key }))),
    config: {
      type: 'scatter',
      data: {
        datasets: marked.map((mine, at) => ({
          label: series[at],
          data: mine.map((point) => ({ x: clamped(point.ratio), y: at })),
          pointStyle: mine.map((point) => verdictPoint(point.shape).style),
          pointRotation: mine.map((point) => verdictPoint(point.shape).rotation),
          pointRadius: mine.map(({ ratio }) => (clamped(ratio) === Math.log(ratio) ? 4 : 0)),
          pointHoverRadius: 7,
          pointHoverBorderWidth: 2.5,
          pointHoverBorderColor: look.text,
          pointBorderColor: mine.map(layout.colourOf),
          pointBackgroundColor: mine.map((point) => (point.outlined ? look.ground : layout.colourOf(point))),
          pointBorderWidth: 1.5,
          clip: 8,
        })),
      },
      options: {
        scales: {
          x: { ...ratioAxis(spec, look, { ...range, length: sheet.width - labels.width }), position: 'top' as const },
          y: namedAxis(labels, look),
        },
        interaction: { mode: 'nearest', axis: 'xy', intersect: false },
        plugins: { ...noLegend, tooltip: tooltip(look) },
      },
      plugins: [
        ratioGround(spec, look, true),
        densities(
          strips,
          range,
          look.series.map((_, i) => candidateMark(i, look).colour),
        ),
        ratioArrows(onlyOut(marked, range), layout, look),
      ],
    },
  };
}

/** Here an arrow is for a ratio beyond the axis; intervals are not drawn. */
function onlyOut(
  marked: readonly (readonly OverviewPoint[])[],
  { min, max }: { readonly min: number; readonly max: number },
): OverviewPoint[] {
  return marked
    .flat()
    .filter(({ ratio }) => Math.log(ratio) < min || Math.log(ratio) > max)
    .map((point) => ({ ...point, lo: undefined, hi: undefined }));
}

function densities(
  strips: readonly Strip[],
  { min, max }: { readonly min: number; readonly max: number },
  colours: readonly string[],
): OwnPlugin {
  return {
    id: 'densities',
    beforeDatasetsDraw: ({ ctx, scales }) => {
      const { x, y } = scales;
      if (!x || !y) return;
      const half = 0.42 * Math.abs(y.getPixelForValue(1) - y.getPixelForValue(0));
      ctx.save();
      strips.forEach(({ heights, median }, at) => {
        const middle = y.getPixelForValue(at);
        const colour = colours[at % colours.length] ?? '#888888';
        const place = (i: number): number => x.getPixelForValue(min + ((i + 0.5) / heights.length) * (max - min));
        ctx.fillStyle = colour;
        ctx.strokeStyle = colour;
        ctx.beginPath();
        heights.forEach((height, i) => ctx.lineTo(place(i), middle - half * height));
        [...heights]
          .reverse()
          .forEach((height, i) => ctx.lineTo(place(heights.length - 1 - i), middle + half * height));
        ctx.closePath();
        ctx.globalAlpha = 0.3;
        ctx.fill();
        ctx.globalAlpha = 1;
        ctx.lineWidth = 1;
        ctx.stroke();
        ctx.lineWidth = 2.5;
        ctx.beginPath();
        ctx.moveTo(x.getPixelForValue(median), middle - half);
        ctx.lineTo(x.getPixelForValue(median), middle + half);
        ctx.stroke();
      });
      ctx.restore();
    },
  };
}
