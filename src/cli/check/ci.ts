/** A check as the formats of build servers take it. */
import type { Row } from '../../core/analysis/model';
import { isRowRule } from '../../core/judge/gate';
import { word } from '../../core/messages/messages';
import { rowNamer } from '../../core/page-model/page';
import { rowSentence, verdictText } from '../../core/page-model/wording';
import { formatRatio } from '../../core/text/ratio';
import type { NightRow } from '../../core/compare/nights';
import type { CiFormat } from '../ci/format-names';
import { ciWriter } from '../ci/formats';
import type { CiFile, CiFinding, CiRow } from '../ci/model';
import type { Io } from '../output';
import { summaryOf } from './lines';
import type { CheckedFile, CheckRun, CheckWriter } from './model';
import { allRules } from './rules';

export function ciCheckWriter(format: CiFormat, { gate, settings }: CheckRun, io: Io): CheckWriter {
  const writer = ciWriter(format, { command: 'check', gate, rules: allRules(settings) }, io);
  return {
    file: (checked) => writer.file(ciFile(checked)),
    end: (_totals, exitCode) => writer.end(exitCode),
  };
}

function ciFile(checked: CheckedFile): CiFile {
  const { name, state, why, text } = checked;
  const common = { name, text, findings: findingsOf(checked), rows: rowsOf(checked), summaries: summariesOf(checked) };
  if (state === 'unchecked') return { ...common, state: 'unread', why };
  if (state === 'not-a-report') return { ...common, state, why: word('cli.not-a-report') };
  return { ...common, state: 'judged' };
}

function findingsOf({ name, result, effects, night }: CheckedFile): CiFinding[] {
  const nightly = new Set(night?.findings.map(({ finding }) => finding));
  return (result?.findings ?? []).map(({ finding, place, related }): CiFinding => {
    const { id, rule, severity, message, path, rows, waived, fixes = [] } = finding;
    return {
      id,
      rule,
      severity,
      message,
      file: name,
      place,
      path,
      related: finding.related.map((one, index) => ({ message: one.message, place: related[index] })),
      rows,
      ofRows: rows.length > 0 && (isRowRule(rule) || nightly.has(finding)),
      effect: effects.get(finding) ?? 'none',
      waived,
      fixes,
    };
  });
}

/** All rows that should be judged: by the report, and by its history where only that can. */
function rowsOf({ result, night }: CheckedFile): CiRow[] {
  const { report, analysis } = result ?? {};
  if (!report || !analysis) return [];
  const label = rowNamer(report, analysis);
  const level = 1 - analysis.correction.alpha;
  const byHistory = new Map(night?.judgement.rows.map((row) => [row.key, row]));
  const rows = analysis.rows.filter(({ role }) => role === 'primary');
  const known = new Set(rows.map(({ key }) => key));
  return [
    ...rows.map((row) => {
      const nightly = byHistory.get(row.key);
      return nightly && !row.verdict.tested && nightly.verdict.word !== 'not-judged'
        ? nightRow(nightly)
        : reportRow(row, label(row), level);
    }),
    ...[...byHistory.values()].filter(({ key }) => !known.has(key)).map(nightRow),
  ];
}

function reportRow(row: Row, label: string, level: number): CiRow {
  const { key, ratio, verdict } = row;
  const notJudged = verdict.word === 'not-judged' ? (verdict.why ?? verdictText(row)) : undefined;
  return { key, label, said: rowSentence(row, level), notJudged, ratio };
}

function nightRow(row: NightRow): CiRow {
  const { key, label, ratio, interval, limits, verdict } = row;
  const said = verdictText({ interval, limits, verdict });
  const plain = word('row.plain', { ratio: formatRatio(ratio ?? 1, { limits }), verdict: said });
  const notJudged = verdict.word === 'not-judged' ? (verdict.why ?? said) : undefined;
  return { key, label, said: ratio === undefined ? said : plain, notJudged, ratio };
}

function summariesOf({ result, night }: CheckedFile): CiFile['summaries'] {
  const { report, analysis } = result ?? {};
  if (!report || !analysis) return [];
  return [
    ...analysis.summaries.map((summary) => summaryOf(report, analysis, summary)),
    ...(night ? [night.answer] : []),
  ];
}
