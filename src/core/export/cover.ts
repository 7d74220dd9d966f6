/**
 * The table of a patch series' cover letter, as kernel developers write it: the system, each benchmark's base and
 * patched value with its spread as a percentage, the change in the metric's own unit, the method. 72 columns.
 */
import { subjectLabel } from '../analysis/subjects';
import { wrap } from './columns';
import { evidenceOf, notStatedOf, systemText } from './facts';
import type { ExportInput } from './input';
import { mailNames } from './mail-names';
import { mailMethod } from './mail-method';
import { mailColumns } from './mail';
import { shownOf } from './parts';
import { rowLines } from './row-lines';
import { ascii, clean } from './text';

const titles = { base: 'base', cand: 'patched' };
const lines = (text: string, first = '', rest = first): string[] => wrap(ascii(text), mailColumns, first, rest);

export function cover(input: ExportInput): string {
  const { report, analysis } = input;
  const { head, parts } = shownOf(input);
  const system = systemText(head);
  const missing = notStatedOf(head);
  const blocks = [
    system ? lines(`Tested on: ${system}`, '', '  ') : [],
    ...parts.flatMap((part) => [
      [
        ...lines(`base: ${subjectLine(input, analysis.baseline)}`, '', '  '),
        ...lines(`patched: ${subjectLine(input, part.model.head.candidate)}`, '', '  '),
        ...lines(evidenceOf(part)),
      ],
      part.rows.length > 0 ? rowLines(part.rows, mailNames(part.rows), titles, mailColumns) : [],
    ]),
    [
      ...(parts.length > 0 ? lines(mailMethod(report, analysis, parts, titles).join(' ')) : []),
      // What a maintainer asks next, for the author to fill in: behind the results.
      ...(missing ? lines(`Not stated: ${missing}`, '', '  ') : []),
    ],
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
