import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitIn } from '../../lib/git';
import { lines, muchSlower, program, report, runHere, same, slower } from './bin';

const { run, put, folder } = program();
const [v1, v3] = ['v1', 'v3'].map((version) => `examples/kvm-boost-vcpus-${version}-2019.vmibench.json`) as [
  string,
  string,
];
const git = (cwd: string, ...args: string[]): string => gitIn(cwd)(...args);

describe('vmibench compare with two files', () => {
  it('prints the doubts, the changed row and the summary of boost v1 against v3', async () => {
    expect(await run(['compare', v1, v3])).toEqual({
      code: 0,
      err: '',
      out: [
        `${v1} → ${v3}`,
        `${v3}:74:9: warning: The baseline vanilla moved by −6.8% in ebizzy -M (vms 1, vcpus 80), more than 3%. [baseline-moved]`,
        `${v3}:75:41: warning: ebizzy -M (vms 1, vcpus 80): the verdict was "regression, untested" and is now "improvement, untested". [verdict-flipped]`,
        `${v3}:82:13: information: 4 of 5 rows are identical to the last digit while others moved: they were carried over, not measured again. [numbers-carried-over]`,
        'ebizzy -M (vms 1, vcpus 80): 0.923 → 1.097 (+18.8%); candidate +10.8%; baseline −6.8%; regression, untested → improvement, untested',
        '4 rows are identical to the last digit (--rows lists them)',
        `${v3}: 1 better (untested), 4 identical to the last digit, 1 verdict flipped, the baseline moved in 1 row`,
        '',
      ].join('\n'),
    });
  });

  it('fails in the opposite order, from the level untested on', async () => {
    const codes = await Promise.all(
      ['never', 'regression', 'untested', 'warning'].map(
        async (level) => (await runHere(['compare', '--fail-on', level, v3, v1])).code,
      ),
    );
    expect(codes).toEqual([0, 0, 1, 1]);
    expect((await runHere(['compare', '--fail-on', 'warning', v1, v3])).code).toBe(1);
  });

  it('fails for a tested change for the worse, not for equal runs', async () => {
    const [then, now] = [
      put('then.vmibench.json', report({ cand: { samples: slower } })),
      put('now.vmibench.json', report({ cand: { samples: muchSlower } })),
    ];
    expect((await runHere(['compare', then, now])).code).toBe(1);
    expect((await runHere(['compare', '--fail-on', 'never', then, now])).code).toBe(0);
    expect((await runHere(['compare', then, then, now, '--against', now])).code).toBe(0);
    const fifty = await runHere(['compare', '--warn', '50%', then, now]);
    expect([fifty.code, lines(fifty.out).length]).toEqual([0, 3]);
    const { out } = await runHere(['compare', then, now]);
    // 1.03 / 1.20, with an interval, decided by the candidate because the baseline runs are equal.
    expect(out).toMatch(/x: 0\.971 → 0\.833 \(−14\.2%, −14\.\d% to −1[34]\.\d%\); candidate \+16\.5% /);
    expect(out).toMatch(/ candidate \+16\.5% \(\+16\.\d% to \+16\.\d%\); baseline identical;/);
  });

  it('prints JSON', async () => {
    const { out, code } = await run(['compare', '--json', v1, v3]);
    const value = JSON.parse(out) as {
      comparisons: {
        rows: { key: string; flipped: boolean; baseline: { quotient: number } }[];
        findings: { rule: string; line: number }[];
      }[];
    };
    expect(code).toBe(0);
    expect(value).toMatchObject({ vmibenchCompare: 1, exitCode: 0, errors: [] });
    expect(value.comparisons[0]?.rows[0]).toMatchObject({
      key: 'ebizzy-1vm/boosting',
      was: 'ebizzy-1vm/boosting',
      flipped: true,
      count: 'improvement',
      decidedBy: 'ratio',
      baseline: { quotient: 21443 / 23000 },
    });
    expect(value.comparisons[0]?.findings.map(({ rule, line }) => [rule, line])).toEqual([
      ['baseline-moved', 74],
      ['verdict-flipped', 75],
      ['numbers-carried-over', 82],
    ]);
  });

  it('writes the export formats to a file or standard output, with the same exit codes', async () => {
    const markdown = await runHere(['compare', '--to', 'markdown', v3, v1]);
    expect([markdown.code, markdown.err]).toEqual([0, '']);
    expect(markdown.out).toContain('| ebizzy -M (vms 1, vcpus 80) (flipped) | 1.097 | 0.923 | ratio −15.8%, worse |');
    const target = join(folder, 'compared.html');
    const page = await runHere([
      'compare',
      '--to',
      'html',
      '--output',
      target,
      '--fail-on',
      'untested',
      v3,
      v1,
      'nowhere.json',
    ]);
    expect([page.code, page.out]).toEqual([2, '']);
    expect(page.err).toContain('nowhere.json: error:');
    expect(readFileSync(target, 'utf8')).toMatch(/^<!doctype html>[^]*nowhere\.json/);
    expect((await runHere(['compare', '--to', 'csv', '--fail-on', 'untested', v3, v1])).code).toBe(1);
    const copy = put('over.vmibench.json', report());
    for (const [args, said] of [
      [['--output', 'x'], '--output needs --to'],
      [['--to', 'pdf'], 'markdown, mail, csv, html'],
      [['--to', 'csv', '--json'], 'exclude each other'],
      [['--to', 'csv', '--output', copy], copy],
    ] as const) {
      const ran = await runHere(['compare', ...args, v3, copy]);
      expect(ran.code).toBe(2);
      expect(ran.err).toContain(said);
    }
  });

  it('suggests a renamed row, and compares it with --rename', async () => {
    const make = (id: string): string =>
      put(
        `${id}.vmibench.json`,
        report({
          benchmarks: [
            {
              id,
              name: id,
              metric: { name: 't', unit: 's', direction: 'lower' },
              results: [
                { subject: 'a', samples: same },
                { subject: 'b', samples: slower },
              ],
            },
          ],
        }),
      );
    const [then, now] = [make('kernbench'), make('kern-bench')];
    expect((await runHere(['compare', then, now])).out).toContain(
      'Possibly renamed: kernbench [kernbench], now kern-bench [kern-bench]',
    );
    expect((await runHere(['compare', '--rename', 'kernbench=kern-bench', then, now])).out).toContain(
      '1 identical to the last digit',
    );
  });
});

describe('files that cannot be compared', () => {
  it.each([
    [['compare'], 'Name two or more reports'],
    [['compare', v1], 'Name two or more reports'],
    [['compare', '--git', 'HEAD', v1, v3], '--git compares one file'],
    [['compare', '--rename', 'a', v1, v3], '--rename must be OLD=NEW'],
    [['compare', '--against', 'x', v1, v3], '--against must be one of the named files'],
    [['compare', '--gti', 'x', v1], 'did you mean --git?'],
  ])('cause a usage error: %j', async (args, said) => {
    const ran = await runHere(args);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(said);
  });

  it('are named if missing, broken, in conflict or newer; the rest is compared', async () => {
    const conflict = put('conflict.vmibench.json', '{\n<<<<<<< ours\n"a": 1\n=======\n"a": 2\n>>>>>>> theirs\n}\n');
    const newer = put('newer.vmibench.json', { format: 'vmibench/2' });
    const ran = await runHere(['compare', v1, 'nowhere.json', v3, conflict, newer]);
    expect(ran.code).toBe(2);
    expect(lines(ran.err)).toEqual([
      expect.stringMatching(/^nowhere\.json: error: cannot be read: no such file/),
      expect.stringMatching(/conflict\.vmibench\.json: error: it contains merge conflict markers/),
      expect.stringMatching(/newer\.vmibench\.json: error: not a report that can be compared: .*newer format/),
    ]);
    expect(ran.out).toContain('1 better (untested)');
    const none = await runHere(['compare', v1, newer]);
    expect([none.code, none.out]).toEqual([2, '']);
    expect(none.err).toContain('fewer than two reports are left to compare');
  });
});

describe('a file and its revisions', () => {
  const home = join(folder, 'repository');
  const file = join(home, 'sub', 'a.vmibench.json');
  beforeAll(() => {
    mkdirSync(join(home, 'sub'), { recursive: true });
    git(home, 'init', '-q', '-b', 'main');
    writeFileSync(file, JSON.stringify(report({ cand: { samples: slower } })));
    git(home, 'add', '.');
    git(home, 'commit', '-q', '-m', 'first');
    git(home, 'tag', 'v1');
    rmSync(file);
    git(home, 'commit', '-q', '-am', 'gone');
    writeFileSync(file, JSON.stringify(report({ cand: { samples: same } })));
    git(home, 'add', '.');
    git(home, 'commit', '-q', '-m', 'again');
    writeFileSync(file, JSON.stringify(report({ cand: { samples: muchSlower } })));
  });

  it('--git HEAD compares uncommitted changes', async () => {
    const ran = await run(['compare', '--git', 'HEAD', file]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`${file}@HEAD → ${file}`);
    expect(ran.out).toMatch(/x: 1\.000 → 0\.833/);
    expect((await run(['compare', '--git', 'v1', 'a.vmibench.json'], { cwd: join(home, 'sub') })).out).toMatch(
      /x: 0\.971 → 0\.833/,
    );
  });

  it('reports what is wrong: file deleted, no such revision, an option as revision, no repository, no git', async () => {
    const said = async (revision: string, path = file): Promise<string> => {
      const ran = await runHere(['compare', `--git=${revision}`, path]);
      expect(ran.code).toBe(2);
      return ran.err;
    };
    expect(await said('HEAD~1')).toContain(
      'sub/a.vmibench.json does not exist at HEAD~1: it was added later, deleted or renamed',
    );
    expect(await said('nothing')).toContain('git does not know the revision "nothing"');
    expect(await said('--output=x')).toContain('git does not know the revision "--output=x"');
    expect(await said('HEAD', put('alone/b.vmibench.json', report()))).toContain('the file is not in a git repository');
    expect((await run(['compare', '--git', 'HEAD', file], { env: { PATH: '/nowhere' } })).err).toContain(
      'git is not installed',
    );
  });

  it('says how to fetch the rest of a shallow clone', async () => {
    const shallow = join(folder, 'shallow');
    git(folder, 'clone', '-q', '--depth', '1', `file://${home}`, shallow);
    const ran = await runHere(['compare', '--git', 'HEAD~2', join(shallow, 'sub', 'a.vmibench.json')]);
    expect(ran.err).toContain('this clone is shallow, and "git fetch --unshallow" gets the rest');
  });
});
