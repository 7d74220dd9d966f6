// Proposals for a path template, from the given paths.
import { describe, expect, it } from 'vitest';
import { templateProposals } from '../../../src/core/page-model/import/complete';
import { parseTemplate } from '../../../src/core/import/template';

const paths = ['ept-on', 'ept-off'].flatMap((subject) =>
  [4, 8].flatMap((vcpus) => [1, 2].map((run) => `${subject}/kernbench/vcpus=${vcpus}/run-${run}/out.json`)),
);
/** The text after a proposal was accepted, with `|` as the cursor. */
const after = (typed: string): string[] => {
  const caret = typed.indexOf('|');
  const text = typed.replace('|', '');
  return templateProposals(text, caret, paths).map(
    ({ insert, from }) => text.slice(0, from) + insert + text.slice(caret),
  );
};

describe('proposals', () => {
  it('begin with a complete template', () => {
    expect(after('|')[0]).toBe('{subject}/kernbench/vcpus={vcpus}/run-{run}/out.json');
  });
  it('follow the folders one by one', () => {
    expect(after('{subject}/|')).toContain('{subject}/kernbench/');
    expect(after('{subject}/kernbench/|')[0]).toBe('{subject}/kernbench/vcpus={vcpus}/');
    expect(after('{subject}/kernbench/*/run|')[0]).toBe('{subject}/kernbench/*/run-{run}/');
    expect(after('{subject}/*/*/*/|')).toContain('{subject}/*/*/*/out.json');
    expect(after('elsewhere/|')).toEqual([]);
  });
  it('are the unused names inside a brace, including parameters of the paths', () => {
    expect(after('{|')).toEqual(['{subject}', '{benchmark}', '{run}', '{boot}', '{block}', '{_}', '{vcpus}']);
    expect(after('{subject}/{b|')).toEqual(['{subject}/{benchmark}', '{subject}/{boot}', '{subject}/{block}']);
    expect(after('{subject}/{s|')).toEqual([]);
    expect(after('{subject}/*/vcpus={v|/x')).toEqual(['{subject}/*/vcpus={vcpus}/x']);
  });
  it('lead to valid templates at each step', () => {
    let text = '';
    for (let step = 0; step < 8; step++) {
      const [first] = templateProposals(text, text.length, text === '' ? ['a/b/run-1.txt', 'c/d/run-2.txt'] : paths);
      if (!first) break;
      text = text.slice(0, first.from) + first.insert;
      expect(parseTemplate(text.replace(/\/$/, '')).error, text).toBeUndefined();
    }
    expect(text).not.toBe('');
  });
  it('survive any text', () => {
    for (const odd of ['{', '}', '{}', '**', '{a}{b}', '/', '///', '{subject', '[(', '\\'])
      expect(() => templateProposals(odd, odd.length, paths)).not.toThrow();
    expect(templateProposals('x', 1, [])).toEqual([]);
  });
});
