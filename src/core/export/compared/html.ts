/** A comparison as one self-contained HTML file: no script, nothing fetched, printable. */
import { htmlPage } from '../html-page';
import { cellText, findingHtml, isolated, scrollable, tableHtml, verdictCell } from '../html-text';
import { comparedColumns, comparedText, type ComparedInput, type ComparedPart, type ComparedText } from './parts';

export function comparedHtml(input: ComparedInput): string {
  const { title, files, parts, matrix } = comparedText(input);
  const body = [
    `<h1>${isolated(title)}</h1>`,
    `<ul>${files.map(fileHtml).join('')}</ul>`,
    ...parts.flatMap((part, index) => partHtml(part, index)),
    ...(matrix
      ? [
          `<h2 id="matrix">${isolated(matrix.title)}</h2>`,
          table(
            'matrix',
            ['Benchmark', ...matrix.columns],
            matrix.rows.map(({ name, cells }) => {
              const values = cells.map((cell) => `<td>${cellText(cell)}</td>`).join('');
              return `<tr><th scope="row">${cellText(name)}</th>${values}</tr>`;
            }),
          ),
        ]
      : []),
  ];
  return htmlPage(title, body);
}

function fileHtml({ name, about, reference, broken }: ComparedText['files'][number]): string {
  const tag = reference ? ' <span class="dim">(then)</span>' : '';
  return `<li${broken ? ' class="bad"' : ''}><strong>${isolated(name)}</strong>${tag} ${isolated(about)}</li>`;
}

function partHtml(part: ComparedPart, index: number): string[] {
  const { doubts, fields, notes, rows } = part;
  return [
    `<h2 id="part-${index}">${isolated(part.then)} → ${isolated(part.now)}</h2>`,
    ...(doubts.length > 0 ? [`<ul>${doubts.map(findingHtml).join('')}</ul>`] : []),
    ...(fields.length > 0
      ? [
          `<h3 id="fields-${index}">Environments that differ</h3>`,
          table(
            `fields-${index}`,
            ['Field', 'Then', 'Now'],
            fields.map(
              ({ field, then, now }) =>
                `<tr><th scope="row">${cellText(field)}</th><td>${cellText(then)}</td><td>${cellText(now)}</td></tr>`,
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
    .map(({ title, number }) => `<th scope="col"${number ? ' class="number"' : ''}>${cellText(title)}</th>`)
    .join('');
  const body = part.rows.map((row) => {
    const cells = columns.map(({ key, number }) => {
      if (key === 'name') return `<th scope="row">${cellText(row.name)}</th>`;
      if (key === 'verdict') return verdictCell(row.look?.sign, row.verdict);
      return `<td${number ? ' class="number"' : ''}>${cellText(row[key])}</td>`;
    });
    return `<tr class="${row.look?.tone ?? 'quiet'}">${cells.join('')}</tr>`;
  });
  return scrollable('table', `part-${index}`, tableHtml(head, body));
}

function table(id: string, titles: readonly string[], rows: readonly string[]): string {
  const head = titles.map((title) => `<th scope="col">${cellText(title)}</th>`).join('');
  return scrollable('table', id, tableHtml(head, rows));
}
