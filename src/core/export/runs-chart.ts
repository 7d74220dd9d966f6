/**
 * Every run of every tested row as SVG, relative to the baseline's mean: how the runs spread, and which are outliers.
 */
import type { Row } from '../analysis/model';
import { formatValue } from '../text/value';
import type { RowView } from '../page-model/model';
import { ratioScale } from '../drawing/ratio-scale';
import { inHtml, isolated } from './html-text';
import { sideMark, tenth } from './svg';
import { clean } from './text';

/** More rows would be unreadable. */
const most = 40;
/** Runs of one side that are drawn and listed. */
const mostRuns = 200;
const wide = 860;
const labels = 300;
const step = 30;
const top = 30;

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
  const drawn = lanes.slice(0, most);
  return drawn.length === 0
    ? undefined
    : { svg: svgOf(drawn), numbers: numbersOf(drawn, sides), more: lanes.length - drawn.length };
}

function svgOf(lanes: readonly Lane[]): string {
  const shares = lanes.flatMap(({ base, cand, centre }) =>
    [...base, ...cand].slice(0, 2 * mostRuns).map((run) => ({ ratio: run / centre })),
  );
  const scale = ratioScale(shares, 0.01);
  const x = (share: number): number => labels + 14 + scale.at(share) * (wide - labels - 28);
  const height = top + lanes.length * step + 8;
  const ground = scale.ticks.map(
    (tick) =>
      `<line class="${tick === 1 ? 'one' : 'grid'}" x1="${tenth(x(tick))}" x2="${tenth(x(tick))}" y1="${top - 6}" y2="${height - 6}"/><text class="tick" x="${tenth(x(tick))}" y="${top - 12}" text-anchor="middle">${tick}</text>`,
  );
  const dots = (runs: readonly number[], centre: number, y: number, isBase: boolean): string =>
    `<g class="${isBase ? 'quiet' : 'same'}">${runs
      .slice(0, mostRuns)
      .map((run) => sideMark(isBase, x(run / centre), y, { circle: 3, square: 2.5 }))
      .join('')}</g>`;
  const marks = lanes.map(({ view, base, cand, centre }, i) => {
    const y = top + i * step;
    return `<text x="${labels}" y="${y + step / 2 + 4}" text-anchor="end">${inHtml(clean(view.label, 46))}</text>${dots(base, centre, y + 9, true)}${dots(cand, centre, y + 21, false)}`;
  });
  const title = `All runs of ${lanes.length} ${lanes.length === 1 ? 'row' : 'rows'}, as shares of the baseline's mean. The table below has the numbers.`;
  return `<svg viewBox="0 0 ${wide} ${height}" role="img" aria-label="${inHtml(title)}">${ground.join('')}${marks.join('')}</svg>`;
}

/** The same as text: every run in the order of the file. */
function numbersOf(lanes: readonly Lane[], sides: readonly [string, string]): string {
  const list = (runs: readonly number[], unit: string | undefined): string =>
    [
      ...runs.slice(0, mostRuns).map((run) => formatValue(run, unit === undefined ? undefined : clean(unit, 24))),
      ...(runs.length > mostRuns ? [`and ${runs.length - mostRuns} more`] : []),
    ].join(', ');
  const rows = lanes.map(
    ({ view, base, cand }) =>
      `<tr><th scope="row">${isolated(clean(view.label))}</th><td>${isolated(list(base, view.unit))}</td><td>${isolated(list(cand, view.unit))}</td></tr>`,
  );
  return `<table><thead><tr><th scope="col">Benchmark</th><th scope="col">${isolated(sides[0])}</th><th scope="col">${isolated(sides[1])}</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
