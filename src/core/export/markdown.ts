/** Markdown for a pull request: head, system line, answer, table, findings. */
import type { ExportInput } from './input';
import {
  answerOf,
  evidenceOf,
  figuresOf,
  findingsOf,
  methodOf,
  notStatedOf,
  originText,
  systemText,
  type FindingText,
} from './facts';
import { bold, inMarkdown as text } from './markdown-text';
import { shownOf, type ExportPart } from './parts';
import { tableOf } from './table';
import { clean } from './text';

export function reportMarkdown(input: ExportInput): string {
  const { report, analysis } = input;
  const shown = shownOf(input);
  const { head } = shown;
  const origin = [text(originText(head)), head.source && `[source](<${head.source}>)`].filter(Boolean).join(', ');
  const named = (name: string, value: string): string[] => (value ? [`**${name}:** ${text(value)}`] : []);
  const blocks = [
    `## ${text(clean(head.title))}`,
    ...(origin ? [origin] : []),
    ...named('System', systemText(head)),
    ...named('Not stated', notStatedOf(head)),
    ...shown.parts.flatMap((part) => partBlocks(part, analysis.correction.alpha, shown.parts.length > 1)),
    ...(shown.parts.length > 0
      ? [
          methodOf(report, analysis, shown.parts)
            .map((line) => `- ${text(line)}`)
            .join('\n'),
        ]
      : []),
    ...findingBlocks(findingsOf(input.findings)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function partBlocks(part: ExportPart, alpha: number, several: boolean): string[] {
  const against = `${bold(clean(part.candidate))} against ${bold(clean(part.baseline))} (baseline)`;
  return [
    ...(several ? [`### ${text(clean(part.candidate))}`] : []),
    `${against}. ${text(evidenceOf(part))}`,
    [bold(answerOf(part)), text(figuresOf(part))].filter(Boolean).join(' '),
    ...(part.rows.length > 0 ? [markdownTable(part, alpha)] : []),
    ...(part.left > 0 ? [`${part.left} info ${part.left === 1 ? 'metric is' : 'metrics are'} left out.`] : []),
  ];
}

/** The table alone, for pasting. Its second line says which columns hold numbers. */
export function markdownTable(part: ExportPart, alpha: number): string {
  const { columns, rows } = tableOf(part, alpha);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => text(title))),
    line(columns.map(({ number }) => (number ? '---:' : '---'))),
    ...rows.map(({ cells, cost }) =>
      line(columns.map(({ key }) => (key === 'name' && cost ? `${text(cells.name)} (cost)` : text(cells[key])))),
    ),
  ].join('\n');
}

function findingBlocks(findings: readonly FindingText[]): string[] {
  if (findings.length === 0) return [];
  const item = ({ severity, rule, text: said, waived }: FindingText): string =>
    `- **${waived ? 'waived' : severity}** ${text(said)} (${text(rule)})${waived ? `; ${text(waived)}` : ''}`;
  return ['### Findings', findings.map(item).join('\n')];
}
