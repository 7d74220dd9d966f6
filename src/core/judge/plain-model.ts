/**
 * The shapes of `plain.ts`. All ratios are performance ratios: above 1 the subject is better than its baseline,
 * whichever direction its metric has. Shares, levels and limits are fractions: 0.01 is 1%. What is unknown is absent.
 */
import type { CandidateSummary, Evidence, Interval, Limits, Side, Tested, Verdict } from '../analysis/model';
import type { Direction, MetricRole } from '../report/metric';
import type { Path } from '../report/path';
import type { Severity } from '../report/problem';

/** A range of a text. Lines and columns count from 1, offsets from 0, all in UTF-16 units; the end is exclusive. */
export interface PlainPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly offset: number;
  readonly length: number;
}

/** The numbers of one subject in a row, in the unit of the metric, without the runs. */
export interface PlainSide extends Pick<
  Side,
  'n' | 'centre' | 'centreIs' | 'sd' | 'ci' | 'range' | 'excluded' | 'failed' | 'evidence'
> {
  /** Different boots among the runs. */
  readonly boots?: number;
}

/** The test behind a verdict: `p` is two-sided, `adjusted` is p after the correction for all tests of the report. */
export type PlainTest = Pick<Tested, 'method' | 'bootMeans' | 'se' | 'df' | 'p' | 'adjusted'>;

/** A verdict. `tested` says whether a test decided or the printed number did. */
export interface PlainVerdict extends Omit<Verdict, 'why' | 'inRank' | 'meansDiffer'> {
  /** All runs of a side are from one boot: short for the mark of this name. */
  readonly withinBoot?: boolean;
  /** A sentence: why the row is not judged, or not tested. */
  readonly why?: string;
}

/** One benchmark with one judged subject. */
export interface PlainRow extends Partial<PlainPlace> {
  /** Benchmark id, a slash, subject id: the same for all versions of a report that keep their ids. */
  readonly key: string;
  readonly benchmark?: string;
  readonly label: string;
  readonly subject: string;
  readonly baseline: string;
  readonly role: MetricRole;
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly evidence: Evidence;
  readonly base?: PlainSide;
  readonly candidate?: PlainSide;
  readonly ratio?: number;
  /** The digits of the ratio as the file has them. */
  readonly printed?: string;
  /** Of the ratio. */
  readonly interval?: Interval;
  /** `lo90` and `hi90` are the 90% interval of the ratio, which decides about equivalence. */
  readonly test?: PlainTest & Pick<Tested, 'lo90' | 'hi90'>;
  readonly verdict: PlainVerdict;
  /** The numbers and the verdict as one sentence. */
  readonly text: string;
  readonly limits: Limits;
  /** Of the deciding number, as keys and indices. */
  readonly path: Path;
}

/** What is said about one candidate. */
export interface PlainSummary extends Pick<
  CandidateSummary,
  'subject' | 'counts' | 'untested' | 'troubles' | 'geomean' | 'tests' | 'falseAlarms'
> {
  readonly worst?: { readonly key: string; readonly ratio?: number };
  readonly best?: { readonly key: string; readonly ratio?: number };
  /** Why the geometric mean has no interval. */
  readonly geomeanWhy?: string;
  /** The same as one sentence. */
  readonly text: string;
}

/** What a rule found, at its place. `docs/rules.md` describes the rules. */
export interface PlainFinding extends Partial<PlainPlace> {
  /** Stable across versions of a text as long as the ids in it are. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Whether the gate fails because of it. */
  readonly fails: boolean;
  /** Whether the gate stays open because of it. */
  readonly inconclusive: boolean;
  readonly waived?: { readonly reason: string; readonly by?: string; readonly expires?: string };
  /** Keys of the rows that it concerns. */
  readonly rows: readonly string[];
  readonly path: Path;
  readonly related: readonly (Partial<PlainPlace> & { readonly message: string; readonly path: Path })[];
}
