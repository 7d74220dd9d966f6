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
  | 'verdicts'
  | 'structure'
  | 'description'
  | 'design'
  | 'statistics'
  | 'arithmetic'
  | 'selection'
  | 'comparing'
  | 'nights';

/** Settings that rules depend on. */
export interface RuleOptions {
  /** Names of the facts that `not-stated` requires. */
  readonly require: readonly string[];
  /** YYYY-MM-DD, against which waivers expire. */
  readonly today: string;
}

/** Everything that a rule may look at. The analysis is against the file's own baseline. */
export interface RuleContext {
  readonly report: Report;
  readonly analysis: Analysis;
  readonly options: RuleOptions;
  /** The name of a benchmark in messages: "specjbb (large)". */
  readonly name: (benchmark: Benchmark) => string;
  /** The same for a row: with its candidate where there are several. */
  readonly rowName: (row: Row, benchmark: Benchmark) => string;
  /** The rows of a benchmark, by its index in the report. */
  readonly rowsAt: (benchmark: number) => readonly Row[];
  /** The number of lists of runs in the report, each of which may look odd by chance. At least 1. */
  readonly lists: number;
  /** The report makes claims: only then can one be missing. */
  readonly claiming: boolean;
  /** The digits of a number if they are not the shortest form: "1.10". */
  readonly literal: (path: Path) => string | undefined;
}

/** What a rule reports: a finding without its id, the severity of the settings, and waivers. */
export interface RuleHit {
  readonly path: Path;
  readonly part?: NodePart;
  readonly message: Message;
  /** If it differs from that of the rule. */
  readonly severity?: Severity;
  /** The rows concerned, if not just the one it was found in. */
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
  /** The origin of the rule: the abbreviations of `rules.md`, or "seen" in a published report. */
  readonly source?: string;
  /** Only information in transcribed and imported reports, whose author did not measure. */
  readonly gentle?: boolean;
}

/** A benchmark and its rows, as rules about the whole report see them. */
export interface EntryPlace {
  readonly benchmark: Benchmark;
  readonly index: number;
  readonly rows: readonly Row[];
}

/** Looks at the whole report. */
export interface ReportRule extends About {
  /**
   * Everything that it reads of a benchmark and its rows, apart from ids, names and keys: as long as that is equal in
   * what changed, its hits are kept. Of the corrected p it may read nothing.
   */
  readonly reads: (place: EntryPlace, context: RuleContext) => unknown;
  readonly find: (context: RuleContext) => readonly RuleHit[];
}

/**
 * Looks at one row, its benchmark, and the report's methodology, subjects, claims and number of lists of runs, and at
 * nothing else: its hits are cached as long as these stay the same. Of the corrected p it may depend on whether it is
 * below alpha, and on more only for what it says.
 */
export interface RowRule extends About {
  /** Rows without claims, or without runs, are not passed to the rule. */
  readonly needs?: 'claims' | 'runs';
  readonly findInRow: (place: RowPlace, context: RuleContext) => readonly RuleHit[];
}

/** Shared, to avoid allocating an empty list for each of thousands of rows. */
export const none: readonly RuleHit[] = [];

export type Rule = ReportRule | RowRule;

/** A rule that looks at the runs of a row. */
export function statistic(
  about: Omit<RowRule, 'group' | 'findInRow'>,
  findInRow: (place: RowPlace, context: RuleContext) => readonly RuleHit[],
): RowRule {
  return { ...about, group: 'statistics', findInRow };
}
