/** Markdown for a pull request: title, table and answer; system, method and findings are folded. */
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
  // What a reader of a pull request looks for comes first; how it came about is one click away.
  const details = [
    ...(origin ? [origin] : []),
    ...named('System', systemText(head)),
    ...named('Not stated', notStatedOf(head)),
    ...shown.parts.map((part) => text(evidenceOf(part))),
    ...(shown.parts.length > 0 ? [list(methodOf(report, analysis, shown.parts))] : []),
  ];
  const findings = findingsOf(input.findings);
  const blocks = [
    `## ${text(clean(head.title))}`,
    ...shown.parts.flatMap((part) => partBlocks(part, analysis.correction.alpha, shown.parts.length > 1)),
    ...folded('System and method', details),
    ...folded(`Findings (${findings.length})`, findings.length > 0 ? [findingList(findings)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${text(line)}`).join('\n');

/** Blocks under a title that forges fold. The empty lines make them Markdown again within the HTML. */
function folded(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`<details><summary>${title}</summary>`, ...blocks, '</details>'];
}

function partBlocks(part: ExportPart, alpha: number, several: boolean): string[] {
  const against = `${bold(clean(part.candidate))} against ${bold(clean(part.baseline))} (baseline)`;
  return [
    ...(several ? [`### ${text(clean(part.candidate))}`] : []),
    ...(part.rows.length > 0 ? [markdownTable(part, alpha)] : []),
    [`${against}: ${bold(answerOf(part))}`, text(figuresOf(part))].filter(Boolean).join(' '),
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

function findingList(findings: readonly FindingText[]): string {
  return findings
    .map(
      ({ severity, rule, text: said, waived }) =>
        `- **${waived ? 'waived' : severity}** ${text(said)} (${text(rule)})${waived ? `; ${text(waived)}` : ''}`,
    )
    .join('\n');
}
