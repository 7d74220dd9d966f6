/** The interface between the page and the chart script, which is loaded later. */
import type { PictureHead } from '../../../src/core/drawing/svg-context';
import type { VerdictShape, Tone } from '../../../src/core/drawing/verdict-look';

/** What a mark of a chart says in its tooltip and to a screen reader, and where a click leads. */
interface MarkFacts {
  /** First the name, then a line a fact; made when it is read, for there may be ten thousand marks. */
  readonly said: () => readonly string[];
  /** Key of a row. */
  readonly key?: string;
}

export interface OverviewPoint extends MarkFacts {
  readonly key: string;
  /** Index of the chart's line, one per benchmark. */
  readonly line: number;
  /** Index into `OverviewSpec.series`. */
  readonly series: number;
  readonly ratio: number;
  readonly ratioText: string;
  readonly lo?: number;
  readonly hi?: number;
  readonly tone: Tone;
  readonly shape: VerdictShape;
  readonly outlined: boolean;
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
  readonly words: { readonly worse: string; readonly better: string; readonly ratio: string };
  readonly onPick: (key: string) => void;
}

export interface SweepSeries {
  readonly label: string;
  readonly points: readonly (MarkFacts & {
    readonly x: number;
    readonly y: number;
    readonly lo?: number;
    readonly hi?: number;
    /** The value alone. */
    readonly text: string;
  })[];
}

export interface SweepSpec {
  readonly kind: 'sweep';
  readonly parameter: string;
  /** The measured values, ascending. */
  readonly levels: readonly number[];
  /** The parameter grows by factors: log axis. */
  readonly log: boolean;
  readonly series: readonly SweepSeries[];
  /** Metric, unit and direction. */
  readonly axis: string;
  readonly divisor: number;
  /** How values are on their axis: from zero, by factors, or as ratios around 1. */
  readonly scale: 'linear' | 'factors' | 'ratios';
  readonly onPick: (key: string) => void;
}

export interface ValueBar extends MarkFacts {
  /** Index into `ValuesSpec.series`. */
  readonly series: number;
  readonly value: number;
  readonly text: string;
  readonly lo?: number;
  readonly hi?: number;
  readonly runs?: readonly number[];
}

export interface ValuesSpec {
  readonly kind: 'values';
  readonly series: readonly string[];
  readonly groups: readonly {
    /** The table's group that begins here. */
    readonly heading?: string;
    readonly label: string;
    /** Metric, unit and direction; empty where all groups have the same. */
    readonly note: string;
    readonly bars: readonly ValueBar[];
  }[];
  readonly onPick: (key: string) => void;
}

export type ChartSpec = OverviewSpec | SweepSpec | ValuesSpec;

export interface PictureWish {
  readonly head: PictureHead;
  readonly format: 'png' | 'svg';
  /** A white ground and dark letters, whatever the theme. */
  readonly light: boolean;
}

export interface Drawn {
  readonly destroy: () => void;
  /** How many marks the keyboard reaches. */
  readonly marks: number;
  /** Shows a mark as if the mouse were on it, and returns what it says. */
  readonly show: (mark: number) => readonly string[];
  readonly leave: () => void;
  /** Follows a mark to its row. */
  readonly follow: (mark: number) => void;
  /** Base64 of a PNG, or the text of an SVG. */
  readonly picture: (wish: PictureWish) => string;
}

export interface ChartKit {
  /** How high a chart is at a width, in CSS pixels. */
  readonly heightOf: (spec: ChartSpec, width: number) => number;
  readonly draw: (canvas: HTMLCanvasElement, spec: ChartSpec, animate: boolean) => Drawn;
}

declare global {
  var vmibenchCharts: ChartKit | undefined;
}
