/** Plans for tests of the program as shipped, each in a folder of its own, also for the lock of its target. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lines, program, type Ran } from './bin';

export type Line = Readonly<Record<string, unknown>>;

/** The built program, and a function that writes a plan for it. Calls vitest's hooks: once a test file. */
export function planner() {
  const built = program();
  const { run, put, folder } = built;
  let count = 0;
  const planned = (over: Line) => {
    const home = join(folder, `plan-${++count}`);
    const plan = put(`plan-${count}/p.vmiplan.json`, {
      format: 'vmiplan/1',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      design: { runs: 2 },
      ...over,
    });
    const log = join(home, 'p.vmiruns.jsonl');
    const all = (): Line[] => lines(readFileSync(log, 'utf8')).map((line) => JSON.parse(line) as Line);
    return {
      home,
      plan,
      log,
      go: (...args: string[]): Promise<Ran> => run(['run', plan, ...args], { cwd: home, env: { TMPDIR: home } }),
      all,
      runs: (): Line[] => all().filter(({ run: number }) => number !== undefined),
    };
  };
  return { ...built, planned };
}

/** The parts of a plan for one benchmark whose command prints its number. */
export const one = (command: string, over: Line = {}) => ({
  benchmarks: [{ id: 'x', command, read: 'value', metric: { name: 'score', direction: 'higher' }, ...over }],
});

/** The reasons of the failed runs, each once. */
export const reasons = (runs: readonly Line[]): unknown[] => [...new Set(runs.map(({ failed }) => failed))];
