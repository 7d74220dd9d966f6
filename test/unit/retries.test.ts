import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  addRun,
  flakyTests,
  maxRetriedTests,
  readHistory,
  recordRun,
  retriedIn,
  retriedLine,
  retryReport,
} from '../../scripts/lib/retries.mjs';

const run = (...tests: string[]) => ({ at: '', retried: tests.map((test) => ({ test, where: 'page' })) });
const folder = mkdtempSync(join(tmpdir(), 'vmibench-retries-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('retries', () => {
  it('are kept for ten runs', () => {
    let history: ReturnType<typeof addRun> = [];
    for (let n = 1; n <= 12; n++) history = addRun(history, run(`test ${n}`));
    expect(history.map(({ retried }) => retried[0]?.test)).toEqual(
      Array.from({ length: 10 }, (_, index) => `test ${index + 3}`),
    );
  });

  it('make a test flaky from the second run on, not from the second window of a run', () => {
    expect(flakyTests([run('a', 'a'), run('b')])).toEqual([]);
    expect(flakyTests([run('b'), run('a', 'b'), run(), run('c', 'b'), run('a')])).toEqual([
      { test: 'b', runs: 3 },
      { test: 'a', runs: 2 },
    ]);
  });

  it('are reported for the last run, and flaky tests for all', () => {
    expect(retryReport([run('a'), run('b'), run('a')], 700)).toEqual({
      tooMany: false,
      lines: ['RETRIED a (page)', 'FLAKY a (retried in 2 of the last 3 runs)'],
    });
    expect(retryReport([run('a'), run()], 700)).toEqual({ tooMany: false, lines: [] });
  });

  it('come with what the first try said', () => {
    const retried = [{ test: 'a', where: 'web', error: 'no webview on the screen' }];
    expect(retryReport([{ at: '', retried }], 700).lines).toEqual(['RETRIED a (web): no webview on the screen']);
  });

  it('fail a run when more than one test of a hundred needed one', () => {
    expect([0, 99, 100, 199, 200, 1000].map(maxRetriedTests)).toEqual([1, 1, 1, 1, 2, 10]);
    const tests = Array.from({ length: 7 }, (_, index) => `test ${index}`);
    expect(retryReport([run(...tests, ...tests)], 700).tooMany).toBe(false);
    const { tooMany, lines } = retryReport([run(...tests, 'one more')], 700);
    expect(tooMany).toBe(true);
    expect(lines.at(-1)).toBe('8 of 700 tests needed a retry; at most 7 may.');
  });

  it('survive from run to run in a file', () => {
    const file = join(folder, 'cache', 'retries.json');
    const retry = { test: 'a', where: 'dev-newest' };
    expect(recordRun(file, [retry], 700, 'first').lines).toEqual(['RETRIED a (dev-newest)']);
    expect(recordRun(file, [{ test: 'a', where: 'web' }], 700, 'second').lines).toContain(
      'FLAKY a (retried in 2 of the last 2 runs)',
    );
    expect(readHistory(file).map(({ at }) => at)).toEqual(['first', 'second']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(2);
  });

  it.each(['', '{', '{}', '[1, null, {}]'])('start over when the file contains %j', (text) => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, text);
    expect(readHistory(file)).toEqual([]);
  });

  it('are read from the output of a program', () => {
    const retried = [{ test: 'says "no"', where: 'web' }];
    expect(retriedIn(`  ok a\n${retriedLine(retried)}\n@@total {}\n`)).toEqual(retried);
    expect(retriedIn('nothing here')).toEqual([]);
  });
});
