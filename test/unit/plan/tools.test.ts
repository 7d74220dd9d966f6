// A plan names tools without loading what reads their output.
import { describe, expect, it } from 'vitest';
import { importers } from '../../../src/core/import/detect';
import { planTools } from '../../../src/core/plan/tools';

/** Readers of what is not one run's numbers; and `time`, which in a plan is how long the command takes. */
const none = ['vmibench-env', 'mail', 'run-log', 'time'];

describe('the tools that a plan can read', () => {
  it('are those that can be imported', () =>
    expect([...planTools, ...none].sort()).toEqual(
      importers()
        .map(({ tool }) => tool)
        .sort(),
    ));
});
