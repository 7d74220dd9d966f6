import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../../lib/git';
import { program, report, runHere, same } from './bin';

const { run, put, folder, bin } = program();
const times = (factor: number, wobble = 0): number[] =>
  same.map((value, i) => Number((value * factor * (1 + wobble * Math.sin(i + 1))).toFixed(4)));
/** Reports with one subject, as a script under git bisect makes them. */
const alone = (samples: readonly number[], more: object = {}): object =>
  report({
    subjects: [{ id: 'a' }],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: [{ subject: 'a', samples }],
        ...more,
      },
    ],
  });
const good = put('good.vmibench.json', alone(same));
const bad = put('bad.vmibench.json', alone(times(1.2)));
const ask = (file: string, ...more: string[]) =>
  runHere(['bisect', '--row', 'x', '--good', good, '--bad', bad, file, ...more]);

describe('vmibench bisect', () => {
  it.each([
    ['like the good one', times(1.001, 0.001), 0],
    ['better than the good one', times(0.9), 0],
    ['like the bad one', times(1.199, 0.001), 1],
    ['worse than the bad one', times(1.5), 1],
    ['just under the middle', times(1.08, 0.002), 0],
    ['just over the middle', times(1.11, 0.002), 1],
    ['in the middle', times(1.0954, 0.01), 125],
    ['wide', times(1.05, 0.3), 125],
  ])('judges a run %s', async (name, samples, code) => {
    const ran = await ask(put(`run ${name}.vmibench.json`, alone(samples)));
    expect([ran.code, ran.out + ran.err]).toEqual([
      code,
      expect.stringMatching(/^vmibench: x: (closer to (good|bad)|unclear) /),
    ]);
  });

  it('is unclear with a mark on one end only, but not with a mark on both', async () => {
    const booted = (samples: readonly number[]): object =>
      alone(samples, { results: [{ subject: 'a', samples, boots: samples.map(() => 1) }] });
    const run = put('one boot.vmibench.json', booted(times(1.199, 0.001)));
    const marked = await ask(run);
    expect(marked.code).toBe(125);
    expect(marked.err).toContain('within one boot');
    const ends = [
      '--good',
      put('good boot.vmibench.json', booted(same)),
      '--bad',
      put('bad boot.vmibench.json', booted(times(1.2))),
    ];
    expect((await runHere(['bisect', '--row', 'x', ...ends, run])).code).toBe(1);
  });

  it('judges by the printed number if there is no spread, and is unclear near the middle', async () => {
    const mean = (value: number): string =>
      put(
        `mean ${value}.vmibench.json`,
        report({
          subjects: [{ id: 'a' }],
          benchmarks: [
            {
              id: 'x',
              name: 'x',
              metric: { name: 'time', unit: 's', direction: 'lower' },
              results: [{ subject: 'a', mean: value }],
            },
          ],
        }),
      );
    const codes = await Promise.all(
      [100, 108, 109.6, 112, 120].map(
        async (value) =>
          (await runHere(['bisect', '--row', 'x', '--good', mean(100), '--bad', mean(120), mean(value)])).code,
      ),
    );
    expect(codes).toEqual([0, 0, 125, 1, 1]);
  });

  it('judges by the ratio if there is a baseline, so a machine slowdown does not count', async () => {
    const two = (name: string, machine: number, change: number): string =>
      put(
        name,
        report({ base: { samples: times(machine, 0.001) }, cand: { samples: times(machine * change, 0.002) } }),
      );
    const [first, last] = [two('g.vmibench.json', 1, 1), two('b.vmibench.json', 1.0001, 1.2)];
    expect(
      (await runHere(['bisect', '--row', 'x/b', '--good', first, '--bad', last, two('r.vmibench.json', 1.5, 1.001)]))
        .code,
    ).toBe(0);
    expect(
      (await runHere(['bisect', '--row', 'x/b', '--good', first, '--bad', last, two('s.vmibench.json', 0.5, 1.201)]))
        .code,
    ).toBe(1);
  });

  it('skips a bad run: no file, no report, no such row, no number, another version', async () => {
    for (const file of [
      join(folder, 'nowhere.json'),
      put('broken.vmibench.json', '{'),
      put('other.vmibench.json', report({ benchmarks: [{ id: 'y', name: 'y' }] })),
      put(
        'empty.vmibench.json',
        report({ subjects: [{ id: 'a' }], benchmarks: [{ id: 'x', name: 'x', results: [] }] }),
      ),
      put('unit.vmibench.json', alone(same, { metric: { name: 'time', unit: 'MB', direction: 'lower' } })),
      put(
        'died.vmibench.json',
        report({
          subjects: [{ id: 'a' }],
          benchmarks: [
            {
              id: 'x',
              name: 'x',
              metric: { name: 'time', unit: 's', direction: 'lower' },
              results: [{ subject: 'a', failed: [{ reason: 'out of memory' }] }],
            },
          ],
        }),
      ),
    ])
      expect((await ask(file)).code, file).toBe(125);
    const two = (name: string, cand: object): string => put(name, report({ base: { samples: same }, cand }));
    const ends = [
      '--good',
      two('2g.vmibench.json', { samples: times(1.001) }),
      '--bad',
      two('2b.vmibench.json', { samples: times(1.2) }),
    ];
    expect(
      await runHere(['bisect', '--row', 'x', ...ends, two('2f.vmibench.json', { failed: [{ reason: 'oops' }] })]),
    ).toMatchObject({ code: 125, err: expect.stringMatching(/the run failed/) });
    // A failed run does not invalidate the good ones of the same report.
    expect(
      (
        await runHere([
          'bisect',
          '--row',
          'x',
          ...ends,
          two('2p.vmibench.json', { samples: times(1.199), failed: [{ reason: 'oops' }] }),
        ])
      ).code,
    ).toBe(1);
  });

  it('finds improvements too: GOOD may be the slower report', async () => {
    const slow = put('slow.vmibench.json', alone(times(1.2)));
    const fast = put('fast.vmibench.json', alone(same));
    const answer = async (factor: number): Promise<number | null> =>
      (
        await runHere([
          'bisect',
          '--row',
          'x',
          '--good',
          slow,
          '--bad',
          fast,
          put(`f${factor}.vmibench.json`, alone(times(factor, 0.001))),
        ])
      ).code;
    expect([await answer(1.19), await answer(1.01)]).toEqual([0, 1]);
  });

  it('stops if the setup is wrong: equal ends, no such row, no such file, a usage error', async () => {
    const now = put('now.vmibench.json', alone(same));
    const code = async (...args: string[]): Promise<number | null> => (await runHere(['bisect', ...args])).code;
    expect(await code('--row', 'x', '--good', good, '--bad', good, now)).toBe(128);
    expect(
      await code('--row', 'x', '--good', good, '--bad', put('near.vmibench.json', alone(times(1.0001, 0.003))), now),
    ).toBe(128);
    expect(await code('--row', 'q', '--good', good, '--bad', bad, now)).toBe(128);
    expect(await code('--row', 'x', '--good', join(folder, 'no'), '--bad', bad, now)).toBe(128);
    expect(await code('--row', 'x', '--good', good, now)).toBe(128);
    expect(await code('--rwo', 'x')).toBe(128);
    expect((await run(['bisect', '--warn', '1', '--row', 'x', '--good', good, '--bad', bad, now])).code).toBe(128);
    expect((await runHere(['check', '--rwo'])).code).toBe(2);
  });
});

describe('a real git bisect run', () => {
  const git = (home: string, ...args: string[]): string => gitIn(home)(...args);

  /** Twelve commits; "measuring" one prints its runs, or fails if it has none. */
  function repository(
    name: string,
    runs: readonly (readonly number[] | undefined)[],
  ): { home: string; commits: string[] } {
    const home = join(folder, name);
    mkdirSync(home);
    git(home, 'init', '-q', '-b', 'main');
    const commits = runs.map((samples, i) => {
      writeFileSync(join(home, 'measured.json'), samples ? JSON.stringify(alone(samples)) : 'a run that failed');
      git(home, 'add', '.');
      git(home, 'commit', '-q', '--allow-empty', '-m', `commit ${i}`);
      return git(home, 'rev-parse', 'HEAD').trim();
    });
    return { home, commits };
  }

  const script = (home: string): string => {
    const path = join(folder, `${home.split('/').pop()}.sh`);
    writeFileSync(
      path,
      `#!/bin/sh\nexec "${process.execPath}" "${bin}" bisect --row x --good "${good}" --bad "${bad}" measured.json\n`,
    );
    chmodSync(path, 0o755);
    return path;
  };

  it('finds the first slow commit, past unclear and failed runs', () => {
    const first = 8;
    // git visits an unclear and a failed run first; the commit before the culprit is good.
    const runs = Array.from({ length: 12 }, (_, i) =>
      i === 5
        ? times(1.0954, 0.01)
        : i === 4
          ? undefined
          : times(i < first ? 1 + i / 5000 : 1.2 - i / 5000, 0.001 + i / 1e5),
    );
    const { home, commits } = repository('found', runs);
    git(home, 'bisect', 'start', commits[11]!, commits[0]!);
    const said = git(home, 'bisect', 'run', script(home));
    expect(said).toContain(`${commits[first]} is the first bad commit`);
    expect(git(home, 'bisect', 'log')).toContain('# skip:');
  });

  it('stops if the setup is broken, instead of blaming a commit', () => {
    const { home, commits } = repository(
      'stopped',
      Array.from({ length: 6 }, (_, i) => times(1 + i / 5000)),
    );
    git(home, 'bisect', 'start', commits[5]!, commits[0]!);
    const path = join(folder, 'broken.sh');
    writeFileSync(
      path,
      `#!/bin/sh\nexec "${process.execPath}" "${bin}" bisect --row nothing ` +
        `--good "${good}" --bad "${bad}" measured.json\n`,
    );
    chmodSync(path, 0o755);
    expect(() => git(home, 'bisect', 'run', path)).toThrow(/128/);
    expect(git(home, 'bisect', 'log')).not.toContain('first bad commit');
  });
});
