/** The ratio overview as SVG: no script, no fonts, colours by classes of the page. */
import { formatRatio } from '../text/ratio';
import type { RowView } from '../page-model/model';
import { maxNamedRows, ratioScale, tickLabel, type RatioScale } from '../drawing/ratio-scale';
import { printLookOf } from '../drawing/verdict-look';
import { width } from './columns';
import { inHtml } from './html-text';
import { svgBand, svgLine, tenth, svgText } from './svg';
import { clean } from './text';

const chartWidth = 860;
const labelWidth = 300;
const rowHeight = 20;
const plotTop = 30;

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
  const height = named ? plotTop + drawn.length * rowHeight + 8 : 340;
  const [worst, best] = [formatRatio(first.ratio ?? 1), formatRatio(drawn.at(-1)?.ratio ?? 1)];
  const count = `${drawn.length} performance ${drawn.length === 1 ? 'ratio' : 'ratios'}`;
  const title = inHtml(`${what}: ${count}, from ${worst} to ${best}. The table has the numbers.`);
  const body = named
    ? horizontal(drawn, scale, height, same ? limits : undefined)
    : curve(drawn, scale, height, same ? limits : undefined);
  return `<svg class="ratios" viewBox="0 0 ${chartWidth} ${height}" role="img" aria-label="${title}">${body}</svg>`;
}

type Band = RowView['limits'] | undefined;

function horizontal(rows: readonly RowView[], scale: RatioScale, height: number, band: Band): string {
  const x = (ratio: number): number => labelWidth + 14 + scale.at(ratio) * (chartWidth - labelWidth - 28);
  const bottom = height - 6;
  const vertical = (className: string, ratio: number): string =>
    svgLine(className, [x(ratio), x(ratio)], [plotTop - 6, bottom]);
  const ground = [
    ...(band
      ? [svgBand(x(1 - band.warn), plotTop - 6, x(1 + band.warn) - x(1 - band.warn), bottom - plotTop + 6)]
      : []),
    ...scale.ticks.map(
      (tick) =>
        vertical(tick === 1 ? 'one' : 'grid', tick) +
        svgText([x(tick), plotTop - 12], 'middle', tickLabel(tick), 'tick'),
    ),
    ...(band ? [vertical('fail', 1 - band.fail)] : []),
  ];
  const marks = rows.map((row, i) => {
    const y = plotTop + i * rowHeight + rowHeight / 2;
    const label = svgText([labelWidth, y + 4], 'end', inHtml(shortened(clean(row.label), 46)));
    const interval = whisker(row, x, (className, ends) => svgLine(className, ends, [y, y]));
    return `<g class="${printLookOf(row.verdict).tone}">${label}${interval}${mark(row, x(row.ratio ?? 1), y)}</g>`;
  });
  return [...ground, ...marks].join('');
}

function curve(rows: readonly RowView[], scale: RatioScale, height: number, band: Band): string {
  const x = (i: number): number => 60 + ((i + 0.5) / rows.length) * (chartWidth - 70);
  const y = (ratio: number): number => height - 14 - scale.at(ratio) * (height - 30);
  const horizontalLine = (className: string, ratio: number): string =>
    svgLine(className, [60, chartWidth - 10], [y(ratio), y(ratio)]);
  const ground = [
    ...(band ? [svgBand(60, y(1 + band.warn), chartWidth - 70, y(1 - band.warn) - y(1 + band.warn))] : []),
    ...scale.ticks.map(
      (tick) =>
        horizontalLine(tick === 1 ? 'one' : 'grid', tick) + svgText([52, y(tick) + 4], 'end', tickLabel(tick), 'tick'),
    ),
    ...(band ? [horizontalLine('fail', 1 - band.fail)] : []),
  ];
  const marks = rows.map((row, i) => {
    const interval = whisker(row, y, (className, ends) => svgLine(className, [x(i), x(i)], ends));
    return `<g class="${printLookOf(row.verdict).tone}">${interval}${mark(row, x(i), y(row.ratio ?? 1), 2.5)}</g>`;
  });
  return [...ground, ...marks].join('');
}

/** The interval. What has none has no line: a stem from 1 would look like one. */
function whisker(
  { interval }: RowView,
  place: (ratio: number) => number,
  line: (className: string, ends: readonly [number, number]) => string,
): string {
  if (!interval) return '';
  const hi = Number.isFinite(interval.hi) ? interval.hi : 1e9;
  return line('whisker', [place(Math.max(interval.lo, 1e-9)), place(hi)]);
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

function shortened(text: string, maxColumns: number): string {
  if (width(text) <= maxColumns) return text;
  let kept = '';
  for (const character of text) {
    if (width(kept) + width(character) >= maxColumns) break;
    kept += character;
  }
  return `${kept}…`;
}
