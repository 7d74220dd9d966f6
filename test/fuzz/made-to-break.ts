/** Kinds that break on purpose, for the test of the campaign itself. They are tried only when they are named. */
import fc from 'fast-check';
import type { Kind } from './kind';

const lines = fc
  .array(fc.constantFrom('good', 'better', 'bad'), { minLength: 20, maxLength: 40 })
  .map((list) => ({ text: list.join('\n'), about: 'made for a test' }));

export const throwing: Kind = {
  name: 'throws',
  promise: 'No text says "bad".',
  trials: lines,
  check: ({ text }) => {
    if (text.includes('bad')) throw new Error('it says "bad"');
  },
};

export const hanging: Kind = {
  name: 'hangs',
  promise: 'Every trial ends.',
  trials: lines,
  check: ({ text }) => {
    while (text.includes('bad'));
  },
};
