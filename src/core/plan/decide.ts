/** Whether a plan may stop at a look. */
import { analyse } from '../analysis/analyse';
import type { VerdictWord } from '../analysis/model';
import { readSettings } from '../judge/settings';
import type { PlanReaders } from './readers';

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

/** How many judged rows of a log are decided, at the looks that its first line plans. */
export function decidedIn(
  log: string,
  { emptyRunLog, runsToReport, update }: PlanReaders['runLogReader'],
): { readonly decided: number; readonly all: number } {
  const report = runsToReport(update(emptyRunLog, log).log);
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
