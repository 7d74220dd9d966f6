/** The head of a report: title, system, subjects, and what the data can show at all. */
import type { Report } from '../generated/format';
import type { Analysis, Row } from '../analysis/model';
import { notStated } from '../analysis/stated';
import { word, type Message } from '../messages/messages';
import type { HeadView, SubjectView } from './model';
import { systemLine } from './system';
import { largest, smallest } from '../text/lists';

/** Only addresses that are safe to open in a browser. */
function safeLink(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(url) ? url : undefined;
}

/** @param candidate the one shown, empty for all */
export function headView(report: Report, analysis: Analysis, candidate: string): HeadView {
  const { source } = report.provenance ?? {};
  return {
    title: report.title,
    date: report.date,
    author: source?.author,
    list: source?.list,
    source: safeLink(source?.url),
    system: systemLine(report),
    notStated: notStated(report).map((fact) => word(fact.said)),
    subjects: report.subjects.map((subject): SubjectView => ({
      id: subject.id,
      label: subject.label ?? subject.id,
      role: subject.role ?? 'candidate',
    })),
    baseline: analysis.baseline,
    candidate,
    candidates: analysis.candidates.length,
    ownBaseline: analysis.ownBaseline,
    evidence: evidenceSentence(report, analysis, candidate),
    notes: report.notes,
  };
}

/** "5 rows, ratios only, 9 runs each, no spread: nothing can be tested, verdicts go by the printed number." */
function evidenceSentence(report: Report, analysis: Analysis, candidate: string): Message {
  // One pass: there may be ten thousand.
  const rows: Row[] = [];
  let [tested, judged] = [0, 0];
  for (const row of analysis.rows) {
    if ((candidate !== '' && row.subject !== candidate) || row.role !== 'primary') continue;
    rows.push(row);
    if (row.verdict.tested) tested++;
    if (row.verdict.word !== 'not-judged') judged++;
  }
  if (rows.length === 0) return word('report.no-rows');
  const facts: Message[] = [word('report.rows', { n: rows.length })];
  if (tested === 0) {
    const kinds = new Set(rows.map((row) => row.evidence));
    if (kinds.size === 1 && kinds.has('ratio')) facts.push(word('report.ratios-only'));
    else if (kinds.size === 1 && kinds.has('values')) facts.push(word('report.values-only'));
    else if (kinds.size === 1 && kinds.has('claim')) facts.push(word('report.claims-only'));
    facts.push(runsFact(report, rows));
    if (rows.every((row) => row.base?.sd === undefined && row.cand?.sd === undefined))
      facts.push(word('report.no-spread'));
    return word('report.untestable', { facts });
  }
  facts.push(word('report.tested-rows', { n: tested }));
  if (judged > tested) facts.push(word('report.untested-rows', { n: judged - tested }));
  if (rows.length > judged) facts.push(word('report.not-judged-rows', { n: rows.length - judged }));
  return word('report.tested', { facts });
}

/** Run counts of the rows: one number for all, a range, or not stated for some. */
function runsFact(report: Report, rows: readonly Row[]): Message {
  let least = Infinity;
  let most = 0;
  let unknown = 0;
  for (const row of rows) {
    const benchmark = report.benchmarks[row.benchmark];
    const printed = benchmark?.ratios?.find((ratio) => ratio.subject === row.subject)?.n;
    const all = [row.base?.n, row.cand?.n, printed].filter((n) => n !== undefined);
    const counts = all.length
      ? all
      : [benchmark?.methodology?.runs ?? report.methodology?.runs].filter((n) => n !== undefined);
    if (counts.length === 0) unknown++;
    least = smallest(counts, least);
    most = largest(counts, most);
  }
  if (unknown === rows.length) return word('report.runs-unknown');
  const runs = least === most ? word('report.runs-each', { n: most }) : word('report.runs-span', { least, most });
  return unknown > 0 ? word('report.runs-partly', { runs, n: unknown }) : runs;
}
