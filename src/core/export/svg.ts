/** What our SVG charts share: how a coordinate is written, and how the two sides are told apart. */

/** A coordinate, to a tenth of a pixel. */
export const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** The baseline's runs and means are open circles, the candidate's squares: colour is never all. `half` is half their size. */
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
