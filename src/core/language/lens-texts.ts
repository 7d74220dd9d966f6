/** The code lenses of a report, and where they are placed. */
import type { Analysis, Row } from '../analysis/model';
import { namer } from '../analysis/label';
import { subjectLabel } from '../analysis/subjects';
import type { Finding } from '../findings/model';
import { untestedReason } from '../findings/rules/untested-why';
import type { Report } from '../generated/format';
import type { Path } from '../report/path';
import { summarySentence } from '../page-model/answer';
import { rowSentence } from '../page-model/wording';
import { word, type Message } from '../messages/messages';

export interface LensText {
  readonly text: Message;
  /** Index of the benchmark; the first line if undefined. */
  readonly path?: Path;
  /** The row it reveals. */
  readonly row?: string;
}

const verdictRules: ReadonlySet<string> = new Set([
  'failed-runs',
  'regression',
  'unmentioned-regression',
  'untested-regression',
  'suspect-regression',
]);
const flagged: ReadonlySet<Row['verdict']['word']> = new Set(['failed', 'regression', 'suspect-worse']);

/** A summary per candidate for the first line, and a lens for each flagged benchmark only. */
export function lensTexts(report: Report, analysis: Analysis, findings: readonly Finding[] = []): LensText[] {
  const reasons = waivedRows(findings);
  const name = namer(report);
  const label = (row: Row): string => {
    const benchmark = report.benchmarks[row.benchmark];
    return benchmark ? name(benchmark) : row.key;
  };
  const several = analysis.candidates.length > 1;
  const summaries = analysis.summaries.map((summary): LensText => {
    const said = summarySentence(summary, label);
    const text = several ? word('lens.for', { candidate: subjectLabel(report, summary.subject), said }) : said;
    return { text, row: summary.worst?.key };
  });
  const rows = analysis.rows
    .filter((row) => flagged.has(row.verdict.word) && row.role === 'primary')
    .map((row): LensText => {
      const reason = reasons.get(row.key);
      const said = reason === undefined ? rowText(row) : word('finding.waived', { said: rowText(row), reason });
      const text = several ? word('lens.for', { candidate: subjectLabel(report, row.subject), said }) : said;
      return { text, path: ['benchmarks', row.benchmark], row: row.key };
    });
  return [...summaries, ...rows];
}

/** Possible reasons for the state of rows, by row key. */
function waivedRows(findings: readonly Finding[]): ReadonlyMap<string, string> {
  const reasons = new Map<string, string>();
  for (const { rule, rows, waived } of findings) {
    if (waived && verdictRules.has(rule)) for (const key of rows) reasons.set(key, waived.reason);
  }
  return reasons;
}

/** A row is the same object as long as nothing in it changes. */
const knownTexts = new WeakMap<Row, Message>();

function rowText(row: Row): Message {
  const known = knownTexts.get(row) ?? makeText(row);
  knownTexts.set(row, known);
  return known;
}

function makeText(row: Row): Message {
  const sentence = rowSentence(row);
  const untested = !row.verdict.tested && row.verdict.word !== 'failed';
  return untested ? word('lens.untested', { sentence, why: untestedReason(row) }) : sentence;
}
