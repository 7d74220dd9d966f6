/** The functions of the library about reports. */
import { comparedFindings } from '../core/compare/findings';
import { compareReports as compareParties } from '../core/compare/compare';
import { weighComparison, effectsOf } from '../core/compare/gate';
import { readParty } from '../core/compare/party';
import { plainComparison } from '../core/compare/plain';
import { exportFormats, formatNames } from '../core/export/formats';
import { checkText, readText } from '../core/judge/check';
import { causeOf, effectOf, exitCodeOf, rowsByKey, type GateRules } from '../core/judge/gate';
import { plainFinding, plainRows, plainSummary } from '../core/judge/plain';
import { sayEnglish } from '../core/messages/messages';
import { summarySentence } from '../core/page-model/answer';
import { rowNamer } from '../core/page-model/page';
import type { ComparisonResult, Judgement, JudgeSettings, ReadResult } from './model';
import { gateFrom, settingsFrom, stringOf } from './settings';

/**
 * Reads a text as a report of the format `vmibench/1` and finds what is wrong with it, without judging it.
 *
 * @param text the content of a `*.vmibench.json` file, with or without byte-order mark
 * @throws TypeError if the argument is not a string
 * @example
 * const { report, problems } = readReport(text);
 * if (!report) throw new Error(problems[0]?.message);
 */
export function readReport(text: string): ReadResult {
  const { reading, problems } = readText(stringOf(text, 'text'));
  return {
    state: reading.state,
    report: reading.report,
    problems: problems.map((one) => plainFinding(one, undefined)),
  };
}

/**
 * Judges a report: ratios with intervals, tests with correction for their number, verdicts and findings. The same text
 * and settings give the same answer in the editor and on the command line. Ratios are performance ratios: above 1 the
 * candidate is better. How verdicts are made: docs/statistics.md.
 *
 * @param text the content of a `*.vmibench.json` file
 * @param settings limits as fractions; what the report itself states takes precedence
 * @throws TypeError if a setting has a wrong type or is out of range
 * @example
 * const { rows, exitCode } = judge(text, { warn: 0.02 });
 * for (const { label, text } of rows) console.log(`${label}: ${text}`);
 */
export function judge(text: string, settings: JudgeSettings = {}): Judgement {
  const gate = gateFrom(settings);
  const result = checkText(stringOf(text, 'text'), settingsFrom(settings), settings.baseline);
  const { report, analysis, findings, knowsBaseline } = result;
  if (!knowsBaseline) throw new TypeError(`baseline: no subject "${settings.baseline}" in the report`);
  const rowOf = rowsByKey(analysis);
  const weighed = findings.map((one) => ({ one, effect: effectOf(causeOf(one.finding, rowOf), gate) }));
  return {
    report,
    baseline: analysis?.baseline,
    candidates: analysis?.candidates ?? [],
    summaries:
      report && analysis
        ? analysis.summaries.map((one) => plainSummary(one, summarySentence(one, rowNamer(report, analysis))))
        : [],
    rows: plainRows(result),
    findings: weighed.map(({ one, effect }) => plainFinding(one, effect)),
    exitCode: exitCodeOf(
      report === undefined,
      weighed.map(({ effect }) => effect),
    ),
  };
}

/**
 * Compares two reports of the same benchmarks: what makes them hard to compare, and how each row changed. Values of the
 * earlier report are converted to the units of the later one.
 *
 * @param then the text of the earlier report
 * @param now the text of the later report, whose limits apply
 * @throws TypeError if a setting has a wrong type or is out of range
 * @example
 * const { comparison } = compareReports(main, branch);
 * console.log(comparison?.text);
 */
export function compareReports(then: string, now: string, settings: JudgeSettings = {}): ComparisonResult {
  const checked = settingsFrom(settings);
  const gate: GateRules = gateFrom(settings);
  const [before, after] = [
    readParty('then', stringOf(then, 'then'), checked),
    readParty('now', stringOf(now, 'now'), checked),
  ];
  if ('why' in before) return { error: { side: 'then', message: sayEnglish(before.why) }, exitCode: 2 };
  if ('why' in after) return { error: { side: 'now', message: sayEnglish(after.why) }, exitCode: 2 };
  const comparison = compareParties(before.party, after.party, checked.options);
  const findings = comparedFindings(comparison, checked.severities, new Date().toISOString().slice(0, 10));
  const weighed = weighComparison(comparison, findings, gate);
  const readings = { then: before.reading, now: after.reading };
  return {
    comparison: plainComparison({ comparison, findings, readings, weighed }),
    exitCode: exitCodeOf(false, effectsOf(weighed)),
  };
}

/**
 * Writes a report with its verdicts in another format. Text of the report is inert in all of them: nothing in it
 * becomes markup, a link or a formula.
 *
 * @param format for pull requests, mailing lists, cover letters, spreadsheets, browsers
 * @returns undefined if the text is not a report
 * @throws TypeError if the format is unknown or a setting is out of range
 * @example
 * const html = exportReport(text, 'html');
 */
export function exportReport(
  text: string,
  format: 'markdown' | 'mail' | 'cover' | 'csv' | 'html',
  settings: JudgeSettings = {},
): string | undefined {
  if (!formatNames.includes(format)) throw new TypeError(`format: one of ${formatNames.join(', ')} is needed`);
  const { report, analysis, findings } = checkText(stringOf(text, 'text'), settingsFrom(settings), settings.baseline);
  if (!report || !analysis) return undefined;
  return exportFormats[format].write({ report, analysis, findings: findings.map(({ finding }) => finding) });
}
