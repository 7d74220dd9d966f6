/** The input of every hover, and the sentence about a row that several of them end with. */
import type { Analysis, Row } from '../analysis/model';
import { namer } from '../analysis/label';
import { subjectLabel } from '../analysis/subjects';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';
import type { Path } from '../report/path';
import { evidenceText, rowSentence } from '../page-model/wording';
import { word, type Message } from '../messages/messages';

/** A sentence of the file or one of ours. The first one is the title. */
export type HoverLine = Message | string;

export interface Hovered {
  readonly report: Report;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  /** Digits of a number as written, if the file does not write it plainly. */
  readonly literal: (path: Path) => string | undefined;
  /** Path in the report. */
  readonly path: Path;
}

/** The verdict on a row and its evidence, with the row's name if there are several. */
export function rowLine({ analysis, report }: Hovered, row: Row, named = false): Message {
  const label = (id: string): string => subjectLabel(report, id);
  const sentence = rowSentence(row, 1 - analysis.correction.alpha);
  const evidence = evidenceText(row, analysis.baseline, label);
  const benchmark = report.benchmarks[row.benchmark];
  if (!named || !benchmark) return word('hover.row', { sentence, evidence });
  return word('hover.named-row', { name: namer(report)(benchmark), subject: label(row.subject), sentence });
}
