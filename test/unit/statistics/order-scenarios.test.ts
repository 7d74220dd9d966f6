/** What marks guard against: chance differences caused by the way of measuring. */
import { describe, expect, it } from 'vitest';
import { orderRates, orderScenarios } from '../../perf/order-scenarios';
import { seedOf } from '../../perf/verdict-rates';

describe('marks for the order of measurement', () => {
  const rates = new Map(orderScenarios.map((one) => [one.name, orderRates(one, 300, seedOf(7, one.name))]));

  it('are on all rows that were measured in blocks', () => {
    expect(rates.get('drift of 4 %, in blocks')).toEqual({ found: 100, unmarked: 0 });
    expect(rates.get('drift of 2 %, in blocks')?.found).toBeGreaterThan(70);
    expect(rates.get('drift of 2 %, in blocks')?.unmarked).toBe(0);
  });

  it('are not needed if subjects alternate', () => {
    expect(rates.get('drift of 2 %, interleaved')?.found).toBeLessThanOrEqual(6.5);
    expect(rates.get('drift of 4 %, interleaved')?.found).toBeLessThanOrEqual(6.5);
  });

  it('are on most rows with correlated neighbors', () => {
    const [some, strong] = [0.6, 0.9].map((by) => rates.get(`neighbours correlated by ${by}`));
    expect(some?.found).toBeGreaterThan(23);
    expect(some?.unmarked).toBeLessThan(0.55 * (some?.found ?? 0));
    expect(strong?.found).toBeGreaterThan(60);
    expect(strong?.unmarked).toBeLessThan(7);
  });
});
