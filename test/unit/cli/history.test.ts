import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitIn } from '../../lib/git';
import { lines, program, runHere } from './bin';

const { run, folder, put } = program();

const git = (cwd: string, ...args: string[]): string => gitIn(cwd)(...args);

/** One night's runs, 10% slower from the twelfth night on. */
const night = (i: number, more: object = {}): string =>
  JSON.stringify({
    format: 'vmibench/1',
    title: `night ${i}`,
    subjects: [{ id: 'a' }],
    benchmarks: [
      {
        id: 'x',
        name: 'kernbench',
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: [{ subject: 'a', mean: (i < 12 ? 100 : 110) + Math.sin(7 * i), stddev: 1, n: 5 }],
      },
    ],
    ...more,
  });

const home = (): string => join(folder, 'repository');
const file = (): string => join(home(), 'nightly.vmibench.json');
const commits: string[] = [];

beforeAll(() => {
  mkdirSync(home());
  git(home(), 'init', '-q', '-b', 'main');
  for (let i = 0; i < 24; i++) {
    // The file was renamed, was broken one night, and was deleted another night.
    const path = join(home(), i < 8 ? 'first name.vmibench.json' : 'nightly.vmibench.json');
    if (i === 8) renameSync(join(home(), 'first name.vmibench.json'), path);
    if (i === 15) rmSync(path);
    else writeFileSync(path, i === 5 ? 'the run died' : night(i));
    git(home(), 'add', '-A');
    git(home(), 'commit', '-q', '-m', `night ${i}`);
    commits.push(git(home(), 'rev-parse', 'HEAD').trim());
  }
}, 120_000);

const at = (i: number): string => commits[i]!.slice(0, 12);

it('follows the main line, on which each merge is one revision', async () => {
  const repository = join(folder, 'branches');
  mkdirSync(repository);
  git(repository, 'init', '-q', '-b', 'main');
  const commit = (name: string, i: number): string => {
    writeFileSync(join(repository, 'nightly.vmibench.json'), night(i));
    git(repository, 'add', '-A');
    git(repository, 'commit', '-q', '-m', name);
    return git(repository, 'rev-parse', 'HEAD').trim();
  };
  for (let i = 0; i < 6; i++) commit(`night ${i}`, i);
  git(repository, 'checkout', '-q', '-b', 'side');
  for (let i = 12; i < 18; i++) commit(`only on the side ${i}`, i);
  git(repository, 'checkout', '-q', 'main');
  // One branch is merged without its changes, the other one with them.
  git(repository, 'merge', '-q', '--no-ff', '-s', 'ours', '-m', 'not taken', 'side');
  commit('night 6', 6);
  git(repository, 'checkout', '-q', '-b', 'taken');
  for (let i = 12; i < 16; i++) commit(`faster ${i}`, i);
  git(repository, 'checkout', '-q', 'main');
  git(repository, 'merge', '-q', '--no-ff', '-m', 'taken', 'taken');
  const merge = git(repository, 'rev-parse', 'HEAD').trim();
  for (let i = 16; i < 20; i++) commit(`night ${i}`, i);
  const { out } = await run(['history', join(repository, 'nightly.vmibench.json')]);
  expect(lines(out)[0]).toMatch(/^12 reports from /);
  expect(out).toContain(` at ${merge.slice(0, 12)} (p `);
});

describe('vmibench history of a file in git', () => {
  it('prints one line per benchmark, in the order of the commits, with the change point', async () => {
    const { code, out, err } = await run(['history', file()]);
    expect([code, err]).toEqual([0, '']);
    const [span, skipped, series, change, found, ...rest] = lines(out);
    expect(rest).toEqual([expect.stringContaining('Each look at a history has the stated rate')]);
    expect([span, skipped]).toEqual([
      expect.stringMatching(new RegExp(`^\\d+ reports from [0-9a-f]{12} to ${at(23)}$`)),
      expect.stringMatching(/^1 revision could not be read$/),
    ]);
    expect(series).toMatch(/^kernbench: \d+ points, .* s → .* s$/);
    expect(change).toMatch(new RegExp(`^  kernbench: \\+(9|10)(\\.\\d)?% at ${at(12)} \\(p `));
    expect(found).toBe('1 change point in 1 series');
  });

  it('follows a rename, and skips broken and deleted revisions', async () => {
    const { out } = await runHere(['history', '--json', file()]);
    const parsed = JSON.parse(out) as {
      vmibenchHistory: number;
      skipped: number;
      shallow: boolean;
      reports: { name: string; title: string }[];
      series: {
        key: string;
        points: { at: number; value: number; lo: number; hi: number }[];
        changes: { at: number; before: number; after: number; p: number }[];
      }[];
    };
    expect(parsed).toMatchObject({ vmibenchHistory: 1, skipped: 1, shallow: false });
    const nights = [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23];
    expect(parsed.reports.map(({ name }) => name)).toEqual(nights.map(at));
    expect(parsed.reports.map(({ title }) => title)).toEqual(nights.map((i) => `night ${i}`));
    const [series] = parsed.series;
    expect(series?.points.map(({ value }) => value)).toEqual(nights.map((i) => (i < 12 ? 100 : 110) + Math.sin(7 * i)));
    expect(series?.points[series.changes[0]!.at]?.at).toBe(nights.indexOf(12));
    expect(series?.changes).toHaveLength(1);
    expect(series!.changes[0]!.after / series!.changes[0]!.before).toBeCloseTo(1.1, 2);
    // The t interval of five runs: 2.776 sd / sqrt 5.
    expect(series!.points[0]!.hi - series!.points[0]!.value).toBeCloseTo(2.7764 / Math.sqrt(5), 3);
  });

  it('finds no change at a level that no test reaches', async () => {
    const { out } = await runHere(['history', '--alpha', '0.00001', file()]);
    expect(lines(out).at(-1)).toBe('No change points found in 1 series.');
  });

  it('reports that a shallow clone may lack revisions', async () => {
    const clone = join(folder, 'shallow');
    git(folder, 'clone', '-q', '--depth', '4', `file://${home()}`, clone);
    const { code, out } = await runHere(['history', join(clone, 'nightly.vmibench.json')]);
    expect([code, lines(out).slice(0, 2)]).toEqual([
      0,
      [
        `4 reports from ${at(20)} to ${at(23)}`,
        'This clone is shallow, so earlier revisions may be missing; "git fetch --unshallow" gets them.',
      ],
    ]);
    expect(JSON.parse((await runHere(['history', '--json', join(clone, 'nightly.vmibench.json')])).out)).toMatchObject({
      shallow: true,
    });
  });

  it('reports what is missing: a repository, git, the file, two revisions', async () => {
    const alone = put('alone.vmibench.json', night(1));
    expect(await run(['history', alone])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/the file is not in a git repository/),
    });
    expect(await run(['history', file()], { env: { PATH: '/nowhere' } })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/git is not installed/),
    });
    expect(await runHere(['history', join(home(), 'nothing.vmibench.json')])).toMatchObject({
      code: 2,
      out: expect.stringMatching(/at least two reports/),
    });
    writeFileSync(join(home(), 'once.vmibench.json'), night(1));
    git(home(), 'add', '.');
    git(home(), 'commit', '-q', '-m', 'once');
    expect((await runHere(['history', join(home(), 'once.vmibench.json')])).code).toBe(2);
    expect(await runHere(['history'])).toMatchObject({ code: 2, err: expect.stringMatching(/Name one file/) });
  });
});

describe('vmibench history of a folder', () => {
  const put3 = (name: string, series: string): string => {
    for (const i of [3, 1, 2])
      put(`${name}/${series}-${'cab'[i - 1]}.vmibench.json`, night(i, { series, revision: i }));
    return join(folder, name);
  };

  it('orders the reports of a series by revision, whatever their names', async () => {
    const { out } = await runHere(['history', '--json', put3('one', 'nightly')]);
    expect((JSON.parse(out) as { reports: { title: string }[] }).reports.map(({ title }) => title)).toEqual([
      'night 1',
      'night 2',
      'night 3',
    ]);
  });

  it('orders reports without revision or date by the commits that added them', async () => {
    const place = join(home(), 'a folder');
    mkdirSync(place);
    for (const [i, name] of ['c', 'a', 'b'].entries()) {
      writeFileSync(join(place, `${name}.vmibench.json`), night(i, { series: 'unplaced' }));
      git(home(), 'add', '.');
      git(home(), 'commit', '-q', '-m', name);
    }
    const titles = async (): Promise<string[]> =>
      (JSON.parse((await runHere(['history', '--json', place])).out) as { reports: { title: string }[] }).reports.map(
        ({ title }) => title,
      );
    expect(await titles()).toEqual(['night 0', 'night 1', 'night 2']);
    // A file that was deleted and added again keeps its first commit.
    rmSync(join(place, 'c.vmibench.json'));
    git(home(), 'commit', '-q', '-am', 'without c');
    writeFileSync(join(place, 'c.vmibench.json'), night(0, { series: 'unplaced' }));
    git(home(), 'add', '.');
    git(home(), 'commit', '-q', '-m', 'c again');
    expect(await titles()).toEqual(['night 0', 'night 1', 'night 2']);
  });

  it('requires --series if there are several, and uses the named one', async () => {
    put3('two', 'weekly');
    const both = put3('two', 'nightly');
    expect(await runHere(['history', both])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/2 series.*--series.*(nightly, weekly|weekly, nightly)/),
    });
    const { code, out } = await runHere(['history', '--series', 'weekly', both]);
    expect([code, lines(out)[0]]).toEqual([0, expect.stringMatching(/^3 reports from .*weekly-c.* to .*weekly-b/)]);
  });
});
