/** The page of a run log while its plan runs, made by the real core; the numbers are made up. */
import { readSettings } from '../../../src/core/judge/settings';
import { analyse } from '../../../src/core/analysis/analyse';
import { readRunLog } from '../../../src/core/import/runlog/log';
import { runsToReport } from '../../../src/core/import/runlog/report';
import { LivePlan } from '../../../src/core/plan/live';
import { headLine, linesOfRun } from '../../../src/core/plan/log-lines';
import { readPlan } from '../../../src/core/plan/read';
import { scheduleOf } from '../../../src/core/plan/schedule';
import { show, source, type State } from './models';
import { stateOfText } from './real';

/** Seconds on the first kernel, and the ratio of the second. */
const loads: Readonly<Record<string, readonly [seconds: number, ratio: number]>> = {
  kernbench: [62.4, 0.962],
  hackbench: [3.31, 1.004],
  unpack: [8.72, 1.021],
};

/** Up to the run after which this share of all is there. */
export function runningPlanPage(share = 0.7): State {
  const { plan } = readPlan(
    JSON.stringify({
      format: 'vmiplan/1',
      title: 'Linux 6.12 with the series, against 6.12',
      subjects: [
        { id: 'base', label: '6.12', role: 'baseline' },
        { id: 'series', label: '6.12 + series' },
      ],
      benchmarks: Object.keys(loads).map((id) => ({ id, command: `./${id}.sh` })),
      design: { looks: [10, 20], seed: 7 },
    }),
  );
  if (!plan) throw new Error('the plan cannot be read');
  const steps = scheduleOf(plan, 7);
  const next = source(11);
  let text = headLine(plan, { sha256: 'ab', seed: 7 }, 'x', 'vmibench', '2026-01-01T00:00:00Z');
  for (const step of steps.slice(0, Math.round(steps.length * share))) {
    if (step.kind !== 'run') continue;
    const [seconds, ratio] = loads[step.benchmark] ?? [1, 1];
    const centre = step.subject === 'base' ? seconds : seconds * ratio;
    const value = Number((centre * (1 + 0.012 * (next() + next() - 1))).toFixed(3));
    const metric = { name: 'time', unit: 's', direction: 'lower' as const };
    const about = { at: '2026-01-01T00:00:00Z', took: value, command: 'x', boot: undefined };
    text += linesOfRun(plan, step, { numbers: [{ value, metric }] }, about);
  }
  const report = runsToReport(readRunLog(text));
  const { rows } = analyse(report!, readSettings(() => undefined).options).analysis;
  const state = stateOfText(JSON.stringify(report));
  const [first] = state.first;
  if (first?.type !== 'show') throw new Error('nothing to show');
  return { ...state, first: [show({ ...first.model, live: new LivePlan().view(text, { rows }) })] };
}
