/** What the page and the chart script, which is loaded later, know of each other. */
import type { VerdictShape, Tone } from '../../../src/core/drawing/verdict-look';

export interface OverviewPoint {
  readonly key: string;
  /** Place among the lines of the chart, from 0: a benchmark each. */
  readonly line: number;
  /** Place among `OverviewSpec.series`. */
  readonly series: number;
  readonly label: string;
  readonly ratio: number;
  readonly lo?: number;
  readonly hi?: number;
  readonly tone: Tone;
  readonly shape: VerdictShape;
  readonly outlined: boolean;
  /** Lines of the tooltip. */
  readonly said: readonly string[];
}

export interface OverviewSpec {
  readonly kind: 'overview';
  /** Sorted, the worst first. */
  readonly points: readonly OverviewPoint[];
  /** The name of each line. */
  readonly lines: readonly string[];
  /** The candidates. One: marks say verdicts. Several: marks say whose they are. */
  readonly series: readonly string[];
  readonly warn: number;
  readonly fail: number;
  readonly words: { readonly worse: string; readonly better: string };
  readonly onPick: (key: string) => void;
}

export interface SweepSeries {
  readonly label: string;
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly lo?: number;
    readonly hi?: number;
    readonly said: string;
  }[];
}

export interface SweepSpec {
  readonly kind: 'sweep';
  readonly parameter: string;
  /** The values that were measured, ascending. */
  readonly levels: readonly number[];
  /** The parameter grows by factors, so its axis does too. */
  readonly log: boolean;
  readonly series: readonly SweepSeries[];
  readonly unit: string;
  readonly divisor: number;
  /** Ratios are drawn around 1 on a log axis. */
  readonly ratios: boolean;
}

export type ChartSpec = OverviewSpec | SweepSpec;

export interface Drawn {
  readonly destroy: () => void;
  /** The picture with a title on the theme's ground, as base64 of a PNG. */
  readonly png: (title: string) => string;
}

export interface ChartKit {
  readonly draw: (canvas: HTMLCanvasElement, spec: ChartSpec, animate: boolean) => Drawn;
}

declare global {
  var vmibenchCharts: ChartKit | undefined;
}
