/** Rows that are not decided, and what would decide them. */
import { isMarked } from '../analysis/marks';
import type { Row, VerdictWord } from '../analysis/model';
import { runsNeeded, testOf } from '../analysis/needed';
import { word, type Message } from '../messages/messages';
import { verdictText } from '../page-model/wording';

/** More runs per side than these nobody makes: the noise is what must change. */
export const mostRuns = 100;

/** With fewer runs than these a test sees only very large changes. */
const leastRuns = 6;

const open: ReadonlySet<VerdictWord> = new Set(['unclear', 'suspect-worse', 'suspect-better']);

export interface Undecided {
  readonly row: Row;
  readonly help: Message;
  /** Runs, boots or blocks per side. */
  readonly n?: number;
  readonly unit?: 'runs' | 'boots' | 'blocks';
}

/** What would decide a row; undefined if it is decided. */
export function undecided(row: Row, alpha: number): Undecided | undefined {
  const { verdict } = row;
  if (verdict.word === 'not-judged' || verdict.word === 'failed') {
    const help = verdict.why ?? verdictText(row);
    return verdict.trouble || verdict.word === 'failed' ? { row, help } : undefined;
  }
  if (!verdict.tested) return { row, help: word('agent.needs-test', { n: leastRuns }), n: leastRuns, unit: 'runs' };
  const test = open.has(verdict.word) ? testOf(row, alpha) : undefined;
  if (test) {
    const needed = runsNeeded(row, test, alpha);
    if ('n' in needed)
      return { row, help: word(`explain.${needed.kind}-needed`, { n: needed.n }), n: needed.n, unit: needed.kind };
    return { row, help: word(`explain.runs-${needed.kind}`) };
  }
  return isMarked(verdict) ? { row, help: word('agent.needs-mark') } : undefined;
}

/** A row that nobody meant to judge. */
export function isLeftOut({ word: said, trouble }: Row['verdict']): boolean {
  return said === 'not-judged' && trouble === undefined;
}
