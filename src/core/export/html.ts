/** One self-contained HTML file: style and charts included, no script, nothing fetched, printable. */
import type { Analysis } from '../analysis/model';
import type { EnvironmentView } from '../page-model/model';
import { overviewSvg } from './chart';
import { answerOf, evidenceOf, figuresOf, findingsOf, methodOf, notStatedOf, originText, systemText } from './facts';
import { htmlPage } from './html-page';
import { cellText, figure, findingHtml, inHtml, isolated, scrollable, tableHtml, verdictCell } from './html-text';
import type { ExportInput } from './input';
import { shownOf, type ExportPart } from './parts';
import { runsChart } from './runs-chart';
import { sweepCharts } from './sweep-chart';
import { tableOf } from './table';
import { clean } from './text';
import { printLookOf } from '../drawing/verdict-look';

export function html(input: ExportInput): string {
  const { report, analysis } = input;
  const { head, parts } = shownOf(input);
  const title = clean(head.title);
  const origin = originText(head);
  const source = head.source ? `<a href="${inHtml(head.source)}" rel="noreferrer">source</a>` : '';
  const named = (name: string, text: string): string[] =>
    text ? [`<p><span class="dim">${name}:</span> ${isolated(text)}</p>`] : [];
  const method = methodOf(report, analysis, parts);
  const body = [
    `<h1>${isolated(title)}</h1>`,
    ...(origin || source
      ? [`<p class="dim">${[origin ? isolated(origin) : '', source].filter(Boolean).join(', ')}</p>`]
      : []),
    ...named('System', systemText(head)),
    ...named('Not stated', notStatedOf(head)),
    ...parts.flatMap((part, index) => partHtml(part, analysis, index)),
    ...(parts.length > 0
      ? ['<h2>How to read it</h2>', `<ul>${method.map((line) => `<li>${isolated(line)}</li>`).join('')}</ul>`]
      : []),
    ...environment(parts[0]?.model.environment),
    ...findings(input),
  ];
  return htmlPage(title, body);
}

function partHtml(part: ExportPart, analysis: Analysis, index: number): string[] {
  const [candidate, baseline] = [clean(part.candidate), clean(part.baseline)];
  const chart = overviewSvg(part.rows, `${candidate} against ${baseline}`);
  const figures = figuresOf(part);
  return [
    `<h2 id="part-${index}">${isolated(candidate)} against ${isolated(baseline)} (baseline)</h2>`,
    `<p class="answer">${isolated(answerOf(part))}</p>`,
    ...(figures ? [`<p>${isolated(figures)}</p>`] : []),
    `<p class="dim">${isolated(evidenceOf(part))}</p>`,
    ...(chart
      ? [
          figure(
            `part-${index}`,
            chart,
            'Performance ratios, worst first, on a logarithmic axis: left of 1 is worse. Outlined marks are ' +
              'untested, lines are intervals, the shaded band is the margin, the dotted line ' +
              'the level of an error.',
          ),
        ]
      : []),
    ...(part.rows.length > 0 ? [table(part, analysis.correction.alpha, index)] : []),
    ...sweeps(part, index),
    ...runs(part, analysis, index),
    ...(part.left > 0
      ? [`<p class="dim">${part.left} info ${part.left === 1 ? 'metric is' : 'metrics are'} left out.</p>`]
      : []),
  ];
}

function sweeps(part: ExportPart, index: number): string[] {
  const { figures, more } = sweepCharts(part.rows, [part.baseline, part.candidate]);
  if (figures.length === 0) return [];
  const all = figures.map(({ title, svg }) => figure(`sweeps-${index}`, svg, isolated(title)));
  const note =
    'Means; lines up and down are the standard deviation of the runs. The table above has the numbers.' +
    (more > 0 ? ` ${more} more ${more === 1 ? 'sweep is' : 'sweeps are'} not drawn.` : '');
  return [`<h3 id="sweeps-${index}">Over a parameter</h3>`, `<p class="dim">${note}</p>`, ...all];
}

function runs(part: ExportPart, analysis: Analysis, index: number): string[] {
  const chart = runsChart(part.rows, analysis.rows, [clean(part.baseline), clean(part.candidate)]);
  if (!chart) return [];
  const { svg, numbers, more } = chart;
  const caption =
    "Every run as a share of its baseline's mean, on a logarithmic axis: open circles are the baseline's, squares " +
    `the candidate's.${more > 0 ? ` ${more} more ${more === 1 ? 'row is' : 'rows are'} not drawn.` : ''}`;
  return [
    `<h3 id="runs-${index}">Run by run</h3>`,
    figure(`runs-${index}`, svg, caption),
    `<details><summary>The runs as a table</summary>${scrollable('table', `runs-${index}`, numbers)}</details>`,
  ];
}

function table(part: ExportPart, alpha: number, index: number): string {
  const { columns, rows } = tableOf(part, alpha);
  const verdicts = new Map(part.rows.map((row) => [row.key, printLookOf(row.verdict)]));
  const head = columns
    .map(({ title, number }) => `<th scope="col"${number ? ' class="number"' : ''}>${cellText(title)}</th>`)
    .join('');
  const body = rows.map(({ key, cells, cost }) => {
    const look = verdicts.get(key);
    const tds = columns.map(({ key: column, number }) => {
      if (column === 'name') return `<th scope="row">${cellText(cells.name)}${cost ? ' (cost)' : ''}</th>`;
      if (column === 'verdict') return verdictCell(look?.sign, cells.verdict);
      return `<td${number ? ' class="number"' : ''}>${cellText(cells[column])}</td>`;
    });
    return `<tr class="${look?.tone ?? 'quiet'}${cost ? ' cost' : ''}">${tds.join('')}</tr>`;
  });
  return scrollable('table', `part-${index}`, tableHtml(head, body));
}

function environment(view: EnvironmentView | undefined): string[] {
  if (!view || view.groups.length === 0) return [];
  const head = view.columns.map(({ label, environment: name }) => {
    const other = name && name !== label ? ` <span class="dim">${isolated(clean(name))}</span>` : '';
    return `<th scope="col">${cellText(clean(label))}${other}</th>`;
  });
  const rows = view.groups.flatMap((group) =>
    group.rows.map(({ field, values, differs, meant }) => {
      const note = differs ? ` <span class="dim">(${meant ? 'differs, as meant' : 'differs'})</span>` : '';
      const name = `<th scope="row">${cellText(clean(`${group.name} ${field}`))}${note}</th>`;
      const cells = values.map((value) =>
        value === undefined ? '<td><span class="dim">not stated</span></td>' : `<td>${cellText(clean(value))}</td>`,
      );
      return `<tr${differs ? ' class="differs"' : ''}>${name}${cells.join('')}</tr>`;
    }),
  );
  return [
    '<h2 id="environment">Environment</h2>',
    scrollable('table', 'environment', tableHtml(`<th scope="col">Field</th>${head.join('')}`, rows)),
  ];
}

function findings(input: ExportInput): string[] {
  const found = findingsOf(input.findings);
  if (found.length === 0) return [];
  return ['<h2>Findings</h2>', `<ul>\n${found.map(findingHtml).join('\n')}\n</ul>`];
}
