// The campaign that tries to break the product: it finds failures, shrinks them, and ends trials that hang.
import { describe, expect, it } from 'vitest';
import { fuzz, kindNames } from '../../../scripts/fuzz.mjs';
import { grown } from '../../fuzz/growth';
import { checkInert } from '../../fuzz/inert';
import { kinds } from '../../fuzz/kinds';
import { afterAll } from '../../fuzz/mutate';

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
  /** One step for each pair of twelfths: some 10 ms for 40 KB, which is far from hanging. */
  const quadratic = ({ length }: string): number => {
    let sum = 0;
    for (let i = 0; i < length; i += 12) for (let j = 0; j < length; j += 12) sum = (sum + i * j) | 0;
    return sum;
  };
  /** The same work for 40 KB, in proportion. */
  const linear = ({ length }: string): number => {
    let sum = 0;
    for (let i = 0; i < length * 275; i++) sum = (sum + i * i) | 0;
    return sum;
  };
  const text = (length: number): string => 'x'.repeat(length);

  it('is found long before it hangs', () => {
    expect(grown(quadratic, text)).toHaveLength(2);
  });

  it('differs from one that is only slow', () => {
    expect(grown(linear, text)).toBeUndefined();
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
