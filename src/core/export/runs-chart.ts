/**
 * Every run of every tested row as SVG, relative to the baseline's mean: how the runs spread, and which are outliers.
 */
import type { Row } from '../analysis/model';
import { formatValue } from '../text/value';
import type { RowView } from '../page-model/model';
import { ratioScale } from '../drawing/ratio-scale';
import { cellText, inHtml } from './html-text';
import { svgLine, sideMark, svgText } from './svg';
import { clean } from './text';

/** More rows would be unreadable. */
const maxRows = 40;
/** Runs of one side that are drawn and listed. */
const maxRuns = 200;
const chartWidth = 860;
const labelWidth = 300;
const laneHeight = 30;
const plotTop = 30;

interface Lane {
  readonly view: RowView;
  readonly base: readonly number[];
  readonly cand: readonly number[];
  /** Mean of the baseline's runs, above 0. */
  readonly centre: number;
}

/** The figure's parts; undefined if no row has runs on both sides. */
export function runsChart(
  views: readonly RowView[],
  rows: readonly Row[],
  sides: readonly [baseline: string, candidate: string],
): { readonly svg: string; readonly numbers: string; readonly more: number } | undefined {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const lanes = views.flatMap((view): Lane[] => {
    const row = byKey.get(view.key);
    const [base, cand, centre] = [row?.base?.samples ?? [], row?.cand?.samples ?? [], row?.base?.centre ?? 0];
    return base.length > 1 && cand.length > 1 && centre > 0 ? [{ view, base, cand, centre }] : [];
  });
  const drawn = lanes.slice(0, maxRows);
  return drawn.length === 0
    ? undefined
    : { svg: svgOf(drawn), numbers: numbersOf(drawn, sides), more: lanes.length - drawn.length };
}

function svgOf(lanes: readonly Lane[]): string {
  const shares = lanes.flatMap(({ base, cand, centre }) =>
    [...base, ...cand].slice(0, 2 * maxRuns).map((run) => ({ ratio: run / centre })),
  );
  const scale = ratioScale(shares, 0.01);
  const x = (share: number): number => labelWidth + 14 + scale.at(share) * (chartWidth - labelWidth - 28);
  const height = plotTop + lanes.length * laneHeight + 8;
  const ground = scale.ticks.map(
    (tick) =>
      svgLine(tick === 1 ? 'one' : 'grid', [x(tick), x(tick)], [plotTop - 6, height - 6]) +
      svgText([x(tick), plotTop - 12], 'middle', tick, 'tick'),
  );
  const dots = (runs: readonly number[], centre: number, y: number, isBase: boolean): string =>
    `<g class="${isBase ? 'quiet' : 'same'}">${runs
      .slice(0, maxRuns)
      .map((run) => sideMark(isBase, x(run / centre), y, { circle: 3, square: 2.5 }))
      .join('')}</g>`;
  const marks = lanes.map(({ view, base, cand, centre }, i) => {
    const y = plotTop + i * laneHeight;
    const label = svgText([labelWidth, y + laneHeight / 2 + 4], 'end', inHtml(clean(view.label, 46)));
    return `${label}${dots(base, centre, y + 9, true)}${dots(cand, centre, y + 21, false)}`;
  });
  const count = `${lanes.length} ${lanes.length === 1 ? 'row' : 'rows'}`;
  const title = `All runs of ${count}, as shares of the baseline's mean. The table below has the numbers.`;
  const body = [...ground, ...marks].join('');
  return `<svg viewBox="0 0 ${chartWidth} ${height}" role="img" aria-label="${inHtml(title)}">${body}</svg>`;
}

/** The same as text: every run in the order of the file. */
function numbersOf(lanes: readonly Lane[], sides: readonly [string, string]): string {
  const list = (runs: readonly number[], unit: string | undefined): string =>
    [
      ...runs.slice(0, maxRuns).map((run) => formatValue(run, unit === undefined ? undefined : clean(unit, 24))),
      ...(runs.length > maxRuns ? [`and ${runs.length - maxRuns} more`] : []),
    ].join(', ');
  const rows = lanes.map(({ view, base, cand }) => {
    const cells = [base, cand].map((runs) => `<td>${cellText(list(runs, view.unit))}</td>`).join('');
    return `<tr><th scope="row">${cellText(clean(view.label))}</th>${cells}</tr>`;
  });
  const head = ['Benchmark', ...sides.map(cellText)].map((title) => `<th scope="col">${title}</th>`).join('');
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
