// The schedule is a pure function of plan and seed; its promises are checked against random plans.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import '../../../src/core/messages/en';
import {
  observedKey,
  restOf,
  runKey,
  scheduleOf,
  withWarmups,
  type RunStep,
  type Step,
} from '../../../src/core/plan/schedule';
import { progressOf, resting } from '../../../src/core/plan/progress';
import { estimateOf } from '../../../src/core/plan/estimate';
import type { Plan } from '../../../src/core/generated/plan-format';
import { planOf } from './support';

const runsIn = (steps: readonly Step[]): readonly RunStep[] => steps.filter((step) => step.kind === 'run');

const plans = fc
  .record({
    subjects: fc.integer({ min: 2, max: 4 }),
    benchmarks: fc.integer({ min: 1, max: 4 }),
    blocks: fc.integer({ min: 2, max: 9 }),
    runs: fc.integer({ min: 1, max: 3 }),
    restarted: fc.boolean(),
    order: fc.constantFrom(undefined, 'interleaved', 'alternating', 'randomized', 'blocked'),
    seed: fc.nat(),
  })
  .map(({ subjects, benchmarks, blocks, runs, restarted, order, seed }) => {
    const design = {
      ...(restarted ? { restarts: blocks, runs } : { runs: blocks }),
      ...(order ? { order } : {}),
      seed,
    };
    const plan = planOf({
      subjects: Array.from({ length: subjects }, (_, i) => ({ id: `s${i}`, ...(i ? {} : { role: 'baseline' }) })),
      benchmarks: Array.from({ length: benchmarks }, (_, i) => ({ id: `b${i}`, command: 'true', warmup: i })),
      design,
      ...(restarted ? { restart: 'reboot' } : {}),
    });
    return { plan, blocks, runs: restarted ? runs : 1, restarted, order };
  });

const pairOf = (step: { readonly subject: string; readonly benchmark: string }): string =>
  `${step.subject}/${step.benchmark}`;

describe('the schedule of any plan', () => {
  it('runs each benchmark on each subject as often as the plan says, each run once', () => {
    fc.assert(
      fc.property(plans, ({ plan, blocks, runs }) => {
        const steps = runsIn(scheduleOf(plan));
        expect(new Set(steps.map(runKey)).size).toBe(steps.length);
        for (const subject of plan.subjects)
          for (const benchmark of plan.benchmarks) {
            const own = steps.filter((one) => one.subject === subject.id && one.benchmark === benchmark.id);
            expect(own.map(({ run }) => run)).toEqual(Array.from({ length: blocks * runs }, (_, i) => i + 1));
          }
      }),
      { numRuns: 60 },
    );
  });

  it('has each subject once per block of a benchmark, in reverse order in every other block', () => {
    fc.assert(
      fc.property(plans, ({ plan, blocks, runs, order }) => {
        const steps = runsIn(scheduleOf(plan));
        if (order === 'blocked') {
          expect(steps.every(({ block }) => block === undefined)).toBe(true);
          return;
        }
        for (const { id } of plan.benchmarks) {
          const orders = Array.from({ length: blocks }, (_, i) =>
            steps.filter((one) => one.benchmark === id && one.block === i + 1).map(({ subject }) => subject),
          );
          for (const one of orders) expect(one).toHaveLength(plan.subjects.length * runs);
          const once = orders.map((one) => [...new Set(one)]);
          for (const one of once) expect([...one].sort()).toEqual(plan.subjects.map((subject) => subject.id));
          if (order === 'randomized') continue;
          once.forEach((one, i) => {
            if (i % 2 === 1) expect(one).toEqual([...(once[i - 1] ?? [])].reverse());
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has the benchmarks of a block in the same order for all subjects', () => {
    fc.assert(
      fc.property(plans, ({ plan, blocks, order }) => {
        if (order === 'blocked') return;
        const steps = runsIn(scheduleOf(plan));
        for (let block = 1; block <= blocks; block++) {
          const orders = plan.subjects.map(({ id }) =>
            steps.filter((one) => one.block === block && one.subject === id).map(({ benchmark }) => benchmark),
          );
          for (const one of orders) expect(one).toEqual(orders[0]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('restarts before each side of a block, but only if a restart is defined', () => {
    fc.assert(
      fc.property(plans, ({ plan, blocks, restarted }) => {
        const steps = scheduleOf(plan);
        const restarts = steps.filter((step) => step.kind === 'restart');
        expect(restarts).toHaveLength(restarted ? blocks * plan.subjects.length : 0);
        let subject = '';
        for (const step of steps) {
          if (step.kind === 'restart') ({ subject } = step);
          else if (step.kind === 'run' && restarted) expect(step.subject).toBe(subject);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed, and resuming gives the rest from any point', () => {
    fc.assert(
      fc.property(plans, fc.nat(), ({ plan }, stop) => {
        const steps = scheduleOf(plan);
        expect(scheduleOf(plan)).toEqual(steps);
        const at = stop % (steps.length + 1);
        const done = new Set(runsIn(steps.slice(0, at)).map(runKey));
        const rest = restOf(scheduleOf(plan), done);
        expect(runsIn(rest)).toEqual(runsIn(steps.slice(at)));
        // A run never comes before the restart that it needs.
        if (plan.restart !== undefined && rest.length > 0) expect(rest[0]?.kind).toBe('restart');
      }),
      { numRuns: 80 },
    );
  });

  it('observes each benchmark on each subject once, before the first boot is over, and runs as without that', () => {
    fc.assert(
      fc.property(plans, fc.nat(), ({ plan, restarted }, stop) => {
        const steps = scheduleOf({ ...plan, observe: { host: 'perf stat -a' } });
        const isObserved = (step: Step) => step.kind === 'observe';
        expect(steps.filter((step) => !isObserved(step))).toEqual(scheduleOf(plan));
        const pairs = new Set(runsIn(steps).map(pairOf));
        expect(steps.flatMap((step) => (step.kind === 'observe' ? pairOf(step) : [])).sort()).toEqual(
          [...pairs].sort(),
        );
        steps.forEach((step, index) => {
          if (step.kind !== 'observe') return;
          const before = runsIn(steps.slice(0, index)).filter((run) => pairOf(run) === pairOf(step));
          expect(before.length).toBeGreaterThan(0);
          // In the boot of its first run, after all runs of that boot.
          const boot = (at: number) => steps.slice(0, at).filter(({ kind }) => kind === 'restart').length;
          const first = steps.findIndex((one) => one.kind === 'run' && pairOf(one) === pairOf(step));
          expect(boot(index)).toBe(boot(first));
          if (restarted) expect(steps[index + 1]?.kind).not.toBe('run');
        });
        const at = stop % (steps.length + 1);
        const done = new Set(runsIn(steps.slice(0, at)).map(runKey));
        const observed = new Set(
          steps.slice(0, at).flatMap((step) => (step.kind === 'observe' ? observedKey(step) : [])),
        );
        const rest = restOf(steps, done, observed);
        expect(rest.filter(({ kind }) => kind !== 'restart' && kind !== 'look')).toEqual(
          steps.slice(at).filter(({ kind }) => kind !== 'restart' && kind !== 'look'),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('warms up each benchmark before its first run, and again after each restart', () => {
    fc.assert(
      fc.property(plans, ({ plan }) => {
        const steps = withWarmups(scheduleOf(plan), plan);
        expect(steps.filter((step) => step.kind !== 'warmup')).toEqual(scheduleOf(plan));
        const warm = new Map<string, number>();
        const measured = new Set<string>();
        for (const step of steps) {
          if (step.kind === 'restart') {
            warm.clear();
            measured.clear();
          } else if (step.kind === 'warmup') {
            expect(measured.has(pairOf(step))).toBe(false);
            warm.set(pairOf(step), (warm.get(pairOf(step)) ?? 0) + 1);
          } else if (step.kind === 'run') {
            measured.add(pairOf(step));
            const wanted = plan.benchmarks.find(({ id }) => id === step.benchmark)?.warmup;
            expect(warm.get(pairOf(step)) ?? 0).toBe(wanted);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives each order of rows equally often', () => {
    const plan = planOf({ benchmarks: ['x', 'y', 'z'].map((id) => ({ id, command: 'true' })), design: { runs: 2 } });
    const counts = new Map<string, number>();
    const seeds = 3000;
    for (let seed = 0; seed < seeds; seed++) {
      const first = runsIn(scheduleOf(plan, seed)).filter(({ block }) => block === 1);
      const order = [...new Set(first.map(({ benchmark }) => benchmark))].join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const expected = seeds / 6;
    const chiSquare = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(6);
    // Five degrees of freedom, level 0.001.
    expect(chiSquare).toBeLessThan(20.5);
  });

  it('has looks after the blocks that the plan names, and after its last run', () => {
    const steps = scheduleOf(planOf({ design: { looks: [2, 4] } }));
    const looks = steps.flatMap((step, at) => (step.kind === 'look' ? [[step.count, at]] : []));
    expect(looks).toEqual([
      [2, 4],
      [4, 9],
    ]);
    // A look is over if a later run has started; a look that is due is not.
    const done = (n: number): ReadonlySet<string> => new Set(runsIn(steps).slice(0, n).map(runKey));
    expect(restOf(steps, done(4))[0]).toEqual({ kind: 'look', count: 2 });
    expect(restOf(steps, done(5)).filter(({ kind }) => kind === 'look')).toEqual([{ kind: 'look', count: 4 }]);
  });
});

describe('the progress of a plan in a log', () => {
  const head = '{"title":"x","plan":{"sha256":"ab","seed":7}}\n';
  const run = (over: Readonly<Record<string, unknown>>): string =>
    `${JSON.stringify({ subject: 'a', benchmark: 'x', run: 1, value: 1, took: 2, ...over })}\n`;

  it('counts complete lines, and runs with all metrics', () => {
    const whole = head + run({}) + run({ run: 2, of: 2 }) + run({ run: 2, of: 2, metric: 'm' });
    const text = whole + run({ run: 3, of: 2 }) + run({ run: 4 }).slice(0, 20);
    const { mark, done, soundLength } = progressOf(text);
    expect(mark).toEqual({ sha256: 'ab', seed: 7 });
    expect([...done]).toEqual([1, 2].map((n) => runKey({ subject: 'a', benchmark: 'x', run: n })));
    expect(soundLength).toBe(whole.length);
  });

  it('never throws for an unrelated log', () => {
    for (const text of ['', 'x\n', '[]\n{}\n', '{"subject":1}\n', '\n\n'])
      expect(progressOf(text)).toMatchObject({ mark: undefined, steps: [], ended: false });
  });

  it('pauses a benchmark after successive failures of one subject', () => {
    const step = (subject: string, failed: boolean, run: number) => ({ subject, benchmark: 'x', run, failed });
    const between = [step('a', true, 1), step('b', false, 1), step('a', true, 2), step('b', false, 2)];
    expect(resting(between, 3).size).toBe(0);
    expect([...resting([...between, step('a', true, 3)], 3)]).toEqual(['x']);
    expect(resting([...between, step('a', false, 3), step('a', true, 4)], 3).size).toBe(0);
  });

  it('estimates the time for the rest', () => {
    const plan: Plan = planOf({ design: { runs: 3 } });
    const { steps } = progressOf(head + run({}) + run({ run: 2, took: 4 }));
    const logged = steps.map((one) => ({ ...one, benchmark: 'pack' }));
    expect(estimateOf(scheduleOf(plan), plan, logged)).toEqual({ ms: 6 * 3000, unknown: 0 });
    expect(estimateOf(scheduleOf(plan), plan, [])).toEqual({ ms: 0, unknown: 6 });
  });
});
