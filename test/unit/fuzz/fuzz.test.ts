// The campaign that tries to break the product: it finds failures, shrinks them, and ends trials that hang.
import { describe, expect, it } from 'vitest';
import { fuzz, kindNames } from '../../../scripts/fuzz.mjs';
import { grown } from '../../fuzz/growth';
import { checkInert } from '../../fuzz/inert';
import { kinds } from '../../fuzz/kinds';
import { afterAll } from '../../fuzz/mutate';
import { expectLinear, type Cost } from '../../lib/cost';

async function tried(kind: string): Promise<{ readonly broken: number; readonly printed: string }> {
  const printed: string[] = [];
  const { broken } = await fuzz({
    minutes: 0.2,
    kinds: [kind],
    seed: 1,
    limit: 2000,
    print: (line: string) => printed.push(line),
  });
  return { broken, printed: printed.join('\n') };
}

describe('the campaign', () => {
  it('tries every kind of damage', () => {
    expect(kindNames).toEqual(kinds.map(({ name }) => name));
  });

  it('shows a failure as the smallest text that causes it', async () => {
    const { broken, printed } = await tried('throws');
    expect(broken).toBe(1);
    expect(printed).toContain('it says "bad"');
    expect(printed).toMatch(/\n {2}\| bad$/);
  });

  it('ends a trial that hangs, and shows it', async () => {
    const { broken, printed } = await tried('hangs');
    expect(broken).toBe(1);
    expect(printed).toContain('does not end within 2 s');
    expect(printed).toContain('| bad');
  });
});

describe('a campaign that cannot begin', () => {
  it('is a failure with its reason', async () => {
    const { broken, printed } = await tried('nothing of the kind');
    expect(broken).toBe(1);
    expect(printed).toContain('0 trials, then Error: unknown kind');
  });
});

describe('a reader that grows faster than its text', () => {
  /** A machine that takes a millisecond for each step: what a reader returns are its steps. */
  const steps: Cost = (work) => work() as number;
  const text = (length: number): string => 'x'.repeat(length);
  /** Twice what is too quick to be looked at again, and far from hanging. */
  const slow = 10;
  const growsBy =
    (power: number) =>
    ({ length }: string): number =>
      slow * (length / 30_000) ** power;

  it('is found long before it hangs', () => {
    expect(grown(growsBy(2), text, steps)).toEqual([slow, 16 * slow]);
  });

  it('differs from one that is only slow', () => {
    expect(grown(growsBy(1), text, steps)).toBeUndefined();
  });

  it('is not found where other work on the machine comes between', () => {
    let busy = 3;
    const disturbed = (one: string): number => growsBy(1)(one) * (one.length > 30_000 && busy-- > 0 ? 5 : 1);
    expect(grown(disturbed, text, steps)).toBeUndefined();
  });
});

describe('work that grows faster than its size', () => {
  const steps: Cost = (work) => work() as number;
  const size = (of: number): number => of;

  it('fails the tests that expect it to be linear', () => {
    expect(() => expectLinear(size, 8000, (n) => n ** 2, steps)).toThrow('takes 64 times as long for 8 times the size');
    expect(() => expectLinear(size, 8000, (n) => n * Math.log(n), steps)).not.toThrow();
  });

  it('is not seen in what takes no time at all', () => {
    expect(() => expectLinear(size, 8000, (n) => (n === 8000 ? 1 : 0), steps)).not.toThrow();
  });
});

describe('the damage', () => {
  it('is the same for the same description, and applies to any text', () => {
    const damage = [{ how: 'delete line', at: 0.5, to: 0, word: '' }] as const;
    expect(afterAll('a\nb\nc', damage)).toBe('a\nc');
    expect(afterAll('', damage)).toBe('');
  });

  it('replaces a JSON string with a JSON string', () => {
    const damage = [{ how: 'replace all strings', at: 0, to: 0, word: 'x"\n' }] as const;
    expect(JSON.parse(afterAll('{"a": "id", "b": ["id"]}', damage))).toEqual({ a: 'x"\n', b: ['x"\n'] });
  });
});

describe('an export', () => {
  it.each([
    ['csv', 'a,NaN'],
    ['markdown', 'a [object Object]'],
    ['mail', 'a\u001b[31m'],
    ['mail', 'a\u202Eb'],
    ['html', '<p><script>'],
    ['html', '<a href="javascript:x">'],
  ])('%s with %j is not inert', (format, out) => {
    expect(() => checkInert(format, out, '')).toThrow(format);
  });

  it('may contain links, line ends and the words of its report', () => {
    checkInert('html', '<a href="https://lkml.org/">\r\nNaN</a>\t', 'NaN');
  });
});
