/** How many runs would decide an unclear row, as the reader sees it. */
import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish } from '../../../src/core/messages/messages';

/** A fixed sequence of numbers that look random, from 0 to 1. */
function source(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const runs = (n: number, centre: number, spread: number, next: () => number): number[] =>
  Array.from({ length: n }, () => centre * (1 + spread * (next() + next() + next() - 1.5)));

function adviceOf(base: readonly number[], cand: readonly number[], boots?: readonly number[]): string | undefined {
  const { findings } = checkText(
    JSON.stringify({
      format: 'vmibench/1',
      title: 'runs',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: [
        {
          id: 'x',
          name: 'x',
          metric: { name: 'm', unit: 's', direction: 'lower' },
          results: [
            { subject: 'a', samples: base, boots },
            { subject: 'b', samples: cand, boots },
          ],
        },
      ],
    }),
    defaultSettings,
  );
  const found = findings.find(({ finding }) => finding.rule === 'underpowered');
  return found && sayEnglish(found.finding.message);
}

describe('the number of runs needed for a verdict', () => {
  it('exceeds the number of existing runs, or is not given', () => {
    const next = source(7);
    let numbers = 0;
    for (let round = 0; round < 400; round++) {
      const n = 3 + Math.floor(next() * 12);
      const spread = 0.02 + next() * 0.1;
      const advice = adviceOf(runs(n, 100, spread, next), runs(n, 100 * (1 + next() * 0.2), spread, next));
      const said = /about (\d+) runs per side/.exec(advice ?? '')?.[1];
      if (said !== undefined) expect(Number(said)).toBeGreaterThan(n);
      numbers += said === undefined ? 0 : 1;
    }
    expect(numbers).toBeGreaterThan(20);
  });

  it('is a number of boots if boots are what is tested', () => {
    const boots = [1, 1, 2, 2, 3, 3];
    expect(adviceOf([100, 101, 104, 105, 97, 96], [105, 104, 99, 98, 109, 110], boots)).toMatch(/boots per side/);
  });

  it('is not estimated from runs with outliers', () => {
    const base = [100, 101, 99, 100.5, 99.5, 100.2, 180];
    const cand = [97, 108, 99, 112, 95, 104, 190];
    expect(adviceOf(base, cand)).toMatch(/cannot be estimated/);
  });
});
