/** A chart as a file: drawn anew, by the same program, on a canvas or as SVG, under two lines of title. */
import { Chart } from 'chart.js';
import { pictureHeadHeight, svgContext, svgPicture } from '../../../src/core/drawing/svg-context';
import type { PictureWish } from './api';
import type { ChartPlan, Sheet } from './plan';

/** Pixels of a saved picture for each of the page's: sharp in a document and on paper. */
const pictureScale = 2;

/** @returns base64 of a PNG, or the text of an SVG; empty if the browser has no canvas to draw on */
export function pictureOf(plan: ChartPlan, sheet: Sheet, wish: PictureWish): string {
  return wish.format === 'svg' ? asSvg(plan, sheet, wish) : asPng(plan, sheet, wish);
}

function drawn(canvas: HTMLCanvasElement, plan: ChartPlan, scale: number): Chart {
  return new Chart(canvas, {
    ...plan.config,
    options: { ...plan.config.options, animation: false, responsive: false, devicePixelRatio: scale, events: [] },
  });
}

function canvasOf({ width }: Sheet, { height }: ChartPlan): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  return canvas;
}

function asSvg(plan: ChartPlan, sheet: Sheet, { head }: PictureWish): string {
  const canvas = canvasOf(sheet, plan);
  const letters = document.createElement('canvas').getContext('2d');
  if (!letters) return '';
  const context = svgContext((text, font) => {
    letters.font = font;
    return letters.measureText(text);
  });
  Object.assign(context, { canvas });
  // Chart.js draws on what the canvas gives it.
  canvas.getContext = (() => context) as never;
  const chart = drawn(canvas, plan, 1);
  const content = context.content();
  chart.destroy();
  return svgPicture({ head, width: sheet.width, height: plan.height, content, look: sheet.look });
}

function asPng(plan: ChartPlan, sheet: Sheet, { head }: PictureWish): string {
  const canvas = canvasOf(sheet, plan);
  const chart = drawn(canvas, plan, pictureScale);
  const whole = document.createElement('canvas');
  whole.width = sheet.width * pictureScale;
  whole.height = (plan.height + pictureHeadHeight) * pictureScale;
  const context = whole.getContext('2d');
  if (!context) return '';
  const { look } = sheet;
  context.fillStyle = look.ground;
  context.fillRect(0, 0, whole.width, whole.height);
  context.drawImage(canvas, 0, pictureHeadHeight * pictureScale);
  context.scale(pictureScale, pictureScale);
  context.fillStyle = look.text;
  context.font = `600 15px ${look.family}`;
  context.fillText(head.title, 12, 24, sheet.width - 24);
  context.fillStyle = look.dim;
  context.font = `12px ${look.family}`;
  context.fillText(head.subtitle, 12, 43, sheet.width - 24);
  chart.destroy();
  return whole.toDataURL('image/png').split(',')[1] ?? '';
}
