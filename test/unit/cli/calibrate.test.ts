// vmibench calibrate as shipped: a pilot of a noisy command, and a log that is there.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lines, program, runHere } from './bin';

const { run, put, folder } = program();

/** Values of a known spread: restarts by about 2%, runs by about 1%. */
const noisy =
  'awk -v s="$VMIBENCH_RUN" -v b="${VMIBENCH_BOOT:-0}" \'BEGIN { srand(s * 7919 + 1); r = rand(); srand(b * 104729 + 3); print 100 + 7 * rand() + 3.5 * r }\'';

let count = 0;
function planned(over: Readonly<Record<string, unknown>>): { readonly home: string; readonly plan: string } {
  const home = join(folder, `c-${++count}`);
  mkdirSync(home);
  const plan = put(`c-${count}/p.vmiplan.json`, {
    format: 'vmiplan/1',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: [{ id: 'x', command: noisy, read: 'value', metric: { direction: 'higher' } }],
    design: { runs: 4 },
    ...over,
  });
  return { home, plan };
}

describe.skipIf(process.platform === 'win32')('vmibench calibrate', () => {
  it('runs the baseline alone, and names the cheapest design', async () => {
    const { home, plan } = planned({ restart: ':', reset: 'process', design: { restarts: 4 } });
    const go = (...args: string[]) => run(['calibrate', plan, ...args], { cwd: home, env: { TMPDIR: home } });
    const ran = await go('--restarts', '6', '--runs', '2', '--change', '2%');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const log = lines(readFileSync(join(home, 'p.pilot.vmiruns.jsonl'), 'utf8')).map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );
    const runs = log.filter(({ run: number }) => number !== undefined);
    expect(runs).toHaveLength(12);
    expect(new Set(runs.map(({ subject }) => subject))).toEqual(new Set(['a']));
    const said = lines(ran.out).slice(-8).join('\n');
    expect(said).toMatch(
      /^x \(value\): restarts vary by [\d.]+%, runs by [\d.]+%; 4 restarts of 1 run per side detect a change of/m,
    );
    expect(said).toMatch(/^to detect a change of 2% in 1 row with probability 0\.8, cheapest first:$/m);
    expect(said).toMatch(/^ *\d+ restarts of \d+ runs? per side, /m);
    expect(said).toMatch(/^in the plan: "design": \{"restarts": \d+, "runs": \d+\}$/m);
    // The pilot is there; without options it is read again.
    const again = await go('--change', '2%');
    expect(again.code).toBe(0);
    expect(said).toContain(again.out.trimEnd());
    expect((await go('--restarts', '6')).err).toContain('the log already exists');
  }, 60_000);

  it('reads the log of a plan without restarts', async () => {
    const { home, plan } = planned({});
    expect((await run(['run', plan], { cwd: home, env: { TMPDIR: home } })).code).toBe(0);
    const { code, out } = await runHere(['calibrate', plan, '--change', '5']);
    expect(code).toBe(0);
    expect(out).toMatch(/^x \(value\): runs vary by [\d.]+%; 4 runs per side detect a change of [\d.]+%$/m);
    expect(out).toMatch(/^in the plan: "design": \{"runs": \d+\}$/m);
  });

  it.each([
    [[], 'Neither the plan nor a pilot has run yet'],
    [['--restarts', '3'], 'The plan restarts nothing'],
    [['--runs', '0'], '--runs must be a whole number'],
    [['--change', 'much'], '--change must be a percentage'],
    [['--power', '1'], '--power must be a number'],
  ])('refuses %j with a message', async (args, sentence) => {
    const { plan } = planned({});
    const ran = await runHere(['calibrate', plan, ...args]);
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(sentence) as unknown });
  });
});
