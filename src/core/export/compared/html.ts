/** A comparison as one self-contained HTML file: no script, nothing fetched, printable. */
import { htmlPage } from '../html-page';
import { isolated } from '../html-text';
import { comparedColumns, comparedText, type ComparedInput, type ComparedPart } from './parts';

export function comparedHtml(input: ComparedInput): string {
  const { title, files, parts, matrix } = comparedText(input);
  const body = [
    `<h1>${isolated(title)}</h1>`,
    `<ul>${files.map(({ name, about, reference, broken }) => `<li${broken ? ' class="bad"' : ''}><strong>${isolated(name)}</strong>${reference ? ' <span class="dim">(then)</span>' : ''} ${isolated(about)}</li>`).join('')}</ul>`,
    ...parts.flatMap((part, index) => partHtml(part, index)),
    ...(matrix
      ? [
          '<h2 id="matrix">All side by side</h2>',
          table(
            'matrix',
            ['Benchmark', ...matrix.columns],
            matrix.rows.map(
              ({ name, cells }) =>
                `<tr><th scope="row">${isolated(name)}</th>${cells.map((cell) => `<td>${isolated(cell)}</td>`).join('')}</tr>`,
            ),
          ),
        ]
      : []),
  ];
  return htmlPage(title, body);
}

function partHtml(part: ComparedPart, index: number): string[] {
  const { doubts, fields, notes, rows } = part;
  return [
    `<h2 id="part-${index}">${isolated(part.then)} → ${isolated(part.now)}</h2>`,
    ...(doubts.length > 0
      ? [
          `<ul>${doubts.map(({ severity, rule, text, waived }) => `<li class="${severity === 'error' && waived === undefined ? 'bad' : 'quiet'}"><strong>${waived === undefined ? severity : 'waived'}</strong> ${isolated(text)} <span class="dim">(${isolated(rule)})</span>${waived === undefined ? '' : `; ${isolated(waived)}`}</li>`).join('')}</ul>`,
        ]
      : []),
    ...(fields.length > 0
      ? [
          `<h3 id="fields-${index}">Environments that differ</h3>`,
          table(
            `fields-${index}`,
            ['Field', 'Then', 'Now'],
            fields.map(
              ({ field, then, now }) =>
                `<tr><th scope="row">${isolated(field)}</th><td>${isolated(then)}</td><td>${isolated(now)}</td></tr>`,
            ),
          ),
        ]
      : []),
    `<p class="answer">${isolated(part.answer)}</p>`,
    ...(rows.length > 0 ? [rowTable(part, index)] : []),
    ...(notes.length > 0 ? [`<ul>${notes.map((note) => `<li>${isolated(note)}</li>`).join('')}</ul>`] : []),
  ];
}

function rowTable(part: ComparedPart, index: number): string {
  const columns = comparedColumns(part);
  const head = columns
    .map(({ title, number }) => `<th scope="col"${number ? ' class="number"' : ''}>${isolated(title)}</th>`)
    .join('');
  const body = part.rows.map((row) => {
    const cells = columns.map(({ key, number }) => {
      if (key === 'name') return `<th scope="row">${isolated(row.name)}</th>`;
      if (key === 'verdict')
        return `<td class="verdict"><span class="sign" aria-hidden="true">${row.look?.sign ?? ''}</span> ${isolated(row.verdict)}</td>`;
      return `<td${number ? ' class="number"' : ''}>${isolated(row[key])}</td>`;
    });
    return `<tr class="${row.look?.tone ?? 'quiet'}">${cells.join('')}</tr>`;
  });
  return region(`part-${index}`, `<thead><tr>${head}</tr></thead><tbody>\n${body.join('\n')}\n</tbody>`);
}

function table(id: string, titles: readonly string[], rows: readonly string[]): string {
  return region(
    id,
    `<thead><tr>${titles.map((title) => `<th scope="col">${isolated(title)}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody>`,
  );
}

/** Anything that scrolls must be reachable by keyboard. */
function region(id: string, inside: string): string {
  return `<div class="table" role="region" aria-labelledby="${id}" tabindex="0"><table>${inside}</table></div>`;
}
