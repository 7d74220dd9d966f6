/**
 * The library: reads, judges, imports, compares and exports reports, with the verdicts of the editor and of the command
 * line. Every function is synchronous and touches no files and no network. The same arguments give the same result, except
 * that waivers expire by the date of today (UTC). None throws because of what a text says; a wrong argument of the
 * program is a TypeError.
 */
import { version as packageVersion } from '../../package.json';
import { comparedFindings } from '../core/compare/findings';
import { compareReports as compareParties } from '../core/compare/compare';
import { weighComparison, effectsOf } from '../core/compare/gate';
import { readParty } from '../core/compare/party';
import { plainComparison } from '../core/compare/plain';
import type { PlainComparison } from '../core/compare/plain-model';
import { exportFormats, formatNames, type ExportFormat } from '../core/export/formats';
import type { Report } from '../core/generated/format';
import { importFiles } from '../core/import/import';
import { checkText, readText } from '../core/judge/check';
import { causeOf, effectOf, exitCodeOf, rowsByKey, type GateRules } from '../core/judge/gate';
import { plainFinding, plainRows, plainSummary } from '../core/judge/plain';
import type { PlainFinding, PlainRow, PlainSummary } from '../core/judge/plain-model';
import { en } from '../core/messages/en';
import { bring, sayEnglish } from '../core/messages/messages';
import { summarySentence } from '../core/page-model/answer';
import { rowNamer } from '../core/page-model/page';
import { canonical } from '../core/report/layout';
import { bytesOf, gateFrom, settingsFrom, stringOf, type JudgeSettings } from './settings';

bring(en);

export type { Report } from '../core/generated/format';
export type { PlainComparison, PlainComparedFinding, PlainComparedRow } from '../core/compare/plain-model';
export type {
  PlainFinding,
  PlainPlace,
  PlainRow,
  PlainSide,
  PlainSummary,
  PlainVerdict,
} from '../core/judge/plain-model';
export type { ExportFormat } from '../core/export/formats';
export type { JudgeSettings } from './settings';

/** The version of vmibench, such as "0.2.0". */
export const version: string = packageVersion;

/** A text as a report. */
export interface ReadResult {
  /** The usable part of the text: entries that are wrong are left out of it. Absent if nothing can be used. */
  readonly report?: Report;
  /** `read` if there is a report, otherwise why there is none; `newer` is a version of the format to come. */
  readonly state: 'read' | 'empty' | 'broken' | 'foreign' | 'newer';
  /** What is wrong with the text, in its order. Errors name what was left out. */
  readonly problems: readonly PlainFinding[];
}

/** A report with its verdicts. */
export interface Judgement {
  /** Absent if the text is not a report; then a finding of severity error says why. */
  readonly report?: Report;
  /** Id of the subject that all others are compared with. */
  readonly baseline?: string;
  /** Ids of the subjects that are judged, in the order of the file. */
  readonly candidates: readonly string[];
  /** A sentence, counts and extremes for each candidate. */
  readonly summaries: readonly PlainSummary[];
  /** Every benchmark with every candidate, in the order of the file. */
  readonly rows: readonly PlainRow[];
  /** In the order of the text. */
  readonly findings: readonly PlainFinding[];
  /** As of `vmibench check`: 0 passed, 1 failed, 2 not a report, 3 inconclusive. */
  readonly exitCode: 0 | 1 | 2 | 3;
}

/** A file for `importResults`. */
export interface ResultFile {
  /** Its name, relative to a folder, with forward slashes: names of folders can become names of subjects. */
  readonly path: string;
  /** The content; bytes are decoded as UTF-8, UTF-16 or Latin-1. */
  readonly content: string | Uint8Array;
}

/** Choices for `importResults`. */
export interface ImportSettings {
  readonly title?: string;
  /** Names the parts of paths, such as "{subject}/{benchmark}.json". See docs/import.md. */
  readonly template?: string;
  /** Name of the subject that is the baseline, as found in the files; guessed if absent. */
  readonly baseline?: string;
}

/** A sentence about a file, or about all of them. */
export interface ImportNote {
  readonly path?: string;
  /** Numbers of lines, from 1. */
  readonly lines?: readonly number[];
  readonly message: string;
}

/** What became of files. */
export interface ImportResult {
  /** Absent if no file gave a number. */
  readonly report?: Report;
  /** The report as text in the canonical layout. */
  readonly text?: string;
  /** What was guessed, left out or not understood: sentences. */
  readonly notes: readonly ImportNote[];
}

/** What changed from one report to another. */
export interface ComparisonResult {
  /** Absent if one of the texts is not a report. */
  readonly comparison?: PlainComparison;
  /** Why there is no comparison, naming the side. */
  readonly error?: { readonly side: 'then' | 'now'; readonly message: string };
  /** As of `vmibench compare`: 0 passed, 1 failed, 2 not a report, 3 inconclusive. */
  readonly exitCode: 0 | 1 | 2 | 3;
}

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
 * Makes a report of the output of benchmark tools, as `vmibench import` does. The tools are listed in docs/tools.md.
 *
 * @param files in the order in which subjects and rows shall come
 * @throws TypeError if an argument has a wrong type
 * @example
 * const { text, notes } = importResults([{ path: 'base/fio.json', content: base }, { path: 'new/fio.json', content: now }]);
 */
export function importResults(files: readonly ResultFile[], settings: ImportSettings = {}): ImportResult {
  if (!Array.isArray(files)) throw new TypeError('files: an array is needed');
  const inputs = files.map(({ path, content }: ResultFile) =>
    typeof content === 'string'
      ? { path: stringOf(path, 'path'), text: content }
      : { path: stringOf(path, 'path'), bytes: bytesOf(content) },
  );
  const { report, notes } = importFiles(inputs, settings);
  return {
    report,
    text: report && canonical(JSON.stringify(report)),
    notes: notes.map(({ path, lines, message }) => ({ path, lines, message: sayEnglish(message) })),
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
 * @param format "markdown", "mail", "cover", "csv" or "html"
 * @returns undefined if the text is not a report
 * @throws TypeError if the format is unknown or a setting is out of range
 * @example
 * const html = exportReport(text, 'html');
 */
export function exportReport(text: string, format: ExportFormat, settings: JudgeSettings = {}): string | undefined {
  if (!formatNames.includes(format)) throw new TypeError(`format: one of ${formatNames.join(', ')} is needed`);
  const { report, analysis, findings } = checkText(stringOf(text, 'text'), settingsFrom(settings), settings.baseline);
  if (!report || !analysis) return undefined;
  return exportFormats[format].write({ report, analysis, findings: findings.map(({ finding }) => finding) });
}
