/** Rules in a bundle: without their examples, and else as they are. */
import { readFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { withoutExamples } from '../../scripts/lib/without-examples.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

describe('rules without their examples', () => {
  it('keep everything else, however the examples are written', () => {
    const text =
      'const silent = 1;\nexport const a = { name: "a",\n  // why\n  fires: f({ b: [1, 2] }), silent, says: "fires: x" };\nexport const b = { fires() { return 1; }, "silent": 2 };';
    const left = withoutExamples(text);
    expect(transformSync(left, { minifyWhitespace: true, loader: 'ts' }).code).toBe(
      'const silent=1;export const a={name:"a",says:"fires: x"};export const b={};\n',
    );
    expect(withoutExamples('export const c = 1;')).toBe('export const c = 1;');
  });

  it('are so in every file of rules', () => {
    for (const name of [
      'core/findings/rules/design',
      'core/findings/rules/claims',
      'core/findings/reader-rules',
      'core/compare/rules',
    ]) {
      const text = readFileSync(inRoot('src', `${name}.ts`), 'utf8');
      const count = (of: string, what: RegExp): number => [...of.matchAll(what)].length;
      expect(count(text, /\bfires:/g), name).toBeGreaterThan(0);
      // As code: types may speak of examples.
      const [whole, left] = [text, withoutExamples(text)].map((one) => transformSync(one, { loader: 'ts' }).code) as [
        string,
        string,
      ];
      expect(count(left, /\b(?:fires|silent)\b/g), name).toBe(0);
      expect(count(left, /\bsays:/g), name).toBe(count(whole, /\bsays:/g));
    }
  });
});
