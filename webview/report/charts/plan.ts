/** What each kind of chart hands to the kit: Chart.js's configuration, its height, and its marks in reading order. */
import type { ChartConfiguration, ChartOptions, Plugin, ChartType } from 'chart.js';
import { fitLabels, type Measure } from '../../../src/core/drawing/labels';
import type { Colours } from './look';

export type OwnPlugin = Plugin<ChartType>;

interface ChartMark {
  readonly dataset: number;
  readonly index: number;
  readonly said: () => readonly string[];
  readonly key?: string;
}

export interface ChartPlan {
  readonly config: ChartConfiguration<'scatter'>;
  /** In CSS pixels. */
  readonly height: number;
  /** In the order of the keyboard. */
  readonly marks: readonly ChartMark[];
}

/** Size of the chart and of letters on it. */
export interface Sheet {
  readonly width: number;
  readonly look: Colours;
  readonly measure: Measure;
  readonly measureBold: Measure;
}

const lineHeight = 14;

export interface RowLabels {
  /** Width of the column of labels, in CSS pixels. */
  readonly width: number;
  readonly lines: readonly (readonly string[])[];
  /** Height of a row that its label needs. */
  readonly rowHeight: number;
}

/** Labels beside the rows of a chart, in at most two fifths of its width. */
export function rowLabels(labels: readonly string[], { width, measure }: Sheet): RowLabels {
  const room = Math.min(Math.floor(0.4 * width), 340);
  const lines = fitLabels(labels, { measure, width: room, lines: 2 });
  const widest = lines.flat().reduce((most, line) => Math.max(most, measure(line)), 0);
  const high = lines.some((one) => one.length > 1);
  return { width: Math.ceil(Math.min(room, widest)) + 18, lines, rowHeight: high ? 2 * lineHeight + 6 : 24 };
}

/** The legend of a chart's series. */
export function legendOf(
  labels: readonly string[],
  mark: (series: number) => object,
  { width, look, measure }: Sheet,
): NonNullable<ChartOptions<'scatter'>['plugins']>['legend'] {
  const short = fitLabels(labels, { measure, width: Math.max(80, width - 60), lines: 1 }).map(([text = '']) => text);
  return {
    display: true,
    align: 'start',
    labels: {
      color: look.text,
      usePointStyle: true,
      boxHeight: 7,
      generateLabels: (chart) =>
        short.map((text, at) => ({
          text,
          datasetIndex: at,
          fontColor: look.text,
          hidden: !chart.isDatasetVisible(at),
          ...mark(at),
        })),
    },
  };
}

/** Lines that a legend takes, estimated from its letters. */
export function legendHeight(labels: readonly string[], { width, measure }: Sheet): number {
  let lines = 1;
  let x = 0;
  for (const label of labels) {
    const item = Math.min(measure(label), width - 60) + 40;
    if (x > 0 && x + item > width) {
      lines++;
      x = 0;
    }
    x += item;
  }
  return lines * 20 + 8;
}
