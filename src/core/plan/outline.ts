/**
 * What of a plan its log carries along, so that the log alone says what is next: counts and ids. Commands stay in the
 * plan, because a log is handed on, and a command may hold a password.
 */
import type { Plan } from '../generated/plan-format';
import { property } from '../report/value';
import { designOf } from './design';
import { readPlan } from './read';

/** Nobody plans more runs; a log that says so would keep its page busy. */
const mostRuns = 200_000;

export function planOutline({ benchmarks, design, restart, settle, limits }: Plan): Readonly<Record<string, unknown>> {
  return {
    benchmarks: benchmarks.map(({ id, runs, warmup }) => ({ id, runs, warmup })),
    design,
    restarted: restart === undefined ? undefined : true,
    settle,
    failures: limits?.failures,
  };
}

/**
 * The plan of a log with commands that do nothing: its schedule is that of the plan. Undefined if the line is of
 * another program, or of a version that wrote no outline.
 * @param line the first line of a log
 */
export function planOfLog(line: string): Plan | undefined {
  let head: unknown;
  try {
    head = JSON.parse(line);
  } catch {
    return undefined;
  }
  const outline = property(head, 'plan');
  const benchmarks = property(outline, 'benchmarks');
  const subjects = property(head, 'subjects');
  if (!Array.isArray(benchmarks) || !Array.isArray(subjects)) return undefined;
  const failures = property(outline, 'failures');
  const { plan } = readPlan(
    JSON.stringify({
      format: 'vmiplan/1',
      subjects: subjects.map((one) => ({ id: property(one, 'id'), role: property(one, 'role') })),
      benchmarks: benchmarks.map((one: unknown) => ({
        id: property(one, 'id'),
        runs: property(one, 'runs'),
        warmup: property(one, 'warmup'),
        command: ':',
      })),
      design: property(outline, 'design'),
      restart: property(outline, 'restarted') === true ? ':' : undefined,
      settle: property(outline, 'settle'),
      limits: failures === undefined ? undefined : { failures },
    }),
  );
  return plan && countOfRuns(plan) <= mostRuns ? plan : undefined;
}

function countOfRuns(plan: Plan): number {
  const { blocks, runsOf } = designOf(plan);
  const inBlock = plan.benchmarks.reduce((sum, one) => sum + runsOf(one) + (one.warmup ?? 0), 0);
  return blocks * plan.subjects.length * inBlock;
}
