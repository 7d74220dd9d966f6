// What the page of a growing log says of its plan, from the lines that the runner writes.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { analyse } from '../../../src/core/analysis/analyse';
import { readSettings } from '../../../src/core/judge/settings';
import { readRunLog } from '../../../src/core/import/runlog/log';
import { runsToReport } from '../../../src/core/import/runlog/report';
import { sayEnglish } from '../../../src/core/messages/messages';
import { LivePlan } from '../../../src/core/plan/live';
import { eventLine, headLine, linesOfRun } from '../../../src/core/plan/log-lines';
import { planOfLog } from '../../../src/core/plan/outline';
import { scheduleOf, type RunStep } from '../../../src/core/plan/schedule';
import type { Plan } from '../../../src/core/generated/plan-format';
import { planOf } from './support';

const mark = { sha256: 'ab', seed: 3 };
const head = (plan: Plan): string => headLine(plan, mark, 'x', 'vmibench 1', '2026-01-01T00:00:00Z');

/** Subjects a and b differ tenfold; times are 2 s each. */
function runLine(plan: Plan, step: RunStep, boot?: number): string {
  const value = (step.subject === 'gzip' ? 10 : 100) + (step.run % 3) / 10;
  const metric = { name: 'time', unit: 's', direction: 'lower' as const };
  return linesOfRun(
    plan,
    step,
    { numbers: [{ value, metric }] },
    { at: '2026-01-01T00:00:00Z', took: 2, command: 'x', boot },
  );
}

function shown(live: LivePlan, text: string) {
  const report = runsToReport(readRunLog(text));
  const rows = report ? analyse(report, readSettings(() => undefined).options).analysis.rows : [];
  const view = live.view(text, { rows });
  return view && { ...view, facts: view.facts.map(sayEnglish) };
}

describe('the page of a growing log', () => {
  it('says what is done, what is next and for how long, and that verdicts count at the end', () => {
    const plan = planOf({ design: { runs: 2, seed: 3 } });
    const live = new LivePlan();
    const runs = scheduleOf(plan, 3).filter((step) => step.kind === 'run');
    let text = head(plan);
    expect(shown(live, text)).toMatchObject({ n: 0, all: 4, decided: [] });
    expect(shown(live, text)?.facts).toEqual([
      '0 of 4 runs',
      `next: ${runs[0]?.subject ?? ''}, pack, run 1`,
      'time left not known yet',
      'verdicts count once all runs are there',
    ]);
    text += runs[0] ? runLine(plan, runs[0]) : '';
    // A line that is being written changes nothing.
    const half = `${text}{"subject":"gz`;
    for (const each of [text, half]) {
      expect(shown(live, each)?.facts.slice(0, 3)).toEqual([
        '1 of 4 runs',
        `next: ${runs[1]?.subject ?? ''}, pack, run 1`,
        'about 6 s left',
      ]);
    }
    for (const step of runs.slice(1)) text += runLine(plan, step);
    expect(shown(live, text)?.facts).toEqual(['The plan is over: 4 of 4 runs']);
  });

  it('marks rows as decided, and names the next look, where the plan stops at looks', () => {
    const plan = planOf({ design: { looks: [6, 12], seed: 3 } });
    const live = new LivePlan();
    const steps = scheduleOf(plan, 3);
    const before = steps.slice(
      0,
      steps.findIndex(({ kind }) => kind === 'look'),
    );
    const text = head(plan) + before.map((step) => (step.kind === 'run' ? runLine(plan, step) : '')).join('');
    const view = shown(live, text);
    expect(view?.decided).toHaveLength(1);
    expect(view?.facts).toContain('1 of 1 row decided');
    expect(view?.facts).toContain('look after 6 runs per side');
    const over = shown(live, text + eventLine('look', { count: 6 }) + eventLine('end', {}));
    expect(over).toMatchObject({ n: 24, all: 24, facts: ['The plan is over: 12 of 24 runs', '1 of 1 row decided'] });
  });

  it('counts what restarts take, and knows a boot that has begun', () => {
    const plan = planOf({ restart: 'reboot', design: { restarts: 2, runs: 1, seed: 3 } });
    const live = new LivePlan();
    const [restart, first, second] = scheduleOf(plan, 3);
    if (restart?.kind !== 'restart' || first?.kind !== 'run' || second?.kind !== 'restart') throw new Error('steps');
    const text = head(plan) + eventLine('restart', { boot: 1, subject: restart.subject, took: 60 });
    expect(shown(live, text)?.facts[1]).toBe(`next: ${first.subject}, pack, run 1`);
    const after = text + runLine(plan, first, 1);
    // Three restarts of a minute and three runs of 2 s.
    expect(shown(live, after)?.facts.slice(1, 3)).toEqual([`next: restart as ${second.subject}`, 'about 3 min left']);
  });

  it('begins anew with a log that was replaced', () => {
    const plan = planOf({ design: { runs: 2 } });
    const live = new LivePlan();
    const [step] = scheduleOf(plan, 3);
    shown(live, head(plan) + (step?.kind === 'run' ? runLine(plan, step) : ''));
    expect(shown(live, head(plan))?.n).toBe(0);
    expect(shown(live, '{"subject":"a","benchmark":"x","value":1}\n')).toBeUndefined();
  });
});

describe('the outline of a plan in its log', () => {
  it('gives the schedule of the plan, and none of its commands', () => {
    const plan = planOf({
      restart: 'reboot --password hunter2',
      recover: 'ipmitool -P hunter2',
      benchmarks: [{ id: 'x', command: 'x', warmup: 2, runs: 3 }],
      design: { restarts: 3, order: 'randomized' },
      settle: '2 s',
    });
    expect(head(plan)).not.toContain('hunter2');
    const read = planOfLog(head(plan).trim());
    expect(read && scheduleOf(read, 7)).toEqual(scheduleOf(plan, 7));
  });

  it.each([
    ['another program', '{"title":"x"}'],
    ['no JSON', 'x'],
    ['more runs than anybody plans', head(planOf({ design: { runs: 1e9 } }))],
    ['ids that are none', '{"subjects":[1],"plan":{"benchmarks":[null],"design":{"runs":2}}}'],
  ])('is none of %s', (_name, line) => {
    expect(planOfLog(line)).toBeUndefined();
  });
});
