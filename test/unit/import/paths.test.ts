// Path templates, suggestions, and subjects from file names.
import { describe, expect, it } from 'vitest';
import { likelyBaseline, subjectsFromPaths } from '../../../src/core/import/naming';
import { suggestTemplate } from '../../../src/core/import/suggest';
import { matchPaths, parseTemplate } from '../../../src/core/import/template';
import { sayEnglish } from '../../../src/core/messages/messages';

function match(template: string, path: string) {
  const parsed = parseTemplate(template);
  if (!parsed.template) throw new Error(sayEnglish(parsed.error));
  return parsed.template.match(path);
}

describe('a path template', () => {
  it('captures subject, benchmark, run and parameters', () => {
    expect(match('{subject}/{benchmark}/vcpus={vcpus}/run-{run}/*.json', 'ept-on/fio/vcpus=8/run-3/out.json')).toEqual({
      subject: 'ept-on',
      benchmark: 'fio',
      run: 3,
      parameters: { vcpus: 8 },
    });
    expect(match('{subject}/boot{boot}/{_}.log', 'a/boot2/x.log')).toEqual({ subject: 'a', boot: 2, parameters: {} });
    expect(match('**/{subject}.txt', 'deep/er/kvm.txt')?.subject).toBe('kvm');
    expect(match('**/{subject}.txt', 'kvm.txt')?.subject).toBe('kvm');
    expect(match('{subject}-{bs}.json', 'fc-4k.json')).toEqual({ subject: 'fc', parameters: { bs: '4k' } });
    expect(match('{subject}/thp={thp}/x', 'a/thp=true/x')?.parameters).toEqual({ thp: true });
    expect(match('{subject}/{n}/x', 'a/007/x')?.parameters).toEqual({ n: '007' });
  });
  it('matches the whole path or nothing, and treats dots literally', () => {
    expect(match('{subject}/*.json', 'a/b/c.json')).toBeUndefined();
    expect(match('{subject}/*.json', 'a/cxjson')).toBeUndefined();
    expect(match('{subject}/{subject}.log', 'a/a.log')?.subject).toBe('a');
    expect(match('{subject}/{subject}.log', 'a/b.log')).toBeUndefined();
  });
  it.each([
    ['{subject/x', '{'],
    ['{sub ject}/x', 'sub ject'],
    ['{a}{b}', ''],
    ['{a}*', ''],
    ['', ''],
  ])('reports what is wrong with %s', (template, part) => {
    const parsed = parseTemplate(template);
    expect(parsed.template).toBeUndefined();
    expect(parsed.error && sayEnglish(parsed.error)).toContain(part);
  });
  it('shows its matches', () => {
    const { template } = parseTemplate('{subject}.log');
    expect(template && matchPaths(template, ['a.log', 'x/b.log']).map((one) => one.captured?.subject)).toEqual([
      'a',
      undefined,
    ]);
  });
});

describe('a suggested template', () => {
  it.each([
    [
      ['ept-on/fio/vcpus=1/run-1/a.json', 'ept-on/fio/vcpus=8/run-2/a.json', 'ept-off/fio/vcpus=1/run-1/a.json'],
      '{subject}/fio/vcpus={vcpus}/run-{run}/a.json',
    ],
    [['base/fio.json', 'patched/fio.json'], '{subject}/fio.json'],
    [['base/boot1/3.json', 'patched/boot2/4.json'], '{subject}/boot{boot}/{run}.json'],
    [['base/block-1/3.json', 'patched/block-2/4.json'], '{subject}/block-{block}/{run}.json'],
    [['cpu-kvm.log', 'cpu-metal.log'], 'cpu-{subject}.log'],
    [['a/randread.json', 'a/randwrite.json', 'b/randread.json'], '{subject}/{benchmark}.json'],
  ])('%j', (paths, template) => {
    expect(suggestTemplate(paths)).toBe(template);
    const parsed = parseTemplate(template).template;
    expect(parsed && paths.every((path) => parsed.match(path))).toBe(true);
  });
  it('is missing if paths have nothing in common, or if there is only one', () => {
    expect(suggestTemplate(['a.json'])).toBeUndefined();
    expect(suggestTemplate([])).toBeUndefined();
  });
});

describe('subjects from names', () => {
  const guess = (files: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(
      [...subjectsFromPaths(Object.entries(files).map(([path, loads]) => ({ path, loads })))].map(([path, one]) => [
        path,
        one.run === undefined ? one.subject : `${one.subject}#${one.run}`,
      ]),
    );

  it('are the differing parts of files with the same loads', () => {
    expect(
      guess({ 'x-cpu-kvm.log': ['cpu'], 'x-cpu-metal.log': ['cpu'], 'x-io-kvm.log': ['io'], 'x-io-metal.log': ['io'] }),
    ).toEqual({ 'x-cpu-kvm.log': 'kvm', 'x-cpu-metal.log': 'metal', 'x-io-kvm.log': 'kvm', 'x-io-metal.log': 'metal' });
    expect(guess({ 'base/fio.json': ['a'], 'patched/fio.json': ['a'] })).toEqual({
      'base/fio.json': 'base',
      'patched/fio.json': 'patched',
    });
  });
  it('are runs if only a number differs', () => {
    expect(guess({ 'kvm-run1.txt': ['a'], 'kvm-run2.txt': ['a'], 'metal-run1.txt': ['a'] })).toEqual({
      'kvm-run1.txt': 'kvm#1',
      'kvm-run2.txt': 'kvm#2',
      'metal-run1.txt': 'metal#1',
    });
    expect(guess({ 'out/fio-1.json': ['a'], 'out/fio-2.json': ['a'] })).toEqual({
      'out/fio-1.json': 'out-fio#1',
      'out/fio-2.json': 'out-fio#2',
    });
  });
  it('remain separate if two files share only some loads', () => {
    const found = guess({ 'big-xeon.txt': ['1', '72'], 'small-arm.txt': ['1'] });
    expect(new Set(Object.values(found)).size).toBe(2);
  });
  it('assign a single file using the name of another', () => {
    expect(
      guess({ 'a-fc-read.json': ['r'], 'a-qemu-read.json': ['r'], 'a-fc-write.json': ['w'] })['a-fc-write.json'],
    ).toBe('fc');
    expect(
      guess({ 'a-fc-rx.json': ['1'], 'a-qemu-rx.json': ['1'], 'a-fc-tx-10.json': ['10'], 'a-qemu-rx-10.json': ['10'] }),
    ).toMatchObject({ 'a-fc-tx-10.json': 'fc', 'a-qemu-rx-10.json': 'qemu' });
  });
  it('remain separate if the shorter name would merge two of them', () => {
    const found = guess({
      'a-fc-1k.json': ['1'],
      'a-qemu-1k.json': ['1'],
      'a-fc-old.json': ['2'],
      'a-fc-new.json': ['2'],
      'one-fc-rx.json': ['3'],
      'two-fc-tx.json': ['3'],
    });
    expect(new Set([found['one-fc-rx.json'], found['two-fc-tx.json']]).size).toBe(2);
  });
  it('make the one named baseline the baseline, or else the first', () => {
    expect(likelyBaseline(['docker', 'kvm', 'bare-metal'])).toBe('bare-metal');
    expect(likelyBaseline(['patched', 'before patch'])).toBe('before patch');
    expect(likelyBaseline(['b', 'a', 'database'])).toBe('b');
    expect(likelyBaseline([])).toBeUndefined();
  });
});
