/** The raw test of two sides, oriented to the performance ratio. */
import type { Direction, Interval, Side, Tested } from './model';

export interface TestedSides {
  readonly ratio: number;
  readonly interval?: Interval;
  readonly raw?: Omit<Tested, 'adjusted'>;
}

export function testSides(_base: Side, _cand: Side, _direction: Direction, ratio: number): TestedSides {
  return { ratio };
}
