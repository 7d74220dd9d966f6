/** How a verdict looks on the page and in an export, and which count it belongs to. */
import type { CountName, Verdict, VerdictWord } from '../analysis/model';

/** The names of the colours that pages and exports define. */
export type Tone = 'bad' | 'good' | 'warn' | 'same' | 'quiet';
/** The sign on the page; an export has fewer (`PrintShape`). */
export type VerdictShape = 'down' | 'up' | 'same' | 'unclear' | 'failed' | 'suspect' | 'none';

interface VerdictLook {
  readonly count: CountName;
  readonly tone: Tone;
  readonly shape: VerdictShape;
  /** Real but small: the same colour, less of it. */
  readonly faint?: boolean;
  /** Sorts rows by how much attention they need; 0 comes first. */
  readonly rank: number;
}

const looks: Readonly<Record<VerdictWord, VerdictLook>> = {
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

export function lookOf(verdict: Verdict): VerdictLook {
  return looks[verdict.word];
}

export const countLooks: Readonly<Record<CountName, VerdictLook>> = {
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

/** Marks are outlined when the verdict was not tested here. */
export function isOutlined(verdict: Verdict): boolean {
  return !verdict.tested && verdict.word !== 'failed' && verdict.word !== 'not-judged';
}

/** Rows that "hide unchanged" hides. */
export function isUnchanged(verdict: Verdict): boolean {
  const { count } = lookOf(verdict);
  return count === 'no-change' || count === 'parity';
}

type PrintShape = 'down' | 'up' | 'square' | 'diamond' | 'circle';

export interface PrintLook {
  readonly tone: Tone;
  readonly shape: PrintShape;
  /** In front of the verdict's words. */
  readonly sign: string;
}

const printLooks: Readonly<Record<CountName, PrintLook>> = {
  failed: { tone: 'bad', shape: 'diamond', sign: '✕' },
  regression: { tone: 'bad', shape: 'down', sign: '▼' },
  improvement: { tone: 'good', shape: 'up', sign: '▲' },
  suspect: { tone: 'warn', shape: 'diamond', sign: '◆' },
  small: { tone: 'same', shape: 'up', sign: '△' },
  parity: { tone: 'same', shape: 'square', sign: '■' },
  'no-change': { tone: 'same', shape: 'square', sign: '■' },
  unclear: { tone: 'quiet', shape: 'circle', sign: '○' },
  'not-judged': { tone: 'quiet', shape: 'circle', sign: '○' },
};

/** The look on paper: shapes that survive without colour, and a character for the text. */
export function printLookOf(verdict: Verdict): PrintLook {
  if (verdict.word === 'small-worse') return { tone: 'same', shape: 'down', sign: '▽' };
  return printLooks[lookOf(verdict).count];
}
