/** A comparison as Markdown for a pull request: the caveats first, then the answer and the table. */
import { bold, inMarkdown as text } from '../markdown-text';
import { comparedColumns, comparedText, type ComparedInput, type ComparedPart } from './parts';

export function comparedMarkdown(input: ComparedInput): string {
  const { title, files, parts, matrix } = comparedText(input);
  const blocks = [
    `## ${text(title)}`,
    files
      .map(
        ({ name, about, reference }) =>
          `- ${bold(name)}${about ? `: ${text(about)}` : ''}${reference ? ' (then)' : ''}`,
      )
      .join('\n'),
    ...parts.flatMap((part) => partBlocks(part, parts.length > 1)),
    ...(matrix
      ? [
          `### ${text(matrix.title)}`,
          table(
            ['Benchmark', ...matrix.columns],
            matrix.rows.map(({ name, cells }) => [name, ...cells]),
            matrix.columns.map((_name, index) => index + 1),
          ),
        ]
      : []),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function partBlocks(part: ComparedPart, several: boolean): string[] {
  const columns = comparedColumns(part);
  const fields = part.fields.map(({ field, then, now }) => `  - ${text(field)}: ${text(then)} → ${text(now)}`);
  const doubts = part.doubts.flatMap(({ severity, rule, text: said, waived }) => [
    `- **${waived ? 'waived' : severity}** ${text(said)} (${text(rule)})${waived ? `; ${text(waived)}` : ''}`,
    ...(rule === 'environment-changed' ? fields : []),
  ]);
  return [
    ...(several ? [`### ${text(`${part.then} → ${part.now}`)}`] : []),
    doubts.join('\n'),
    bold(part.answer),
    ...(part.rows.length > 0
      ? [
          table(
            columns.map(({ title }) => title),
            part.rows.map((row) => columns.map(({ key }) => row[key])),
            columns.flatMap(({ number }, index) => (number ? [index] : [])),
          ),
        ]
      : []),
    part.notes.map((note) => `- ${text(note)}`).join('\n'),
  ];
}

function table(titles: readonly string[], rows: readonly (readonly string[])[], numbers: readonly number[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(titles.map(text)),
    line(titles.map((_title, index) => (numbers.includes(index) ? '---:' : '---'))),
    ...rows.map((cells) => line(cells.map(text))),
  ].join('\n');
}
