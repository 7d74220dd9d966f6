/** Shared by the SVG charts: how coordinates are written and the two sides distinguished. */

/** A coordinate rounded to a tenth of a pixel. */
export const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** All coordinates are written with `tenth`. */
export function svgLine(
  className: string,
  [x1, x2]: readonly [number, number],
  [y1, y2]: readonly [number, number],
): string {
  return `<line class="${className}" x1="${tenth(x1)}" x2="${tenth(x2)}" y1="${tenth(y1)}" y2="${tenth(y2)}"/>`;
}

/** @param content escaped already */
export function svgText(
  [x, y]: readonly [number, number],
  anchor: 'middle' | 'end',
  content: string | number,
  className?: string,
): string {
  const look = className === undefined ? '' : ` class="${className}"`;
  return `<text${look} x="${tenth(x)}" y="${tenth(y)}" text-anchor="${anchor}">${content}</text>`;
}

/** The band of values that count as the same. */
export function svgBand(x: number, y: number, width: number, height: number): string {
  return `<rect class="band" x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}"/>`;
}

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
  if (isBase) return `<circle class="mark untested" cx="${tenth(x)}" cy="${tenth(y)}" r="${circle}"/>`;
  const size = 2 * square;
  return `<rect class="mark" x="${tenth(x - square)}" y="${tenth(y - square)}" width="${size}" height="${size}"/>`;
}
