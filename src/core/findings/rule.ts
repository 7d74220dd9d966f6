/**
 * A rule is data about itself (name, severity, description, source) and a pure function that returns findings. Its
 * examples are in `<file>.examples.ts` beside it, which only the documentation page and tests import.
 */
import type { Analysis, Row } from '../analysis/model';
import type { Benchmark, Report } from '../generated/format';
import type { Path } from '../report/path';
import type { NodePart, Severity } from '../report/problem';
import type { Message } from '../messages/messages';
import type { Fix, Related } from './model';
import type { ReportRuleName } from './rule-names';

export type RuleGroup =
  'verdicts' | 'structure' | 'description' | 'design' | 'statistics' | 'arithmetic' | 'selection' | 'comparing';

/** What the settings may change about rules. */
export interface RuleOptions {
  /** What a report is expected to state, by the names of `not-stated`. */
  readonly require: readonly string[];
  /** YYYY-MM-DD, against which waivers expire. */
  readonly today: string;
}

/** Everything that a rule may look at. The analysis is the one against the file's own baseline. */
export interface RuleContext {
  readonly report: Report;
  readonly analysis: Analysis;
  readonly options: RuleOptions;
  /** A benchmark's name in a sentence: "specjbb (large)". */
  readonly name: (benchmark: Benchmark) => string;
  /** The rows of a benchmark, by its index in the report. */
  readonly rowsAt: (benchmark: number) => readonly Row[];
  /** How many lists of runs the report has: each of them may look odd by chance. At least 1. */
  readonly lists: number;
  /** The report claims something: only then can a claim be missing. */
  readonly claiming: boolean;
  /** A number's digits where the file does not write it plainly: "1.10". */
  readonly literal: (path: Path) => string | undefined;
}

/** What a rule found: a finding before it has a name, a severity from the settings and a waiver. */
export interface RuleHit {
  readonly path: Path;
  readonly part?: NodePart;
  readonly message: Message;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** Rows it speaks of, beside the one it was found in. */
  readonly rows?: readonly string[];
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** A row and the benchmark it belongs to. */
export interface RowPlace {
  readonly row: Row;
  readonly benchmark: Benchmark;
  /** Path of the benchmark. */
  readonly at: Path;
}

interface About {
  readonly name: ReportRuleName;
  readonly group: RuleGroup;
  readonly severity: Severity | 'off';
  /** One sentence for the documentation, in English. */
  readonly says: string;
  /** Where the rule comes from: the letters of `rules.md`, or "seen" in a real report. */
  readonly source?: string;
  /** Drops to information in transcribed and imported reports: the writer of the file is not who measured. */
  readonly gentle?: boolean;
}

/** Looks at the report as a whole. */
export interface ReportRule extends About {
  readonly find: (context: RuleContext) => readonly RuleHit[];
}

/**
 * Looks at one row, and at nothing outside its benchmark, the report's methodology, subjects and claims, and the count of
 * its lists of runs: then what was found is kept for as long as these are the same.
 */
export interface RowRule extends About {
  /** What there must be: claims about the row, or runs of a side. Rows without are not handed to the rule. */
  readonly needs?: 'claims' | 'runs';
  readonly findInRow: (place: RowPlace, context: RuleContext) => readonly RuleHit[];
}

/** Nothing found, without making a list for each of thousands of rows. */
export const none: readonly RuleHit[] = [];

export type Rule = ReportRule | RowRule;

/** A rule that looks at the runs of a row. */
export function statistic(
  about: Omit<RowRule, 'group' | 'findInRow'>,
  findInRow: (place: RowPlace, context: RuleContext) => readonly RuleHit[],
): RowRule {
  return { ...about, group: 'statistics', findInRow };
}
