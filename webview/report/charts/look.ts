/** Colours and fonts of the theme for the canvas, read when a chart is drawn: a new theme needs a new chart. */
import type { ChartOptions, PointStyle, TooltipOptions } from 'chart.js';
import type { Tone } from '../../../src/core/drawing/verdict-look';

export interface Colours {
  readonly text: string;
  readonly dim: string;
  readonly grid: string;
  readonly ground: string;
  readonly band: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly series: readonly string[];
  readonly popup: { readonly ground: string; readonly text: string; readonly border: string };
  readonly family: string;
  readonly size: number;
}

const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

/** Resolves colours computed by CSS to a form that Chart.js understands. */
function simple(colour: string): string {
  if (!probe || !/^(color|var|rgb.*from|hsl.*from|oklch|lab)/.test(colour)) return colour;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = probe.getImageData(0, 0, 1, 1).data;
  return `rgba(${r}, ${g}, ${b}, ${(a ?? 255) / 255})`;
}

/** The theme's colours, or those of a picture on white paper. */
export function colours(onPaper = false): Colours {
  if (!onPaper) return coloursOf(getComputedStyle(document.body));
  const paper = document.createElement('div');
  paper.className = 'on-paper';
  document.body.append(paper);
  try {
    return coloursOf(getComputedStyle(paper));
  } finally {
    paper.remove();
  }
}

function coloursOf(style: CSSStyleDeclaration): Colours {
  const variable = (name: string, otherwise: string): string =>
    simple(style.getPropertyValue(name).trim() || otherwise);
  const text = variable('--fg', '#888888');
  return {
    text,
    dim: variable('--dim', text),
    grid: variable('--grid', '#8888'),
    ground: variable('--bg', '#ffffff'),
    band: variable('--band', '#8882'),
    tones: {
      bad: variable('--bad', text),
      good: variable('--good', text),
      warn: variable('--warn', text),
      same: variable('--same', text),
      quiet: variable('--same', text),
    },
    series: ['--series-1', '--series-2', '--series-3', '--series-4', '--series-5', '--series-6'].map((name) =>
      variable(name, text),
    ),
    popup: {
      ground: variable('--popup', '#222'),
      text: variable('--popup-fg', '#fff'),
      border: variable('--popup-line', '#888'),
    },
    family: style.fontFamily,
    size: 12,
  };
}

type DeepPartial<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The look of a hover in VS Code. */
export function tooltip(look: Colours): DeepPartial<TooltipOptions<'scatter'>> {
  return {
    backgroundColor: look.popup.ground,
    titleColor: look.popup.text,
    bodyColor: look.popup.text,
    borderColor: look.popup.border,
    borderWidth: 1,
    cornerRadius: 3,
    padding: 8,
    titleFont: { weight: 'bold' },
    usePointStyle: true,
    titleAlign: 'left',
    caretPadding: 8,
  };
}

export const noLegend: ChartOptions<'scatter'>['plugins'] = { legend: { display: false } };

const styles: readonly PointStyle[] = ['circle', 'rect', 'triangle', 'rectRot', 'rectRounded'];

/** Colour and shape of a series. With six colours and five shapes, thirty series differ in one or the other. */
export function seriesMark(series: number, look: Colours): { readonly colour: string; readonly style: PointStyle } {
  return {
    colour: look.series[series % look.series.length] ?? look.text,
    style: styles[series % styles.length] ?? 'circle',
  };
}
