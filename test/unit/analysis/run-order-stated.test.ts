/** The order of runs is required if a drift between them would look like a difference. */
import { describe, expect, it } from 'vitest';
import { notStated } from '../../../src/core/analysis/stated';
import type { Benchmark } from '../../../src/core/generated/format';
import { fieldsSnippet } from '../../../src/core/language/fix-edit';
import { means, report } from './make';

type Results = NonNullable<Benchmark['results']>;

const runs = (more: Partial<Results[number]> = {}): Partial<Benchmark> => ({
  results: ['old', 'new'].map((subject) => ({ subject, samples: [1, 2, 3], ...more })) as Results,
});
const asks = (...given: Parameters<typeof report>): boolean =>
  notStated(report(...given), ['order']).some(({ name }) => name === 'order');

describe('the order of runs', () => {
  it('is required if runs or spreads are compared', () => {
    expect(asks([runs()])).toBe(true);
    expect(asks([{ results: ['old', 'new'].map((subject) => ({ subject, mean: 1, stddev: 0.1 })) as Results }])).toBe(
      true,
    );
    expect(asks([means('lower', 1, 2)])).toBe(false);
    expect(asks([{ results: [{ subject: 'old', samples: [1, 2] }] as Results }])).toBe(false);
  });

  it('is known if it is stated, or follows from positions or blocks', () => {
    expect(asks([runs()], { methodology: { order: 'unknown' } })).toBe(false);
    expect(asks([{ ...runs(), methodology: { order: 'interleaved' } }])).toBe(false);
    expect(asks([runs({ order: [1, 3, 5] })])).toBe(false);
    expect(asks([runs({ blocks: [1, 2, 3] })])).toBe(false);
    expect(asks([runs({ blocks: [1, 2, 3] }), runs()])).toBe(true);
  });

  it('is filled in as one of the names in the format', () => {
    const [fact] = notStated(report([runs()]), ['order']);
    const choices = fact?.field?.choices;
    const edits = [{ kind: 'set' as const, path: fact?.field?.path ?? [], value: choices?.[0], choices }];
    const snippet = fieldsSnippet(JSON.stringify(report([runs()]), null, 2), { edits });
    expect(snippet?.text).toContain('"order": "${1|interleaved,randomized,blocked,unknown|}"');
  });
});
