// A file with thousands of documents of fio takes work in proportion to them.
import { describe, expect, it } from 'vitest';
import { fioRuns } from '../../../src/core/import/tools/fio-runs';

const runs = 400;

/** Documents of as many runs of one job; counts how often a document's jobs are looked at. */
function documents(start: (run: number) => number | undefined) {
  const looks = { n: 0 };
  const all = Array.from({ length: runs }, (_, run) => ({
    line: 1 + run * 10,
    json: {
      timestamp_ms: 1_700_000_000_000 + run * 60_000,
      get jobs() {
        looks.n++;
        return [{ jobname: 'rr', groupid: 0, job_start: start(run), read: { runtime: 10_000 } }];
      },
    },
  }));
  return { all, looks };
}

describe('runs of fio in one file', () => {
  it.each([
    ['say when they began', (run: number) => run * 60_000],
    ['say only when they were printed, as before 3.36', () => undefined],
  ])('are not compared with all others: they %s', (_name, start) => {
    const { all, looks } = documents(start);
    expect(fioRuns(all, [], [])).toHaveLength(runs);
    expect(looks.n).toBeLessThan(50 * runs);
  });
});
