import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../src/core/import/template';

const captured = (template: string, path: string): unknown => parseTemplate(template).template?.match(path);

describe('paths and templates', () => {
  it.each([
    ['{subject}/{benchmark}.json', 'kvm/fio.json', { subject: 'kvm', benchmark: 'fio', parameters: {} }],
    ['{subject}-{benchmark}.json', 'a-b-c.json', { subject: 'a', benchmark: 'b-c', parameters: {} }],
    ['**/{subject}.json', 'a/b/c.json', { subject: 'c', parameters: {} }],
    ['**/{subject}.json', 'c.json', { subject: 'c', parameters: {} }],
    ['{subject}/*/run-{run}.txt', 'kvm/x/run-3.txt', { subject: 'kvm', run: 3, parameters: {} }],
    ['{subject}/{subject}-{benchmark}', 'a/a-b', { subject: 'a', benchmark: 'b', parameters: {} }],
    ['{subject}-{benchmark}/{subject}', 'a-b-c/a-b', { subject: 'a-b', benchmark: 'c', parameters: {} }],
    ['{subject}/{subject}', 'a/b', undefined],
    ['{subject}.json', 'a/b.json', undefined],
    ['{subject}/**/{benchmark}', 'a//b', undefined],
  ])('%s, %s', (template, path, expected) => {
    expect(captured(template, path)).toEqual(expected);
  });
  it('match quickly with many stars and duplicate names', () => {
    expect(captured(`${'*a'.repeat(60)}b`, 'a'.repeat(250))).toBeUndefined();
    expect(captured(`${'**/*a'.repeat(20)}b`, `${'a/'.repeat(100)}a`)).toBeUndefined();
    expect(captured(`${'{x}-'.repeat(1)}${'*a'.repeat(60)}{x}b`, `a-${'a'.repeat(250)}`)).toBeUndefined();
  });
});
