import { describe, expect, it } from 'vitest';
import { deletedResidualP } from '../../../src/core/statistics/deleted-residual';

/** Seeded numbers, uniform in [0, 1). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

describe('a run against the others', () => {
  it('is flagged as often as its p says, over all runs of a report of clean samples', () => {
    const random = uniform(7);
    const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    let accused = 0;
    const reports = 1500;
    for (let r = 0; r < reports; r++) {
      let hit = false;
      for (let list = 0; list < 20; list++) {
        const runs = Array.from({ length: 10 }, () => 100 * (1 + 0.003 * normal()));
        for (let i = 0; i < 10; i++) if ((deletedResidualP(runs, i) ?? 1) * 200 < 0.05) hit = true;
      }
      if (hit) accused++;
    }
    // Bonferroni over 200 runs at 5%: 0.049, within three standard errors.
    expect(accused / reports).toBeGreaterThan(0.033);
    expect(accused / reports).toBeLessThan(0.066);
  });

  it('has the p of the deleted residual', () => {
    // R: x <- log(c(10,11,10.5,10.2,14)); rstudent(lm(x~1))[5] is t of x[5] against the mean of the others.
    const logs = [10, 11, 10.5, 10.2].map(Math.log);
    const mean = logs.reduce((a, b) => a + b, 0) / 4;
    const sd = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3);
    const t = (Math.log(14) - mean) / (sd * Math.sqrt(1 + 1 / 4));
    // Student's t with 3 degrees of freedom in closed form.
    const a = Math.atan(t / Math.sqrt(3));
    const cdf = 0.5 + (a + Math.sin(a) * Math.cos(a)) / Math.PI;
    expect(deletedResidualP([10, 11, 10.5, 10.2, 14], 4)).toBeCloseTo(2 * (1 - cdf), 9);
  });

  it('is undefined if there is nothing to compare', () => {
    expect(deletedResidualP([1, 2, 3], 0)).toBeUndefined();
    expect(deletedResidualP([5, 5, 5, 9], 3)).toBeUndefined();
    expect(deletedResidualP([5, 0, 5, 9], 3)).toBeUndefined();
  });
});
