/**
 * The table of a patch series' cover letter, as kernel developers write it: the system, each benchmark's base and
 * patched value with its spread as a percentage, the change in the metric's own unit, the method. 72 columns.
 */
import { formatPercent } from '../text/ratio';
import { subjectLabel } from '../analysis/subjects';
import type { RowView } from '../page-model/model';
import { block, type TextBlockRow } from './block';
import { rowCells } from './cells';
import { wrap } from './columns';
import { evidenceOf, methodOf, notStatedOf, systemText } from './facts';
import type { ExportInput } from './input';
import { mailColumns } from './mail';
import { shownOf, type ExportPart } from './parts';
import { ascii, clean } from './text';

const style = { ascii: true };
const lines = (text: string, first = '', rest = first): string[] => wrap(ascii(text), mailColumns, first, rest);

export function cover(input: ExportInput): string {
  const { report, analysis } = input;
  const { head, parts } = shownOf(input);
  const system = systemText(head);
  const missing = notStatedOf(head);
  const blocks = [
    [
      ...(system ? lines(`Tested on: ${system}`, '', '  ') : []),
      ...(missing ? lines(`Not stated: ${missing}`, '', '  ') : []),
    ],
    ...parts.flatMap((part) => [
      [
        ...lines(`base: ${subjectLine(input, analysis.baseline)}`, '', '  '),
        ...lines(`patched: ${subjectLine(input, part.model.head.candidate)}`, '', '  '),
        ...lines(evidenceOf(part)),
      ],
      part.rows.length > 0 ? block(['base', 'patched', 'change'], part.rows.map(rowOf), mailColumns) : [],
    ]),
    parts.length > 0 ? lines([...spreadNote(parts), ...methodOf(report, analysis, parts)].join(' ')) : [],
  ];
  return `${blocks
    .filter((one) => one.length > 0)
    .map((one) => one.join('\n'))
    .join('\n\n')}\n`;
}

/** Label, and the commit if the file names one: what a maintainer would check out. */
function subjectLine({ report }: ExportInput, id: string): string {
  const source = report.subjects.find((subject) => subject.id === id)?.source;
  const built = source?.describe ?? source?.commit;
  return [
    clean(subjectLabel(report, id)),
    ...(built ? [`(${clean(built)}${source?.dirty ? ', with local changes' : ''})`] : []),
  ].join(' ');
}

function rowOf(row: RowView): TextBlockRow {
  const { name, base, cand, verdict, ratio, interval, evidence } = rowCells(row, style);
  const direction = row.direction === 'lower' || row.direction === 'higher' ? `${row.direction} is better` : '';
  const change = row.change ? formatPercent(row.change.share, { ...style, limits: row.limits }) : '';
  const values = row.base !== undefined && row.cand !== undefined;
  // A bare ratio is its own evidence; its change is one of performance, whatever the metric.
  const by = values ? direction : row.change && 'by performance';
  const said = [
    by,
    ratio && `ratio ${ratio}${interval ? `, ${interval}` : ''}`,
    verdict,
    row.evidence === 'ratio' ? '' : evidence,
  ]
    .filter(Boolean)
    .join('; ');
  return { name: `${row.role === 'cost' ? '  ' : ''}${name}`, cells: [base, cand, change], below: said };
}

/** The meaning of +-; empty if no value has it. */
function spreadNote(parts: readonly ExportPart[]): string[] {
  const sides = parts.flatMap(({ rows }) => rows.flatMap(({ base, cand }) => [base, cand]));
  const sd = sides.some((side) => side?.sd !== undefined);
  const range = sides.some((side) => side && side.sd === undefined && side.range);
  if (!sd && !range) return [];
  const [deviation, half] = ['the standard deviation', 'half of the printed range'];
  const spread = sd && range ? `${deviation}, or ${half} where there is none,` : sd ? deviation : half;
  return [`+- is ${spread} in percent of the value; change is patched / base - 1.`];
}
