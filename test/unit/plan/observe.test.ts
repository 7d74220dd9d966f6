// What a plan observes: its commands with names filled in, the problems of them, and what tools say of their counters.
import { describe, expect, it } from 'vitest';
import '../../../src/core/messages/en';
import { observersOf, partialCounters } from '../../../src/core/plan/observe';
import { progressOf } from '../../../src/core/plan/progress';
import { planOf, planValue, problemsOf } from './support';

describe('what a plan observes', () => {
  it('has names filled in and is on the target, if there is one', () => {
    const observe = { stat: 'perf stat -o {subject}.{benchmark}', host: { command: 'vmstat 1', on: 'here' } };
    const named = (over: object) => {
      const plan = planOf({ observe, ...over });
      const [subject] = plan.subjects;
      const [benchmark] = plan.benchmarks;
      return observersOf(plan, subject!, benchmark!);
    };
    const host = { name: 'host', command: 'vmstat 1', on: 'here' };
    const stat = { name: 'stat', command: 'perf stat -o gzip.pack', on: 'target' };
    expect(named({ target: { shell: 'ssh sut' } })).toEqual([stat, host]);
    expect(named({})).toEqual([{ ...stat, on: 'here' }, host]);
  });

  it('has a hint at a name that is misspelt', () => {
    expect(problemsOf(JSON.stringify(planValue({ observe: { stat: 'perf stat -o {subjct}' } })))).toEqual([
      ['hint', '"perf stat -o {subjct}"', '{subjct} is not filled in; did you mean {subject}?'],
    ]);
  });

  it('is done once it is in the log', () => {
    const line = { event: 'observed', subject: 'a', benchmark: 'x', outputs: [] };
    expect([...progressOf(`${JSON.stringify(line)}\n`).observed]).toEqual(['["a","x"]']);
  });
});

describe('the counters of perf stat', () => {
  it('that share their hardware are counted', () => {
    const printed = [
      " Performance counter stats for 'system wide':",
      '',
      '     1,234,567      cycles                    #    2.1 GHz                       (83.31%)',
      '       234.567      instructions              #    0.9  insn per cycle           ( 9.98%)',
      '            42      context-switches          #   12.0 K/sec',
      '            17      branch-misses             #    1.11% of all branches         (100.00%)',
      '     1,234,567      cache-misses                                    ( +-  0.50% )',
      '',
      '       1.001234567 seconds time elapsed',
    ].join('\n');
    expect(partialCounters(printed)).toEqual({ n: 2, least: 9.98 });
    expect(partialCounters(printed.replaceAll('83.31', '83,31').replace('9.98', '9,98'))).toEqual({
      n: 2,
      least: 9.98,
    });
    expect(partialCounters('procs ---memory---\n 1 0 (50%)\n')).toBeUndefined();
  });
});
