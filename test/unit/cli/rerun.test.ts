// vmibench rerun: from a report to the plan of what it leaves open, which runs as it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../src/core/plan/read';
import { program, report, runHere, same, slower } from './bin';

const { put, folder } = program();

describe('vmibench rerun', () => {
  it('makes a plan of the rows that are open, without problems', async () => {
    const made = report({ cand: { samples: slower } });
    const [row] = made['benchmarks'] as readonly [Record<string, unknown>];
    const once = {
      ...row,
      id: 'once',
      command: 'bench --once',
      results: [
        { subject: 'a', samples: [1] },
        { subject: 'b', samples: [2] },
      ],
    };
    const file = put('open.vmibench.json', { ...made, benchmarks: [row, once] });
    const ran = await runHere(['rerun', file]);
    expect(ran).toMatchObject({ code: 0, err: '' });
    const { plan, problems } = readPlan(ran.out);
    expect(problems).toEqual([]);
    expect(plan?.benchmarks).toMatchObject([{ id: 'once', command: 'bench --once', read: 'time' }]);
    const to = join(folder, 'again.vmiplan.json');
    expect(await runHere(['rerun', file, '-o', to])).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(to, 'utf8')).toBe(ran.out);
  });

  it('makes none where all is decided, nothing is compared, or more than one report is named', async () => {
    const decided = put('decided.vmibench.json', report({ cand: { samples: slower } }));
    const alone = put('alone.vmibench.json', {
      ...report(),
      subjects: [{ id: 'a' }],
      benchmarks: [{ id: 'x', name: 'x', results: [{ subject: 'a', samples: same }] }],
    });
    const sentence = (text: string) => expect.stringContaining(text) as unknown;
    expect(await runHere(['rerun', decided])).toMatchObject({
      code: 1,
      out: '',
      err: sentence('All rows are decided'),
    });
    expect(await runHere(['rerun', alone])).toMatchObject({ code: 2, out: '', err: sentence('Nothing is compared') });
    expect(await runHere(['rerun', decided, alone])).toMatchObject({
      code: 2,
      err: sentence('Name one report; got 2'),
    });
    expect(await runHere(['rerun', decided, '-o', decided])).toMatchObject({ code: 1 });
  });
});
