/** The ratio overview as SVG: no script, no fonts, colours by classes of the page. */
import { formatRatio } from '../text/ratio';
import type { RowView } from '../page-model/model';
import { maxNamedRows, ratioScale, tickLabel, type RatioScale } from '../drawing/ratio-scale';
import { printLookOf } from '../drawing/verdict-look';
import { width } from './columns';
import { inHtml } from './html-text';
import { tenth } from './svg';
import { clean } from './text';

const wide = 860;
const labels = 300;
const step = 20;
const top = 30;

/** The chart of all rows with a ratio, worst first; empty if there are none. */
export function overviewSvg(rows: readonly RowView[], what: string): string {
  const drawn = rows
    .filter((row) => row.ratio !== undefined && row.ratio > 0 && row.role === 'primary')
    .sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0));
  const [first] = drawn;
  if (!first) return '';
  const { limits } = first;
  const same = drawn.every((row) => row.limits.warn === limits.warn && row.limits.fail === limits.fail);
  const scale = ratioScale(drawn, limits.fail);
  const named = drawn.length <= maxNamedRows;
  const height = named ? top + drawn.length * step + 8 : 340;
  const title = `${what}: ${drawn.length} performance ${drawn.length === 1 ? 'ratio' : 'ratios'}, from ${formatRatio(first.ratio ?? 1)} to ${formatRatio(drawn.at(-1)?.ratio ?? 1)}. The table has the numbers.`;
  const body = named
    ? horizontal(drawn, scale, height, same ? limits : undefined)
    : curve(drawn, scale, height, same ? limits : undefined);
  return `<svg class="ratios" viewBox="0 0 ${wide} ${height}" role="img" aria-label="${inHtml(title)}">${body}</svg>`;
}

type Band = RowView['limits'] | undefined;

function horizontal(rows: readonly RowView[], scale: RatioScale, height: number, band: Band): string {
  const x = (ratio: number): number => labels + 14 + scale.at(ratio) * (wide - labels - 28);
  const bottom = height - 6;
  const ground = [
    ...(band
      ? [
          `<rect class="band" x="${tenth(x(1 - band.warn))}" y="${top - 6}" width="${tenth(x(1 + band.warn) - x(1 - band.warn))}" height="${bottom - top + 6}"/>`,
        ]
      : []),
    ...scale.ticks.map(
      (tick) =>
        `<line class="${tick === 1 ? 'one' : 'grid'}" x1="${tenth(x(tick))}" x2="${tenth(x(tick))}" y1="${top - 6}" y2="${bottom}"/><text class="tick" x="${tenth(x(tick))}" y="${top - 12}" text-anchor="middle">${tickLabel(tick)}</text>`,
    ),
    ...(band
      ? [
          `<line class="fail" x1="${tenth(x(1 - band.fail))}" x2="${tenth(x(1 - band.fail))}" y1="${top - 6}" y2="${bottom}"/>`,
        ]
      : []),
  ];
  const marks = rows.map((row, i) => {
    const y = top + i * step + step / 2;
    const label = `<text x="${labels}" y="${tenth(y + 4)}" text-anchor="end">${inHtml(shortened(clean(row.label), 46))}</text>`;
    return `<g class="${printLookOf(row.verdict).tone}">${label}${whisker(row, x, (at) => `x1="${tenth(at[0])}" x2="${tenth(at[1])}" y1="${tenth(y)}" y2="${tenth(y)}"`)}${mark(row, x(row.ratio ?? 1), y)}</g>`;
  });
  return [...ground, ...marks].join('');
}

function curve(rows: readonly RowView[], scale: RatioScale, height: number, band: Band): string {
  const x = (i: number): number => 60 + ((i + 0.5) / rows.length) * (wide - 70);
  const y = (ratio: number): number => height - 14 - scale.at(ratio) * (height - 30);
  const ground = [
    ...(band
      ? [
          `<rect class="band" x="60" y="${tenth(y(1 + band.warn))}" width="${wide - 70}" height="${tenth(y(1 - band.warn) - y(1 + band.warn))}"/>`,
        ]
      : []),
    ...scale.ticks.map(
      (tick) =>
        `<line class="${tick === 1 ? 'one' : 'grid'}" x1="60" x2="${wide - 10}" y1="${tenth(y(tick))}" y2="${tenth(y(tick))}"/><text class="tick" x="52" y="${tenth(y(tick) + 4)}" text-anchor="end">${tickLabel(tick)}</text>`,
    ),
    ...(band
      ? [
          `<line class="fail" x1="60" x2="${wide - 10}" y1="${tenth(y(1 - band.fail))}" y2="${tenth(y(1 - band.fail))}"/>`,
        ]
      : []),
  ];
  const marks = rows.map(
    (row, i) =>
      `<g class="${printLookOf(row.verdict).tone}">${whisker(row, y, (at) => `x1="${tenth(x(i))}" x2="${tenth(x(i))}" y1="${tenth(at[0])}" y2="${tenth(at[1])}"`)}${mark(row, x(i), y(row.ratio ?? 1), 2.5)}</g>`,
  );
  return [...ground, ...marks].join('');
}

/** The interval, or a thin line from 1 if there is none. */
function whisker(
  { interval, ratio = 1 }: RowView,
  place: (ratio: number) => number,
  line: (ends: readonly [number, number]) => string,
): string {
  if (!interval) return `<line class="stem" ${line([place(1), place(ratio)])}/>`;
  return `<line class="whisker" ${line([place(Math.max(interval.lo, 1e-9)), place(Number.isFinite(interval.hi) ? interval.hi : 1e9)])}/>`;
}

/** The shape of the verdict, outlined if untested, so that colour is never the only difference. */
function mark({ verdict }: RowView, x: number, y: number, size = 5): string {
  const { shape } = printLookOf(verdict);
  const look = `class="mark${verdict.tested ? '' : ' untested'}"`;
  const points = (list: readonly (readonly [number, number])[]): string =>
    `<polygon ${look} points="${list.map(([a, b]) => `${tenth(x + a * size)},${tenth(y + b * size)}`).join(' ')}"/>`;
  switch (shape) {
    case 'down':
      return points([
        [-1, -0.8],
        [1, -0.8],
        [0, 1],
      ]);
    case 'up':
      return points([
        [-1, 0.8],
        [1, 0.8],
        [0, -1],
      ]);
    case 'square':
      return points([
        [-0.8, -0.8],
        [0.8, -0.8],
        [0.8, 0.8],
        [-0.8, 0.8],
      ]);
    case 'diamond':
      return points([
        [0, -1],
        [1, 0],
        [0, 1],
        [-1, 0],
      ]);
    default:
      return `<circle ${look} cx="${tenth(x)}" cy="${tenth(y)}" r="${tenth(size * 0.8)}"/>`;
  }
}

function shortened(text: string, most: number): string {
  if (width(text) <= most) return text;
  let kept = '';
  for (const character of text) {
    if (width(kept) + width(character) >= most) break;
    kept += character;
  }
  return `${kept}…`;
}
