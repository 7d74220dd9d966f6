// A program that does step after step runs what the schedule says, in its order.
import { describe, expect, it } from 'vitest';
import { nextStep } from '../../../src/core/plan/next-step';
import { progressOf } from '../../../src/core/plan/progress';
import { runKey, scheduleOf } from '../../../src/core/plan/schedule';
import { planOf } from './support';

const line = (value: object): string => `${JSON.stringify(value)}\n`;
const head = line({ plan: { sha256: 'x', seed: 7 } });

const two = [
  { id: 'x', command: 'run {subject}', warmup: 2 },
  { id: 'y', command: 'true' },
];
const restarted = { restart: 'reboot {subject}', reset: 'boot', design: { restarts: 3, runs: 2 } };

/** Does what is next until nothing is, and says each step in a word. */
function driven(over: Readonly<Record<string, unknown>>) {
  const plan = planOf({ benchmarks: two, ...over });
  let log = head;
  const steps: string[] = [];
  for (let n = 0; n < 500; n++) {
    const next = nextStep(plan, progressOf(log));
    if (!next) break;
    if (next.step === 'restart') {
      steps.push(`restart ${next.subject}`);
      log += line({ event: 'restart', boot: next.boot, subject: next.subject });
    } else {
      const { subject, benchmark, run, block, boot, warmup } = next;
      steps.push(`${'warm '.repeat(warmup)}${runKey(next)}`);
      log += line({ subject, benchmark, run, block, boot, value: 1 });
    }
  }
  return { plan, steps, log };
}

describe('step after step', () => {
  it.each([
    ['runs in turn', { design: { runs: 4 } }],
    ['a restart each', restarted],
    ['one side after the other', { ...restarted, design: { restarts: 2, runs: 2, order: 'blocked' } }],
  ])('is the schedule: %s', (_name, over) => {
    const { plan, steps } = driven(over);
    const wanted = scheduleOf(plan, 7).map((step) =>
      step.kind === 'run' ? runKey(step) : step.kind === 'restart' ? `restart ${step.subject}` : '',
    );
    expect(steps.map((step) => step.replace(/^(warm )+/, ''))).toEqual(wanted);
    const warmed = 'restart' in over ? wanted.filter((step) => step.startsWith('restart')).length : 2;
    expect(steps.filter((step) => step.startsWith('warm warm '))).toHaveLength(warmed);
  });

  it('asks for a restart again after one that failed or was lost', () => {
    const plan = planOf({ benchmarks: two, ...restarted });
    const first = nextStep(plan, progressOf(head));
    expect(first).toMatchObject({ step: 'restart', boot: 1 });
    const { subject } = first ?? {};
    const failed = line({ event: 'restart', boot: 1, subject, failed: 'no answer' });
    expect(nextStep(plan, progressOf(head + failed))).toEqual({ ...first, boot: 2 });
    const up = line({ event: 'restart', boot: 1, subject });
    expect(nextStep(plan, progressOf(head + up))).toMatchObject({ step: 'run', subject, boot: 1 });
    expect(nextStep(plan, progressOf(head + up + line({ event: 'lost', boot: 1, subject })))).toEqual({
      ...first,
      boot: 2,
    });
  });

  it('leaves out what rests after failures', () => {
    const plan = planOf({ benchmarks: two, design: { runs: 9 } });
    const log = [1, 2, 3].map((run) => line({ subject: 'a', benchmark: 'x', run, failed: 'exit code 1' })).join('');
    expect(nextStep(plan, progressOf(head + log))).toMatchObject({ benchmark: 'y' });
  });
});
