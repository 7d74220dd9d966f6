/** Shared by the SVG charts: how coordinates are written and the two sides distinguished. */

/** A coordinate rounded to a tenth of a pixel. */
export const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/**
 * Runs and means are open circles for the baseline, squares for the candidate, so that colour is not needed. `half` is
 * half their size.
 */
export function sideMark(
  isBase: boolean,
  x: number,
  y: number,
  half: { readonly circle: number; readonly square: number },
): string {
  const { circle, square } = half;
  return isBase
    ? `<circle class="mark untested" cx="${tenth(x)}" cy="${tenth(y)}" r="${circle}"/>`
    : `<rect class="mark" x="${tenth(x - square)}" y="${tenth(y - square)}" width="${2 * square}" height="${2 * square}"/>`;
}
