/** Measuring in planned looks: the factors, the rule, false alarms and power. */
import { describe, expect, it } from 'vitest';
import { decideLooks, lookAt, lookFactor, usualLooks } from '../../../src/core/statistics/looks';
import { lookRates, lookScenarios, peekingRate } from '../../perf/look-scenarios';
import { seedOf } from '../../perf/verdict-rates';
import { secondReference } from './cases';

const reference = secondReference.looksFactor as Readonly<Record<string, Readonly<Record<string, number>>>>;
const doubling = (looks: number): number[] => Array.from({ length: looks }, (_, i) => 5 * 2 ** i);

describe('the factor of planned looks', () => {
  it.each(Object.entries(reference).map(([name, levels], i) => ({ name, levels, looks: i + 2 })))(
    'agrees with simulations by another program: $name',
    ({ levels, looks }) => {
      for (const [alpha, factor] of Object.entries(levels)) {
        const own = lookFactor(doubling(looks), Number(alpha));
        // Theirs is simulated, to 2%; ours is rounded up to a tenth.
        expect(own).toBeGreaterThan(0.98 * factor);
        expect(own).toBeLessThan(1.02 * factor + 0.11);
        expect(own).toBeLessThanOrEqual(looks);
      }
    },
  );

  it('is the number of looks outside the table', () => {
    expect(lookFactor(usualLooks, 0.05)).toBe(3.2);
    expect(lookFactor(usualLooks, 0.05, true)).toBe(4);
    expect(lookFactor(usualLooks, 0.001)).toBe(4);
    expect(lookFactor([5, 100], 0.05)).toBe(2);
    expect(lookFactor([5], 0.05)).toBe(1);
    expect(lookFactor([5, 6, 7, 8, 9, 10, 11], 0.05)).toBe(7);
  });
});

describe('the rule of looks', () => {
  it('identifies the look by the number of runs, and counts an unplanned one', () => {
    expect(lookAt(usualLooks, 10)).toEqual({ at: 2, of: 4, next: 20, plan: usualLooks });
    expect(lookAt(usualLooks, 4)).toEqual({ at: 0, of: 4, next: 5, plan: [4, ...usualLooks] });
    expect(lookAt(usualLooks, 41)).toMatchObject({ at: 4, next: undefined, plan: [...usualLooks, 41] });
  });

  it('decides at the first look that is significant, equivalent or the last', () => {
    const no = { p: 0.5, equivalent: false };
    expect(decideLooks(usualLooks, [], 0.05)).toBeUndefined();
    expect(decideLooks(usualLooks, [{ n: 5, ...no }], 0.05)).toBeUndefined();
    expect(decideLooks(usualLooks, [{ n: 5, ...no, p: 0.03 }], 0.05)).toBeUndefined();
    expect(decideLooks(usualLooks, [{ n: 5, ...no, p: 0.015 }], 0.05)).toEqual({ n: 5, why: 'significant' });
    const second = { n: 10, p: 0.5, equivalent: true };
    expect(decideLooks(usualLooks, [{ n: 5, ...no }, second, { n: 20, ...no }], 0.05)).toEqual({
      n: 10,
      why: 'equivalent',
    });
    expect(decideLooks(usualLooks, [{ n: 40, ...no }], 0.05)).toEqual({ n: 40, why: 'last' });
  });

  const plans = 1500;
  /** Four standard errors, in percent. */
  const noise = (percent: number): number => 400 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / plans);

  it.each(lookScenarios)('$name', (scenario) => {
    const { found, runs } = lookRates(scenario, plans, seedOf(7, scenario.name));
    expect(Math.abs(found - scenario.known)).toBeLessThan(noise(scenario.known));
    if (scenario.effect === 0) expect(found).toBeLessThanOrEqual(6.5);
    expect(runs).toBeLessThan(40);
  });

  it('prevents the false alarms of peeking after each run', () => {
    expect(peekingRate(500, 3)).toBeGreaterThan(17);
  });
});
