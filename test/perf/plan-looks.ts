/**
 * Plans that stop at looks, carried out by the runner: restarts and runs vary, as drawn. The runner, its log and its
 * decisions are the product's; what runs is a real shell, or a function that prints what the shell would print, which
 * is a hundred times quicker.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWith } from '../../src/core/import/detect';
import { runLogReader } from '../../src/core/import/runlog/reader';
import { judgedRows } from '../../src/core/plan/decide';
import { readPlan } from '../../src/core/plan/read';
import { usualLooks } from '../../src/core/statistics/looks';
import type { JobEnd, TimedJob } from '../../src/node/measure/job';
import { measurePlan } from '../../src/node/measure/measure';
import { beginSession } from '../../src/node/measure/session';
import type { Timer } from '../../src/node/measure/stopwatch';
import { chance } from './chance';

export interface DrawnPlan {
  /** A folder that is there and empty. */
  readonly home: string;
  readonly seed: number;
  /** Share by which the candidate differs; 0 for A/A. */
  readonly effect: number;
}

export interface PlanOutcome {
  /** Whether a test found a difference, in the end. */
  readonly found: boolean;
  /** Restarts of each side at which the plan stopped. */
  readonly restarts: number;
  readonly log: string;
}

/** Standard deviations of the logs; together the mean of a restart varies by 1%. */
const [restartNoise, runNoise, runs] = [0.009, 0.0062, 2];
const subjects = ['a', 'b'];

/** What each run prints, by its number: the runs of a restart share what the restart adds. */
function draws({ seed, effect }: DrawnPlan, side: number): readonly string[] {
  const { normal } = chance(seed * 2 + side);
  return Array.from({ length: usualLooks.at(-1) ?? 0 }).flatMap(() => {
    const restart = restartNoise * normal();
    const level = side === 0 ? 100 : 100 * (1 + effect);
    return Array.from({ length: runs }, () => (level * Math.exp(restart + runNoise * normal())).toFixed(6));
  });
}

/** Carries the plan out to its end, by what is given or by functions in this process. */
export async function carryOutDrawn(plan: DrawnPlan, timer?: Timer): Promise<PlanOutcome> {
  const { home, seed } = plan;
  const drawn = subjects.map((_, side) => draws(plan, side));
  subjects.forEach((id, side) => writeFileSync(join(home, `${id}.draws`), `${drawn[side]?.join('\n') ?? ''}\n`));
  const planFile = join(home, 'p.vmiplan.json');
  const read = readPlan(
    JSON.stringify({
      format: 'vmiplan/1',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      reset: 'process',
      restart: ':',
      benchmarks: [
        {
          id: 'x',
          command: 'sed -n "${VMIBENCH_RUN}p" {subject}.draws',
          read: 'value',
          metric: { direction: 'higher' },
        },
      ],
      design: { looks: usualLooks, runs, seed },
    }),
  ).plan;
  if (!read) throw new Error('the plan has errors');
  const log = join(home, 'p.vmiruns.jsonl');
  const session = await beginSession({ plan: read, planFile, log, resume: false, program: 'vmibench' });
  try {
    await measurePlan(session, {
      plan: read,
      planFile,
      log,
      logName: log,
      stopwatch: timer ?? inProcess(new Map(subjects.map((id, side) => [id, drawn[side] ?? []]))),
      readers: { readWith, runLogReader },
      waiting: { stopped: () => false, sleep: () => Promise.resolve() },
      telling: { status: () => undefined, line: () => undefined },
    });
  } finally {
    session.file.close();
    session.release();
  }
  const text = readFileSync(log, 'utf8');
  const [row] = judgedRows(text, runLogReader).rows;
  const verdict = row?.row.verdict.word ?? 'none';
  return {
    found: ['regression', 'improvement', 'small-worse', 'small-better'].includes(verdict),
    restarts: (text.match(/"event":"restart"/g)?.length ?? 0) / subjects.length,
    log: text,
  };
}

/** Prints what the shell would: the line of the run that the script names, or nothing for a restart. */
function inProcess(drawn: ReadonlyMap<string, readonly string[]>): Timer {
  return {
    calibrate: () => Promise.resolve(),
    run: ({ script, out, err }: TimedJob): Promise<JobEnd> => {
      const variable = (name: string): string => new RegExp(`VMIBENCH_${name}='?([^' \n]+)`).exec(script)?.[1] ?? '';
      const line = script.includes('sed -n')
        ? drawn.get(variable('SUBJECT'))?.[Number(variable('RUN')) - 1]
        : undefined;
      if (out !== undefined) writeFileSync(out, line === undefined ? '' : `${line}\n`);
      if (err !== undefined) writeFileSync(err, '');
      return Promise.resolve({ seconds: 0, code: 0, signal: null, left: 0 });
    },
  };
}

export interface PlanRates {
  /** Percent of plans in which a difference is found. */
  readonly found: number;
  /** Restarts of each side at which a plan stops, on average. */
  readonly restarts: number;
}

/** @param folder for the plans, each in a folder of its own */
export async function planRates(folder: string, plans: number, effect: number, seed: number): Promise<PlanRates> {
  let [found, restarts] = [0, 0];
  for (let n = 0; n < plans; n += 1) {
    const home = join(folder, `${String(effect)}-${n}`);
    mkdirSync(home);
    const outcome = await carryOutDrawn({ home, seed: seed + n, effect });
    if (outcome.found) found += 1;
    restarts += outcome.restarts;
  }
  return { found: (100 * found) / plans, restarts: restarts / plans };
}
