/** What the functions of the library take and return. */
import type { PlainComparison } from '../core/compare/plain-model';
import type { Report } from '../core/generated/format';
import type { PlainFinding, PlainRow, PlainSummary } from '../core/judge/plain-model';

/** How verdicts are made and what fails. All are optional; what a report itself states takes precedence. */
export interface JudgeSettings {
  /** Smallest change that matters, a fraction from 0 to below 1; default 0.01. */
  readonly warn?: number;
  /** A regression of this size is an error, a fraction from 0 to below 1; default 0.05. */
  readonly fail?: number;
  /** Band that counts as no change, a fraction from 0 to below 1; default 0.01. */
  readonly equivalence?: number;
  /** Level of the tests, above 0 and at most 0.5; default 0.05. */
  readonly alpha?: number;
  /** For the number of tests; default `auto`: Holm up to 20 tests, Benjamini-Hochberg above. */
  readonly correction?: 'auto' | 'holm' | 'benjamini-hochberg' | 'none';
  /** Severities by the name of a rule: see docs/rules.md. */
  readonly rules?: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  /** Facts that a report should state; default all. */
  readonly require?: readonly string[];
  /** Id of the subject to compare with, instead of the report's own baseline. */
  readonly baseline?: string;
  /** What fails: see docs/ci.md; default `regression`. */
  readonly failOn?: 'never' | 'regression' | 'untested' | 'warning';
  /** Whether what cannot be decided has an exit code of its own (`report`, the default) or passes. */
  readonly inconclusive?: 'report' | 'pass';
}

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
 * What the extension `vmibench.vmibench` gives to other extensions: `getExtension<ExtensionApi>(id)?.activate()`. The
 * functions are those of the library, and take the same settings, not those of VS Code; each is loaded when it is first
 * called, so it returns a promise. In VS Code for the Web, too.
 */
export interface ExtensionApi {
  /** Of the extension, such as "0.2.0". What is here stays as long as the first number does, from 1 on. */
  readonly version: string;
  readonly readReport: (text: string) => Promise<ReadResult>;
  readonly judge: (text: string, settings?: JudgeSettings) => Promise<Judgement>;
  readonly importResults: (files: readonly ResultFile[], settings?: ImportSettings) => Promise<ImportResult>;
  readonly compareReports: (then: string, now: string, settings?: JudgeSettings) => Promise<ComparisonResult>;
  readonly exportReport: (
    text: string,
    format: 'markdown' | 'mail' | 'cover' | 'csv' | 'html',
    settings?: JudgeSettings,
  ) => Promise<string | undefined>;
}
