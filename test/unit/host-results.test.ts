import { describe, expect, it } from 'vitest';
import { afterRetry, attemptOf, retryPattern } from '../../scripts/lib/host-results.mjs';

const failed = (title: string, suite = false): string =>
  `  FAILED ${title}\n@@failed ${JSON.stringify({ title, suite, error: `no ${title}` })}`;
const output = (passed: readonly string[], failures: readonly string[]): string =>
  [
    ...passed.map((title) => `  ok ${title} (12 ms)`),
    ...failures,
    `@@counts ${JSON.stringify({ passed: passed.length, failed: failures.length, skipped: 0 })}`,
  ].join('\n');
const matches = (pattern: string | undefined, titles: readonly string[]): readonly string[] =>
  titles.filter((title) => pattern !== undefined && new RegExp(pattern).test(title));

describe('an attempt at the host tests', () => {
  it('succeeds when all tests passed and VS Code ended with 0', () => {
    expect(attemptOf(0, output(['a b'], []))).toMatchObject({ ok: true, counts: { passed: 1, failed: 0 } });
  });

  it.each([
    ['VS Code ended with another code', 1, output(['a b'], [])],
    ['it printed no counts', 0, '  ok a b (1 ms)'],
    ['it ran no test', 0, output([], [])],
  ])('has a failure when %s', (_, code, text) => {
    const attempt = attemptOf(code, text);
    expect(attempt).toMatchObject({ ok: false, counts: { failed: 1 } });
    expect(retryPattern(attempt)).toBeUndefined();
  });
});

describe('the pattern of a retry', () => {
  it('finds a failed test, but no test whose title begins like it', () => {
    const pattern = retryPattern(attemptOf(1, output(['x'], [failed('lenses (all) show 1.0')])));
    expect(
      matches(pattern, ['lenses (all) show 1.0', 'lenses (all) show 1.0 twice', 'a lenses (all) show 1.0']),
    ).toEqual(['lenses (all) show 1.0']);
  });

  it('finds all tests of a suite whose hook failed', () => {
    const pattern = retryPattern(attemptOf(1, output(['x'], [failed('lenses since HEAD', true)])));
    expect(matches(pattern, ['lenses since HEAD appear', 'lenses since HEAD go', 'lenses since HEADS'])).toEqual([
      'lenses since HEAD appear',
      'lenses since HEAD go',
    ]);
  });

  it('is missing after many failures, which are not caused by timing', () => {
    expect(
      retryPattern(
        attemptOf(
          1,
          output(
            [],
            ['a', 'b', 'c', 'd'].map((title) => failed(title)),
          ),
        ),
      ),
    ).toBeUndefined();
  });
});

describe('both attempts together', () => {
  it('count a test once if it passed in both', () => {
    const first = attemptOf(1, output(['a 1', 's 1'], [failed('s', true)]));
    const second = attemptOf(0, output(['s 1', 's 2', 's 3'], []));
    expect(afterRetry(first, second)).toEqual({
      ok: true,
      counts: { passed: 4, failed: 0, skipped: 0 },
      failures: [],
      retried: [{ test: 's', error: 'no s' }],
    });
  });

  it('keep a repeated failure, and name only the tests that passed, with their first error', () => {
    const first = attemptOf(1, output(['a'], [failed('b'), failed('c')]));
    const second = attemptOf(1, output(['b'], [failed('c')]));
    expect(afterRetry(first, second)).toEqual({
      ok: false,
      counts: { passed: 2, failed: 1, skipped: 0 },
      failures: [{ title: 'c', suite: false, error: 'no c' }],
      retried: [{ test: 'b', error: 'no b' }],
    });
  });
});
