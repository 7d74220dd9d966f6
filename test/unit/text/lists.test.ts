import { expect, it } from 'vitest';
import { addAll, largest, smallest } from '../../../src/core/text/lists';
import { scaleOf } from '../../../src/core/text/value';

const many = Array.from({ length: 200_000 }, (_, i) => i);

it('long lists do not overflow the stack', () => {
  expect([smallest(many), largest(many)]).toEqual([0, 199_999]);
  expect([smallest([], 3), largest([], 3), smallest([]), largest([])]).toEqual([3, 3, Infinity, -Infinity]);
  const list = [1];
  addAll(list, many);
  expect(list).toHaveLength(200_001);
  expect(scaleOf(many, 's').unit).toBe('s');
});
