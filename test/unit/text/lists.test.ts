import { expect, it } from 'vitest';
import { defaultSettings } from '../../../src/core/judge/settings';
import { checkText } from '../../../src/core/judge/check';
import { addAll, largest, smallest } from '../../../src/core/text/lists';
import { scaleOf } from '../../../src/core/text/value';

const many = Array.from({ length: 200_000 }, (_, i) => i);

it('long lists do not become arguments', () => {
  expect([smallest(many), largest(many)]).toEqual([0, 199_999]);
  expect([smallest([], 3), largest([], 3), smallest([]), largest([])]).toEqual([3, 3, Infinity, -Infinity]);
  const list = [1];
  addAll(list, many);
  expect(list).toHaveLength(200_001);
  expect(scaleOf(many, 's').unit).toBe('s');
});

it('a report with more benchmarks than a call may have arguments is checked', () => {
  const benchmarks = many.slice(0, 130_000).map((i) => `{"id":"b${i}","name":"b","metric":{"name":"t"}}`);
  const text = `{"format":"vmibench/1","title":"t","subjects":[{"id":"a","role":"baseline"}],"benchmarks":[${benchmarks.join()}]}`;
  expect(checkText(text, defaultSettings).report?.benchmarks).toHaveLength(130_000);
}, 60_000);
