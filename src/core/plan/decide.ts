/** Whether a plan may stop at a look. */
import { analyse } from '../analysis/analyse';
import type { VerdictWord } from '../analysis/model';
import { readRunLog } from '../import/runlog/log';
import { runsToReport } from '../import/runlog/report';
import { readSettings } from '../judge/settings';

/** What further runs would not change: a difference that a test shows, no change, or nothing to judge. */
const decidedWords: ReadonlySet<VerdictWord> = new Set([
  'failed',
  'regression',
  'improvement',
  'small-worse',
  'small-better',
  'no-change',
  'not-judged',
]);

/** The level of all looks together. */
const level = 0.05;

/**
 * The level of each of several looks, so that all of them together raise a false alarm as seldom as one test. Method:
 * Bonferroni's. The log's first line has it, so that its page and its report judge at the same level.
 */
export function levelOfLooks(looks: number): number {
  return level / looks;
}

/** How many judged rows of a log are decided, by the level that its first line states. */
export function decidedIn(log: string): { readonly decided: number; readonly all: number } {
  const report = runsToReport(readRunLog(log));
  if (!report) return { decided: 0, all: 0 };
  const { rows } = analyse(report, readSettings(() => undefined).options).analysis;
  const primary = rows.filter(({ role }) => role === 'primary');
  const decided = primary.filter(
    ({ verdict }) => decidedWords.has(verdict.word) && (verdict.tested || isHopeless(verdict.word)),
  );
  return { decided: decided.length, all: primary.length };
}

/** Rows that no number of runs makes testable. */
function isHopeless(word: VerdictWord): boolean {
  return word === 'not-judged' || word === 'failed';
}
