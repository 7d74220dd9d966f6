/** What a verdict looks like and which count it belongs to. */
import type { CountName, Verdict, VerdictWord } from '../../src/core/analysis/model';

export type Tone = 'bad' | 'good' | 'warn' | 'same' | 'quiet';
export type Shape = 'down' | 'up' | 'same' | 'unclear' | 'failed' | 'suspect' | 'none';

interface Look {
  readonly count: CountName;
  readonly tone: Tone;
  readonly shape: Shape;
  /** Real but small: the same colour, less of it. */
  readonly faint?: boolean;
  /** Place in an order of how much a row wants to be looked at. */
  readonly rank: number;
}

const looks: Readonly<Record<VerdictWord, Look>> = {
  failed: { count: 'failed', tone: 'bad', shape: 'failed', rank: 0 },
  regression: { count: 'regression', tone: 'bad', shape: 'down', rank: 1 },
  'suspect-worse': { count: 'suspect', tone: 'warn', shape: 'suspect', rank: 2 },
  'small-worse': { count: 'small', tone: 'bad', shape: 'down', faint: true, rank: 3 },
  unclear: { count: 'unclear', tone: 'quiet', shape: 'unclear', rank: 4 },
  'suspect-better': { count: 'suspect', tone: 'warn', shape: 'suspect', rank: 5 },
  'small-better': { count: 'small', tone: 'good', shape: 'up', faint: true, rank: 6 },
  'none-seen': { count: 'no-change', tone: 'same', shape: 'same', rank: 7 },
  'no-change': { count: 'no-change', tone: 'same', shape: 'same', rank: 8 },
  parity: { count: 'parity', tone: 'same', shape: 'same', rank: 9 },
  improvement: { count: 'improvement', tone: 'good', shape: 'up', rank: 10 },
  'not-judged': { count: 'not-judged', tone: 'quiet', shape: 'none', rank: 11 },
};

export function lookOf(verdict: Verdict): Look {
  return looks[verdict.word];
}

/** Marks are outlined where no test of this project stands behind the word. */
export function isOutlined(verdict: Verdict): boolean {
  return !verdict.tested && verdict.word !== 'failed' && verdict.word !== 'not-judged';
}

/** Rows that "hide unchanged" hides: those that show no difference worth a look. */
export function isUnchanged(verdict: Verdict): boolean {
  const { count } = lookOf(verdict);
  return count === 'no-change' || count === 'parity';
}

export const countLooks: Readonly<Record<CountName, Look>> = {
  failed: looks.failed,
  regression: looks.regression,
  improvement: looks.improvement,
  parity: looks.parity,
  small: { ...looks['small-worse'], tone: 'quiet', shape: 'same' },
  suspect: looks['suspect-worse'],
  'no-change': looks['no-change'],
  unclear: looks.unclear,
  'not-judged': looks['not-judged'],
};
