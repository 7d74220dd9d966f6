import { describe, expect, it } from 'vitest';
import {
  causes,
  effectOf,
  exitCodeOf,
  failLevels,
  inconclusiveChoices,
  type Cause,
  type Effect,
} from '../../../src/core/judge/gate';

/** The table of statistics.md, written out: causes down, levels across, with --inconclusive report. */
const table: Readonly<Record<Cause, Readonly<Record<(typeof failLevels)[number], Effect>>>> = {
  error: { never: 'none', regression: 'fail', untested: 'fail', warning: 'fail' },
  regression: { never: 'none', regression: 'fail', untested: 'fail', warning: 'fail' },
  marked: { never: 'none', regression: 'inconclusive', untested: 'inconclusive', warning: 'inconclusive' },
  changed: { never: 'none', regression: 'inconclusive', untested: 'inconclusive', warning: 'inconclusive' },
  gone: { never: 'none', regression: 'inconclusive', untested: 'fail', warning: 'fail' },
  'not-comparable': { never: 'none', regression: 'inconclusive', untested: 'fail', warning: 'fail' },
  untested: { never: 'none', regression: 'none', untested: 'fail', warning: 'fail' },
  warning: { never: 'none', regression: 'none', untested: 'none', warning: 'fail' },
};

describe('the gate', () => {
  it('has one effect for each cause, level and choice', () => {
    for (const cause of causes)
      for (const failOn of failLevels)
        for (const inconclusive of inconclusiveChoices) {
          const plain = table[cause][failOn];
          const wanted = plain === 'inconclusive' && inconclusive === 'pass' ? 'none' : plain;
          expect(effectOf(cause, { failOn, inconclusive }), `${cause} ${failOn} ${inconclusive}`).toBe(wanted);
        }
    expect(effectOf(undefined, { failOn: 'warning', inconclusive: 'report' })).toBe('none');
  });

  it('returns the first applicable exit code for every set of causes', () => {
    for (const failOn of failLevels)
      for (const inconclusive of inconclusiveChoices)
        for (let set = 0; set < 2 ** causes.length; set++) {
          const found = causes.filter((_cause, bit) => set & (1 << bit));
          const effects = found.map((cause) => effectOf(cause, { failOn, inconclusive }));
          const has = (...wanted: Cause[]): boolean => wanted.some((cause) => found.includes(cause));
          const strict = failOn === 'untested' || failOn === 'warning';
          const fails =
            failOn !== 'never' &&
            (has('error', 'regression') ||
              (strict && has('gone', 'not-comparable', 'untested')) ||
              (failOn === 'warning' && has('warning')));
          const open =
            failOn !== 'never' && inconclusive === 'report' && has('marked', 'changed', 'gone', 'not-comparable');
          expect(exitCodeOf(false, effects)).toBe(fails ? 1 : open ? 3 : 0);
          expect(exitCodeOf(true, effects)).toBe(2);
        }
  });
});
