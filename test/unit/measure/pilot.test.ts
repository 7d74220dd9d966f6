// The log of a plan's pilot: which ones are taken, which file a fault is about; and the budget that both share.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readWith } from '../../../src/core/import/detect';
import { runLogReader } from '../../../src/core/import/runlog/reader';
import type { Plan } from '../../../src/core/generated/plan-format';
import { pilotOf } from '../../../src/core/plan/calibration';
import type { FileFault } from '../../../src/node/failures';
import { measurePlan } from '../../../src/node/measure/measure';
import { settledOrDue } from '../../../src/node/measure/pilot';
import { beginSession, pilotLogOf } from '../../../src/node/measure/session';
import { planOf } from '../plan/support';

const folder = mkdtempSync(join(tmpdir(), 'vmibench-pilot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
const prepared = (over: object = {}) => {
  const home = join(folder, `plan-${++count}`);
  mkdirSync(home);
  // A target of its own: plans on one target wait for each other.
  const target = { shell: `env HOME=${home} sh -c` };
  const plan = planOf({ target, design: { pilot: 8, see: '2%' }, ...over });
  const [planFile, log] = [join(home, 'p.vmiplan.json'), join(home, 'p.vmiruns.jsonl')];
  const now = () => settledOrDue(plan, planFile, log, { runLogReader });
  const session = (of: Plan, file: string) =>
    beginSession({ plan: of, planFile, log: file, resume: false, program: 'vmibench 0' });
  const pilot = async (of: Plan, ...events: readonly object[]): Promise<void> => {
    const { file, release } = await session(of, pilotLogOf(planFile));
    for (const event of events) file.append(`${JSON.stringify(event)}\n`);
    file.close();
    release();
  };
  return { plan, planFile, log, now, session, pilot };
};

const runs = [100, 102, 99, 101, 103, 98, 100, 101, 99, 102].map((value, index) => ({
  ...{ subject: 'gzip', benchmark: 'pack', metric: 'time', unit: 's', direction: 'lower', run: index + 1 },
  ...{ value, took: 1 },
}));
const end = { event: 'end' };
const swept = { seconds: 0, code: 0, signal: null, left: 0 };

describe('the log of a pilot', () => {
  it('is taken where "calibrate" wrote it with another length, and is continued where it has no end', async () => {
    const { plan, now, pilot } = prepared();
    await pilot(pilotOf(plan, { runs: 10 }), ...runs, end);
    expect(now()).toMatchObject({ plan: { design: { runs: expect.any(Number) as number } } });
    const other = prepared();
    await other.pilot(pilotOf(other.plan, { runs: 10 }), ...runs.slice(0, 4));
    expect(other.now()).toMatchObject({ pilot: { design: { runs: 10 } }, begun: true });
  });

  it('is what a fault is about, if it is of another plan', async () => {
    const { planFile, now, pilot } = prepared();
    await pilot(pilotOf(planOf({ design: { runs: 3 } }), { runs: 10 }), ...runs, end);
    let fault: Partial<FileFault> | undefined;
    try {
      now();
    } catch (error) {
      fault = error as FileFault;
    }
    expect(fault).toMatchObject({ said: { key: 'run.log-other-plan' }, file: pilotLogOf(planFile) });
  });

  it('has no observers, which are for the plan', () => {
    expect(pilotOf(prepared({ observe: { stat: 'perf stat -a' } }).plan, {}).observe).toBeUndefined();
  });
});

describe.skipIf(process.platform === 'win32')('a budget', () => {
  it('that its pilot has used up leaves no run for the plan', async () => {
    const made = prepared({ design: { runs: 3 } });
    const session = await made.session(made.plan, made.log);
    const outcome = await measurePlan(session, {
      plan: { ...made.plan, benchmarks: [{ id: 'pack', command: 'echo 1', read: 'value' }] },
      planFile: made.planFile,
      log: made.log,
      logName: 'p',
      budgetMs: 3_600_000,
      began: -3_600_000,
      // No run is timed; what is swept on the target is no run.
      stopwatch: { run: () => Promise.resolve(swept), calibrate: () => Promise.resolve() },
      readers: { readWith, runLogReader },
      telling: { status: () => undefined, line: () => undefined },
      waiting: { stopped: () => false, sleep: () => Promise.resolve() },
    });
    session.file.close();
    session.release();
    expect(outcome.how).toBe('budget');
  });
});
