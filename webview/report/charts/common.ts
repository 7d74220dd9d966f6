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
