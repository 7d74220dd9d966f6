// Plans that begin with a pilot: what it decides, within a budget or not, and what the log then says.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { runLogReader } from '../../../src/core/import/runlog/reader';
import { sayEnglish } from '../../../src/core/messages/messages';
import { settledByPilot } from '../../../src/core/plan/calibration';
import { asSettled } from '../../../src/core/plan/settled';
import { planOf } from './support';

/** Runs that vary by about 1.5% and take a minute each. */
const pilotLog = [100, 102, 99, 101, 103, 98, 100, 101]
  .map((value, index) => {
    const line = { subject: 'gzip', benchmark: 'pack', metric: 'time', unit: 's', direction: 'lower', run: index + 1 };
    return `${JSON.stringify({ ...line, value, took: 60 })}\n`;
  })
  .join('');

const decided = (design: object) => settledByPilot(planOf({ design: { pilot: 8, ...design } }), pilotLog, runLogReader);
const runsOf = (design: object): number => {
  const found = decided(design);
  if ('why' in found) throw new Error(sayEnglish(found.why));
  return found.plan.design.runs ?? 0;
};

describe('a pilot', () => {
  it('decides on more runs for a smaller change and for more power, and keeps order and seed', () => {
    expect(runsOf({ see: '2%' })).toBeGreaterThan(runsOf({ see: '4%' }));
    expect(runsOf({ see: '2%', power: 0.95 })).toBeGreaterThan(runsOf({ see: '2%' }));
    expect(decided({ see: '2%', order: 'randomized', seed: 7 })).toMatchObject({
      plan: { design: { order: 'randomized', seed: 7, runs: expect.any(Number) as number } },
    });
    expect(decided({ see: '2%' })).not.toMatchObject({ plan: { design: { pilot: 8 } } });
  });

  it('plans what fits into its budget where the change needs more, and says what that detects', () => {
    const found = decided({ see: '1%', budget: '20 min' });
    expect(found).toMatchObject({ plan: { design: { runs: 10 } } });
    const [text = ''] = 'said' in found && found.said ? [sayEnglish(found.said)] : [];
    expect(text).toMatch(
      /^the pilot suggests 10 runs per side \(20 min\), which detects a change of 2\.\d% with probability 0\.8$/,
    );
  });

  it('says why there is no design: too little fits, too much is needed, or nothing was measured', () => {
    const why = (design: object): string => {
      const found = decided(design);
      return 'why' in found ? sayEnglish(found.why) : '';
    };
    expect(why({ budget: '3 min' })).toBe('the budget of 3 min is too small for the fewest runs that can be tested');
    expect(why({ see: '0.01%' })).toContain('no design detects a change of 0.01%');
    const found = settledByPilot(planOf({ design: { pilot: 8 } }), '', runLogReader);
    expect('why' in found && sayEnglish(found.why)).toBe(
      'no row of the pilot has two samples, so the number of runs cannot be determined',
    );
  });
});

describe('what a log says of a plan with a pilot', () => {
  it('is taken where it fits, and never for a plan that says itself how much it runs', () => {
    const plan = planOf({ design: { pilot: 8, see: '2%', seed: 3 } });
    expect(asSettled(plan, { design: { runs: 14 } }).design).toEqual({ runs: 14, seed: 3 });
    for (const design of [undefined, {}, { runs: 'x' }, { runs: -1 }, { runs: 2, restarts: 3 }, { runs: 1e12 }])
      expect(asSettled(plan, { design })).toBe(plan);
    const fixed = planOf({ design: { runs: 12 } });
    expect(asSettled(fixed, { design: { runs: 14 } })).toBe(fixed);
  });
});
