// What the output of a run contains.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { readWith } from '../../../src/core/import/detect';
import { readRun } from '../../../src/core/plan/reading';
import type { PlanBenchmark } from '../../../src/core/generated/plan-format';
import { sayEnglish } from '../../../src/core/messages/messages';

const read = (over: Partial<PlanBenchmark>, output: string): unknown => {
  const reading = readRun({ id: 'x', command: 'x', metric: { direction: 'lower' }, ...over }, 1.5, output, readWith);
  return 'numbers' in reading ? reading.numbers.map(({ value }) => value) : sayEnglish(reading.failed);
};

describe('a run', () => {
  it.each<[string, Partial<PlanBenchmark>, string, unknown]>([
    ['its time', {}, 'whatever', [1.5]],
    ['the number on the last line', { read: 'value' }, 'warm\n1e3\n\n', [1000]],
    ['no number on the last line', { read: 'value' }, '12 ms\n', 'printed "12 ms" where a number was expected'],
    ['no line at all', { read: 'value' }, '', 'printed nothing that "read" finds (value)'],
    ['the last match', { read: { pattern: 'at ([0-9.]+)' } }, 'at 1\nat 2.5\n', [2.5]],
    ['no match', { read: { pattern: 'at ([0-9.]+)' } }, 'x', 'printed nothing that "read" finds (at ([0-9.]+))'],
    ['a pointer', { read: { pointer: '/a~1b/1/c' } }, '{"a/b": [0, {"c": 4}]}', [4]],
    ['a pointer past the end', { read: { pointer: '/a/9' } }, '{"a": []}', 'printed nothing that "read" finds (/a/9)'],
    ['a pointer into no JSON', { read: { pointer: '/a' } }, 'oops', 'printed nothing that "read" finds (/a)'],
    [
      'an inherited name',
      { read: { pointer: '/constructor/name' } },
      '{}',
      'printed nothing that "read" finds (/constructor/name)',
    ],
    ['infinity', { read: 'value' }, '1e999', 'printed "1e999" where a number was expected'],
    ['output of another tool', { read: 'hackbench' }, 'x', 'printed nothing that "read" finds (hackbench)'],
  ])('%s', (_name, over, output, expected) => expect(read(over, output)).toEqual(expected));
});
