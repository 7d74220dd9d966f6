import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { rules } from '../../../src/core/findings/rules';
import { lines, muchSlower, program, report, same } from './bin';

const { run, put } = program();
const mail = 'examples/vmi-vs-hwmmu-2009.vmibench.json';

// Tests of lines, places and exit codes, so only the rules about verdicts and structure are on.
const others = rules.filter(({ group }) => group !== 'structure' && group !== 'verdicts');
const quiet = put('quiet.json', { 'vmibench.rules': Object.fromEntries(others.map(({ name }) => [name, 'off'])) });

describe('the 2009 mail', () => {
  const flagged = `${mail}:119:39: warning: specjbb (large): performance −1% against vmi (ratio 0.99), untested: 9 runs, no spread [untested-regression]`;
  const summary = `${mail}: 1 regression, 4 improvements, untested; worst specjbb (large) 0.99; geometric mean 1.097`;

  it('prints its regression, and passes', async () => {
    expect(await run(['check', '--settings', quiet, mail])).toEqual({
      code: 0,
      out: `${flagged}\n${summary}\n`,
      err: '',
    });
  });

  it.each([
    ['untested', 1],
    ['regression', 0],
    ['never', 0],
    ['warning', 1],
  ])('with --fail-on %s returns exit code %i', async (level, code) => {
    const ran = await run(['check', '--settings', quiet, '--fail-on', level, mail]);
    expect(ran.code).toBe(code);
    expect(lines(ran.out)).toEqual([
      flagged,
      summary,
      ...(code ? [`1 of 1 finding fails the check (--fail-on ${level})`] : []),
    ]);
  });

  it('prints every row with --rows in file order, each finding before its row', async () => {
    const expected = [
      `${mail}:71:39: verdict: compile workloads (vcpus 4): 1.02: improvement, untested`,
      `${mail}:83:39: verdict: compile workloads (vcpus 8): 1.14: improvement, untested`,
      `${mail}:95:39: verdict: oracle swingbench (small): 1.34: improvement, untested`,
      `${mail}:107:39: verdict: oracle swingbench (large): 1.03: improvement, untested`,
      flagged,
      `${mail}:119:39: verdict: specjbb (large): 0.99: regression, untested`,
      summary,
    ];
    for (const option of ['--rows', '--verbose']) {
      expect(lines((await run(['check', '--settings', quiet, option, mail])).out)).toEqual(expected);
    }
  });

  it('has no regression with a wider margin or against the other subject', async () => {
    const wide = await run(['check', '--settings', quiet, '--warn', '1.5%', '--fail-on', 'untested', mail]);
    expect(wide).toEqual({
      code: 0,
      err: '',
      out: `${mail}: 4 improvements, 1 at parity, untested; worst specjbb (large) 0.99; geometric mean 1.097\n`,
    });
    const turned = await run(['check', '--settings', quiet, '--rows', '--baseline', 'hwmmu', mail]);
    expect(turned.out).toContain(`${mail}:119:39: verdict: specjbb (large): 1.0101: improvement, untested\n`);
    expect(turned.out).toContain(
      `${mail}: 4 regressions, 1 improvement, untested; worst oracle swingbench (small) 0.746; geometric mean 0.912\n`,
    );
  });
});

describe('the verdict that fails a check', () => {
  const levels = ['never', 'regression', 'untested', 'warning'] as const;
  const codes = async (file: string): Promise<(number | null)[]> =>
    Promise.all(
      levels.map(async (level) => (await run(['check', '--settings', quiet, '--fail-on', level, file])).code),
    );

  it('includes a tested regression, from `regression` on', async () => {
    const file = put('tested.vmibench.json', report());
    expect(await codes(file)).toEqual([0, 1, 1, 1]);
    const ran = await run(['check', '--settings', quiet, file]);
    expect(ran.out).toMatch(/: warning: x: time \+3% against a \(ratio 0\.971\), p .* \[regression\]\n/);
  });

  it('includes a tested regression that the report does not mention', async () => {
    const claims = [{ text: 'nothing to see', subject: 'b', kind: 'better', benchmarks: ['y*'] }];
    const file = put('silent.vmibench.json', report({ claims }));
    const { code, out } = await run(['check', '--settings', quiet, file]);
    expect(out).toMatch(/: warning: x: time \+3% against a \(ratio 0\.971\), .* \[unmentioned-regression\]\n/);
    expect(code).toBe(1);
  });

  it('includes a regression by the printed number, from `untested` on, however large', async () => {
    expect(
      await codes(put('printed.vmibench.json', report({ base: { mean: 100, n: 9 }, cand: { mean: 150, n: 9 } }))),
    ).toEqual([0, 0, 1, 1]);
  });

  it('excludes a regression within one boot, which is inconclusive', async () => {
    const boots = Array.from(same, () => 1);
    expect(
      await codes(
        put('boot.vmibench.json', report({ base: { samples: same, boots }, cand: { samples: muchSlower, boots } })),
      ),
    ).toEqual([0, 3, 3, 3]);
    // The same runs fail if they do not say that they share a boot.
    expect(
      await codes(put('no-boot.vmibench.json', report({ base: { samples: same }, cand: { samples: muchSlower } }))),
    ).toEqual([0, 1, 1, 1]);
  });

  it('excludes a waived finding', async () => {
    const waivers = [{ rule: 'regression', benchmarks: ['x'], reason: 'we know' }];
    const file = put('waived.vmibench.json', report({ waivers }));
    expect(await codes(file)).toEqual([0, 0, 0, 0]);
    expect((await run(['check', '--settings', quiet, file])).out).toContain('(waived: we know) [regression]');
  });

  it('excludes an improvement', async () => {
    expect(
      await codes(put('better.vmibench.json', report({ base: { samples: muchSlower }, cand: { samples: same } }))),
    ).toEqual([0, 0, 0, 0]);
  });

  it('includes an error in the file, although the rest is judged', async () => {
    const file = put('error.vmibench.json', report({ cand: { samples: same }, date: 5 }));
    expect(await codes(file)).toEqual([0, 1, 1, 1]);
    const ran = await run(['check', file]);
    expect(ran.out).toMatch(/error\.vmibench\.json:\d+:\d+: error: .*\[schema\]\n/);
    expect(ran.out).toContain('1 unchanged');
  });

  it('includes a finding that the settings make an error', async () => {
    const strict = put('strict.json', { 'vmibench.rules': { 'untested-regression': 'error' } });
    expect((await run(['check', '--settings', strict, mail])).code).toBe(1);
    const off = put('off.json', { 'vmibench.rules': { 'untested-regression': 'off' } });
    expect((await run(['check', '--settings', off, '--fail-on', 'untested', mail])).code).toBe(0);
  });
});

describe('all real reports', () => {
  const names = readdirSync(inRoot('examples')).filter((name) => name.endsWith('.vmibench.json'));

  it('are checked in one run, with lines in order, a summary each and a total', async () => {
    const { code, out, err } = await run(['check', 'examples']);
    // Bounds and words alone cannot be judged, and standard error says so.
    expect(err).toMatch(/^examples\/vmware-ept-headlines-2009\.vmibench\.json: warning: nothing could be judged.*\n$/);
    expect(code).toBe(1);
    const printed = lines(out);
    const [total, failing, inconclusive] = printed.slice(-3);
    expect(total).toMatch(/^21 files, .*; 56 regressions \(25 untested\), /);
    expect(failing).toMatch(/ fail the check \(--fail-on regression\)$/);
    expect(inconclusive).toMatch(/ are inconclusive \(exit code 3 if nothing fails\)$/);
    for (const name of names) {
      const own = printed.filter((line) => line.startsWith(`examples/${name}:`));
      const places = own
        .flatMap(
          (line) => /:(\d+):(\d+): (?:error|warning|information|hint): .+ \[[a-z-]+\]$/.exec(line)?.slice(1) ?? [],
        )
        .map(Number);
      const numbers = Array.from(
        { length: places.length / 2 },
        (_, index) => (places[2 * index] ?? 0) * 1e4 + (places[2 * index + 1] ?? 0),
      );
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      // A line without a position is a summary, printed after the findings.
      const summaries = own.filter((line) => !/\.json:\d/.test(line));
      expect(summaries.length).toBeGreaterThan(0);
      expect(own.slice(-summaries.length)).toEqual(summaries);
      expect(own.length).toBe(places.length / 2 + summaries.length);
    }
  });

  it('print a summary for each of several candidates', async () => {
    const { out } = await run(['check', 'examples/pvqspinlock-revert-2019.vmibench.json']);
    expect(lines(out).filter((line) => /\.json: host-(plain|opt)-/.test(line))).toHaveLength(3);
  });
});
