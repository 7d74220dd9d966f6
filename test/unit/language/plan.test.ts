// What the editor says in a plan and over it.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { planLenses } from '../../../src/core/language/plan-lenses';
import { planHover, planProposals } from '../../../src/core/language/plan-values';
import { sayEnglish } from '../../../src/core/messages/messages';
import { progressOf } from '../../../src/core/plan/progress';
import { planOf } from '../plan/support';

const plan = planOf({
  subjects: [
    { id: 'a', role: 'baseline', config: { level: 6 }, prepare: 'set {level}' },
    { id: 'b', config: { level: "it's" } },
  ],
  benchmarks: [
    { id: 'x', command: 'gzip -{level}', parameters: { size: 5 } },
    { id: 'y', command: 'true' },
  ],
  design: { runs: 3 },
});

const lenses = (log: string | undefined, able: 'yes' | 'untrusted' | 'no') =>
  planLenses(plan, log === undefined ? undefined : progressOf(log), able).map(({ text, action, only }) => [
    sayEnglish(text),
    action,
    only,
  ]);

const head = '{"plan":{"sha256":"x","seed":1}}\n';
const run = '{"subject":"a","benchmark":"x","run":1,"value":1}\n';

describe('the lenses of a plan', () => {
  it('offer to run it, or one benchmark', () =>
    expect(lenses(undefined, 'yes')).toEqual([
      ['Run', 'run', undefined],
      ['Dry Run', 'dry-run', undefined],
      ['Calibrate', 'calibrate', undefined],
      ['12 runs in 3 blocks', undefined, undefined],
      ['Run Only This', 'run', 'x'],
      ['Run Only This', 'run', 'y'],
    ]));

  it('offer to go on with a log, until it is complete', () => {
    expect(lenses(head + run, 'yes').slice(0, 4)).toEqual([
      ['Resume: 1 of 12 runs done', 'resume', undefined],
      ['Dry Run', 'dry-run', undefined],
      ['Calibrate', 'calibrate', undefined],
      ['Open the Run Log', 'log', undefined],
    ]);
    expect(lenses(`${head}${run}{"event":"end"}\n`, 'yes')).toEqual([
      ['Dry Run', 'dry-run', undefined],
      ['Calibrate', 'calibrate', undefined],
      ['Complete: 1 run', undefined, undefined],
      ['Open the Run Log', 'log', undefined],
      ['12 runs in 3 blocks', undefined, undefined],
    ]);
  });

  it('offer nothing that starts a program where none may be started', () => {
    expect(lenses(undefined, 'no')).toEqual([['12 runs in 3 blocks', undefined, undefined]]);
    expect(lenses(undefined, 'untrusted').filter(([, action]) => action !== undefined)).toEqual([]);
  });
});

describe('inside of a plan', () => {
  const names = (path: readonly (string | number)[], before = ''): string[] =>
    planProposals(path, plan, before).map(({ value }) => value);

  it('tools are proposed, and what a command can use', () => {
    expect(names(['benchmarks', 0, 'read']).slice(0, 2)).toEqual(['time', 'value']);
    expect(names(['benchmarks', 0, 'read'])).toContain('fio');
    expect(names(['benchmarks', 0, 'command'], 'gzip -{le')).toEqual(['{subject}', '{benchmark}', '{level}', '{size}']);
    expect(names(['subjects', 0, 'prepare'], '{')).toEqual(['{subject}', '{level}']);
    expect(names(['benchmarks', 0, 'command'], 'gzip -')).toEqual([]);
    expect(names(['title'], '{')).toEqual([]);
    expect(planProposals(['benchmarks', 0, 'command'], undefined, '{').map(({ value }) => value)).toContain(
      '{subject}',
    );
  });

  it('a command is shown as each subject runs it', () => {
    const said = (path: readonly (string | number)[]): string[] | undefined =>
      planHover(plan, path)?.map((line) => (typeof line === 'string' ? line : sayEnglish(line)));
    expect(said(['benchmarks', 0, 'command'])).toEqual(['What runs', 'a: gzip -6', `b: gzip -'it'\\''s'`]);
    expect(said(['subjects', 0, 'prepare'])).toEqual(['What runs', 'a: set 6']);
    expect(said(['benchmarks', 1, 'command'])).toBeUndefined();
  });
});
