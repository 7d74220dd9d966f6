import { describe, expect, it } from 'vitest';
import { eachInSteps, toEnd, type Stepwise } from '../../../src/core/text/steps';

function* sum(list: readonly number[]): Stepwise<number> {
  let all = 0;
  yield* eachInSteps(list, (one) => void (all += one));
  return all;
}

describe('work in steps', () => {
  it('gives its result, whether run at once or resumed elsewhere', () => {
    const list = Array.from({ length: 1000 }, (_, index) => index);
    expect(toEnd(sum(list))).toBe(499_500);
    const begun = sum(list);
    for (let i = 0; i < 10; i++) expect(begun.next().done).toBe(false);
    expect(toEnd(begun)).toBe(499_500);
    expect(toEnd(sum([]))).toBe(0);
  });
});
