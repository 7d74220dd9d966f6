/** Sentences are said of each of ten thousand rows: what is the same for all of them is done once. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainFinding } from '../../../src/core/judge/plain';
import { checkText } from '../../../src/core/judge/check';
import { defaultSettings } from '../../../src/core/judge/settings';
import { sayEnglish, word } from '../../../src/core/messages/messages';

describe('a sentence that is said often', () => {
  afterEach(() => vi.restoreAllMocks());

  it('has its template taken apart once', () => {
    const patterns = vi.spyOn(String.prototype, 'matchAll');
    for (let n = 1; n < 50; n++) expect(sayEnglish(word('cli.errors', { n }))).toContain(String(n));
    expect(patterns.mock.calls.length).toBeLessThanOrEqual(1);
  });

  it('is made once where a finding has it at each of many rows', () => {
    const message = word('cli.errors', { n: 3 });
    let said = 0;
    const counted = new Proxy(message, {
      get: (of, key, self) => {
        if (key === 'key') said += 1;
        return Reflect.get(of, key, self) as unknown;
      },
    });
    const [found] = checkText('{}', defaultSettings).findings;
    const path = ['title'];
    const related = Array.from({ length: 40 }, () => ({ message: counted, path, part: 'value' as const }));
    const { related: plain } = plainFinding({ ...found!, finding: { ...found!.finding, related } }, undefined);
    expect(new Set(plain.map((one) => one.message))).toEqual(new Set([sayEnglish(message)]));
    expect(said).toBe(1);
  });
});
