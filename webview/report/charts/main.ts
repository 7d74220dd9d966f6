/** What the page loads after its first paint: Chart.js with only the parts in use, and the toolkit. */
import { Chart, Legend, LinearScale, LineElement, PointElement, ScatterController, Tooltip } from 'chart.js';
import type { ChartConfiguration } from 'chart.js';
import { isDense } from '../../../src/core/drawing/ratio-scale';
import '../ui/toolkit';
import type { ChartKit, ChartSpec, Drawn } from './api';
import { colours, type Colours } from './look';
import { overviewPlan } from './overview';
import { pictureOf } from './picture';
import type { ChartPlan, Sheet } from './plan';
import { stripsPlan } from './strips';
import { sweepPlan } from './sweep';
import { valuesPlan } from './values';

Chart.register(Legend, LinearScale, LineElement, PointElement, ScatterController, Tooltip);

const letters = document.createElement('canvas').getContext('2d');

function sheetOf(width: number, look: Colours): Sheet {
  const measuring =
    (weight: string) =>
    (text: string): number => {
      if (!letters) return 7 * text.length;
      letters.font = `${weight}${look.size}px ${look.family}`;
      return letters.measureText(text).width;
    };
  return { width: Math.max(240, width), look, measure: measuring(''), measureBold: measuring('600 ') };
}

function planOf(spec: ChartSpec, sheet: Sheet): ChartPlan {
  const plan = ownPlan(spec, sheet);
  return { ...plan, config: wired(plan, spec, sheet.look) };
}

function ownPlan(spec: ChartSpec, sheet: Sheet): ChartPlan {
  if (spec.kind === 'sweep') return sweepPlan(spec, sheet);
  if (spec.kind === 'values') return valuesPlan(spec, sheet);
  const { points, lines, series } = spec;
  const dense = isDense({ points: points.length, lines: lines.length, series: series.length });
  return dense ? stripsPlan(spec, sheet) : overviewPlan(spec, sheet);
}

/** What all charts have in common: letters, tooltips with what a mark says, and a click that leads to its row. */
function wired({ config, marks }: ChartPlan, spec: ChartSpec, look: Colours): ChartPlan['config'] {
  const byPlace = new Map(marks.map((mark) => [`${mark.dataset} ${mark.index}`, mark]));
  const markAt = (item: { datasetIndex: number; index?: number; dataIndex?: number } | undefined) =>
    item && byPlace.get(`${item.datasetIndex} ${item.index ?? item.dataIndex}`);
  const plugins = config.options?.plugins;
  const wiredConfig: ChartConfiguration<'scatter'> = {
    ...config,
    options: {
      ...config.options,
      color: look.text,
      borderColor: look.grid,
      font: { family: look.family, size: look.size },
      maintainAspectRatio: false,
      onClick: (_event, hits) => {
        const key = markAt(hits[0])?.key;
        if (key !== undefined) spec.onPick(key);
      },
      onHover: (_event, hits, chart) => {
        chart.canvas.classList.toggle('on-row', markAt(hits[0])?.key !== undefined);
      },
      plugins: {
        ...plugins,
        tooltip: {
          ...plugins?.tooltip,
          // The nearest mark, even if others are as near.
          filter: (_item, index) => index === 0,
          callbacks: {
            title: (items) => markAt(items[0])?.said()[0] ?? '',
            label: (item) => [...(markAt(item)?.said().slice(1) ?? [])],
          },
        },
      },
    },
  };
  return wiredConfig;
}

const kit: ChartKit = {
  heightOf: (spec, width) => planOf(spec, sheetOf(width, colours())).height,
  draw(canvas, spec, animate): Drawn {
    const width = canvas.parentElement?.clientWidth ?? canvas.clientWidth;
    const { config, marks } = planOf(spec, sheetOf(width, colours()));
    const chart = new Chart(canvas, {
      ...config,
      options: { ...config.options, animation: animate ? { duration: 200 } : false, responsive: true },
    });
    const activate = (at: { datasetIndex: number; index: number }[]): void => {
      const [first] = at;
      const element = first && chart.getDatasetMeta(first.datasetIndex).data[first.index];
      chart.setActiveElements(at);
      chart.tooltip?.setActiveElements(at, { x: element?.x ?? 0, y: element?.y ?? 0 });
      chart.update('none');
    };
    return {
      destroy: () => chart.destroy(),
      marks: marks.length,
      show: (at) => {
        const mark = marks[at];
        if (!mark) return [];
        activate([{ datasetIndex: mark.dataset, index: mark.index }]);
        return mark.said();
      },
      leave: () => activate([]),
      follow: (at) => {
        const key = marks[at]?.key;
        if (key !== undefined) spec.onPick(key);
      },
      picture: (wish) => {
        const look = colours(wish.light);
        const sheet = sheetOf(Math.max(640, canvas.clientWidth), look);
        return pictureOf(planOf(spec, sheet), sheet, wish);
      },
    };
  },
};

globalThis.vmibenchCharts = kit;
