/** How a verdict looks: a tone and a shape, so that colour is never alone. */
import type { Verdict } from '../analysis/model';
import { countName } from '../analysis/summary';

export interface Tone {
  readonly tone: 'bad' | 'good' | 'warn' | 'same' | 'quiet';
  readonly shape: 'down' | 'up' | 'square' | 'diamond' | 'circle';
  /** In front of the verdict's words. */
  readonly sign: string;
}

export function toneOf(verdict: Verdict): Tone {
  switch (countName(verdict)) {
    case 'failed':
      return { tone: 'bad', shape: 'diamond', sign: '✕' };
    case 'regression':
      return { tone: 'bad', shape: 'down', sign: '▼' };
    case 'improvement':
      return { tone: 'good', shape: 'up', sign: '▲' };
    case 'suspect':
      return { tone: 'warn', shape: 'diamond', sign: '◆' };
    case 'small':
      return verdict.word === 'small-worse'
        ? { tone: 'same', shape: 'down', sign: '▽' }
        : { tone: 'same', shape: 'up', sign: '△' };
    case 'parity':
    case 'no-change':
      return { tone: 'same', shape: 'square', sign: '■' };
    default:
      return { tone: 'quiet', shape: 'circle', sign: '○' };
  }
}
