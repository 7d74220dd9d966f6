import type { ChartOptions, TooltipOptions } from 'chart.js';
import type { Colours } from './colours';

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
  };
}

export const noLegend: ChartOptions<'scatter'>['plugins'] = { legend: { display: false } };

const niceRatios = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99, 1, 1.01, 1.02, 1.03,
  1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.5, 2, 3, 4, 5, 10, 20, 50, 100,
];

/** Ratios to write at an axis that shows logs of ratios: the nicest that stand at least `apart` from each other. */
export function ratioTicks(min: number, max: number, most: number): { value: number; label: string }[] {
  const apart = (max - min) / most;
  const kept: number[] = [0];
  // Nearest to 1 first would crowd the middle, so the ends are tried first.
  const within = niceRatios
    .filter((ratio) => Math.log(ratio) >= min && Math.log(ratio) <= max)
    .sort((a, b) => niceness(b) - niceness(a));
  for (const ratio of within) {
    const value = Math.log(ratio);
    if (kept.every((one) => Math.abs(one - value) >= apart)) kept.push(value);
  }
  return kept.sort((a, b) => a - b).map((value) => ({ value, label: ratioLabel(Math.exp(value)) }));
}

function niceness(ratio: number): number {
  const written = String(ratio).replace(/[.0]/g, '').length;
  return -written * 10 - (/[125]$/.test(String(ratio)) ? 0 : 3) + Math.abs(Math.log(ratio));
}

export function ratioLabel(ratio: number): string {
  const rounded = Number(ratio.toPrecision(3));
  return rounded >= 2 ? `${rounded}x` : String(rounded);
}
