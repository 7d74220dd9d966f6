/** The interface between the page and the chart script, which is loaded later. */
import type { VerdictShape, Tone } from '../../../src/core/drawing/verdict-look';

export interface OverviewPoint {
  readonly key: string;
  /** Index of the chart's line, one per benchmark. */
  readonly line: number;
  /** Index into `OverviewSpec.series`. */
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
  /** Worst first. */
  readonly points: readonly OverviewPoint[];
  /** The name of each line. */
  readonly lines: readonly string[];
  /** The candidates. With one, marks show verdicts; with several, they show the candidate. */
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
  /** The measured values, ascending. */
  readonly levels: readonly number[];
  /** The parameter grows by factors: log axis. */
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
  /** The chart with a title and the theme's background, as a base64 PNG. */
  readonly png: (title: string) => string;
}

export interface ChartKit {
  readonly draw: (canvas: HTMLCanvasElement, spec: ChartSpec, animate: boolean) => Drawn;
}

declare global {
  var vmibenchCharts: ChartKit | undefined;
}
