/** Whether a plan may stop at a look. */
import { analyse } from '../analysis/analyse';
import type { Row, VerdictWord } from '../analysis/model';
import type { Report } from '../generated/format';
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

/** Whether further runs would not change the verdict. */
export function isDecided({ verdict: { word, tested } }: Row): boolean {
  return decidedWords.has(word) && (tested || isHopeless(word));
}

/** The judged rows of a log and which of them are decided, at the looks that its first line plans. */
export function judgedRows(
  log: string,
  { emptyRunLog, runsToReport, update }: PlanReaders['runLogReader'],
): { readonly report?: Report; readonly rows: readonly { readonly row: Row; readonly decided: boolean }[] } {
  const report = runsToReport(update(emptyRunLog, log).log);
  if (!report) return { rows: [] };
  const { rows } = analyse(report, readSettings(() => undefined).options).analysis;
  return {
    report,
    rows: rows.filter(({ role }) => role === 'primary').map((row) => ({ row, decided: isDecided(row) })),
  };
}

/** How many of them are decided. */
export function decidedIn(
  log: string,
  reader: PlanReaders['runLogReader'],
): { readonly decided: number; readonly all: number } {
  const { rows } = judgedRows(log, reader);
  return { decided: rows.filter(({ decided }) => decided).length, all: rows.length };
}

/** Rows that no number of runs makes testable. */
function isHopeless(word: VerdictWord): boolean {
  return word === 'not-judged' || word === 'failed';
}
