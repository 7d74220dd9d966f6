import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, program, report, same } from './bin';

const { run, put, folder } = program();
const good = report({ cand: { samples: same } });
const json = JSON.stringify(good, null, 2);

/** The files with a summary or an error, in order. */
const named = (text: string): string[] =>
  lines(text)
    .filter((line) => !/:\d+:\d+: /.test(line))
    .map((line) => line.split(': ')[0] ?? '')
    .filter((name) => !/^\d+ file/.test(name));

beforeAll(() => {
  for (const name of [
    'tree/a.vmibench.json',
    'tree/b/c.vmibench.json',
    'tree/b/d/E.VMIBENCH.JSON',
    'tree/node_modules/no.vmibench.json',
    'tree/.hidden/no.vmibench.json',
    'odd/[x].vmibench.json',
    'odd/x.vmibench.json',
  ])
    put(name, good);
  put('tree/other.json', '{}');
  put('tree/b/notes.md', '# no');
  mkdirSync(join(folder, 'tree/folder.vmibench.json'));
  mkdirSync(join(folder, 'empty'));
  symlinkSync('.', join(folder, 'tree/b/circle'));
  symlinkSync('loop.vmibench.json', join(folder, 'odd/loop.vmibench.json'));
});

describe('paths, folders and globs', () => {
  it.each([
    [['tree'], ['tree/a.vmibench.json', 'tree/b/c.vmibench.json', 'tree/b/d/E.VMIBENCH.JSON']],
    [['tree/'], ['tree/a.vmibench.json', 'tree/b/c.vmibench.json', 'tree/b/d/E.VMIBENCH.JSON']],
    [['tree/*.vmibench.json'], ['tree/a.vmibench.json']],
    [['./tree/*'], ['tree/a.vmibench.json']],
    [['tree/**'], ['tree/a.vmibench.json', 'tree/b/c.vmibench.json', 'tree/b/d/E.VMIBENCH.JSON']],
    [['**/c.*'], ['tree/b/c.vmibench.json']],
    [['tree/{a,b/c}.vmibench.json'], ['tree/a.vmibench.json', 'tree/b/c.vmibench.json']],
    [['odd/[x].vmibench.json'], ['odd/[x].vmibench.json']],
    [['odd/[w-y].vmibench.json'], ['odd/x.vmibench.json']],
    [
      ['tree/b/c.vmibench.json', 'tree', './tree/a.vmibench.json'],
      ['tree/b/c.vmibench.json', 'tree/a.vmibench.json', 'tree/b/d/E.VMIBENCH.JSON'],
    ],
  ])('%j', async (args, files) => {
    const { code, out, err } = await run(['check', ...args], { cwd: folder });
    expect({ names: named(out), code, err }).toEqual({ names: files, code: 0, err: '' });
  });

  it('a folder named .', async () => {
    const { out } = await run(['check', '.'], { cwd: join(folder, 'tree/b') });
    expect(named(out)).toEqual(['c.vmibench.json', 'd/E.VMIBENCH.JSON']);
  });

  it.each([
    ['gone.vmibench.json', 'cannot be read: no such file or folder'],
    ['gone/x.vmibench.json', 'cannot be read: no such file or folder'],
    ['tree/a.vmibench.json/x', 'cannot be read: no such file or folder'],
    ['empty', 'no *.vmibench.json files in this folder'],
    ['tree/*.xml', 'no matching files'],
    ['gone/**', 'no matching files'],
    ['odd/loop.vmibench.json', 'cannot be read: its links lead in a circle'],
  ])('reports %s, and checks the others', async (name, why) => {
    const { code, out, err } = await run(['check', name, 'tree/a.vmibench.json'], { cwd: folder });
    expect({ code, err }).toEqual({ code: 2, err: `${name}: error: ${why}\n` });
    expect(named(out)).toEqual(['tree/a.vmibench.json']);
    expect(out).toMatch(/^2 files, 1 could not be checked/m);
  });
});

describe('standard input', () => {
  it('is checked under the name <stdin>', async () => {
    const { code, out } = await run(['check', '-'], { input: JSON.stringify(report()) });
    expect(code).toBe(1);
    expect(out).toMatch(/^<stdin>:1:\d+: warning: x: .*\(ratio 0\.971\).* \[regression\]$/m);
    expect(out).toMatch(/^<stdin>: 1 regression; x 0\.971$/m);
  });

  it('may come between files', async () => {
    const { out } = await run(['check', 'tree/a.vmibench.json', '-', 'tree/b'], { cwd: folder, input: json });
    expect(named(out)).toEqual([
      'tree/a.vmibench.json',
      '<stdin>',
      'tree/b/c.vmibench.json',
      'tree/b/d/E.VMIBENCH.JSON',
    ]);
  });

  it('is reported if empty', async () => {
    const { code, out } = await run(['check', '-'], { input: '' });
    expect(code).toBe(2);
    expect(out).toMatch(
      /^<stdin>:1:1: error: The file is empty.* \[syntax\]\n<stdin>: not a usable report; no verdicts\n$/,
    );
  });
});

describe('a file that is not a report', () => {
  it.each([
    ['broken', '{"format": "vmibench/1",,}', '1:24: error: '],
    ['a list', '[]', '1:1: error: '],
    ['an empty object', '{}', '1:1: error: '],
    ['newer', '{"format": "vmibench/2"}', '1:12: error: '],
    ['another file', '{"name": "x", "version": "1"}', '1:1: error: '],
    ['not text', Uint8Array.from([0, 1, 2, 255]), '1:1: error: '],
    ['deep', '['.repeat(100_000), '1:'],
  ])('%s', async (name, text, place) => {
    const file = put(`${name}.vmibench.json`, text);
    for (const options of [[], ['--fail-on', 'never']]) {
      const { code, out, err } = await run(['check', ...options, file, 'tree/a.vmibench.json'], { cwd: folder });
      expect({ code, err }).toEqual({ code: 2, err: '' });
      expect(out.startsWith(`${file}:${place}`)).toBe(true);
      expect(out).toContain(`\n${file}: not a usable report; no verdicts\n`);
      expect(out).toContain('tree/a.vmibench.json: 1 unchanged');
    }
  });

  it('is explained even if the rule for it is off', async () => {
    const settings = put('off.json', { 'vmibench.rules': { syntax: 'off', schema: 'off', format: 'off' } });
    const { code, out } = await run(['check', '--settings', settings, '-'], { input: '{' });
    expect(code).toBe(2);
    expect(out).toMatch(/^<stdin>:1:1: error: /);
  });
});

describe('encodings', () => {
  it('reads UTF-16 with a byte-order mark, as VS Code does', async () => {
    const little = Buffer.from(`\uFEFF${json}`, 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const { code, out } = await run(['check', put('wide.vmibench.json', bytes)]);
      expect({ code, kind: out.includes('1 unchanged') }).toEqual({ code: 0, kind: true });
    }
  });

  it('compares a report in UTF-16 with one in UTF-8', async () => {
    const wide = put('wide.vmibench.json', Buffer.from(`\uFEFF${json}`, 'utf16le'));
    const { code, err } = await run(['compare', wide, put('plain.vmibench.json', json)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('reads UTF-8 with a byte-order mark, and reports the mark', async () => {
    const { code, out } = await run(['check', put('marked.vmibench.json', `\uFEFF${json}`)]);
    expect(code).toBe(1);
    expect(out).toMatch(/marked\.vmibench\.json:1:1: error: .* \[byte-order-mark\]/);
    expect(out).toContain('1 unchanged');
  });

  it('reports that characters of a Latin-1 file are lost, and where', async () => {
    const text = json.replace('made for a test', 'Gr\u00fcn');
    const { out } = await run(['check', put('latin.vmibench.json', Buffer.from(text, 'latin1'))]);
    expect(out).toMatch(
      /latin\.vmibench\.json:\d+:\d+: warning: 1 character of this text was lost.* \[lost-characters\]/,
    );
  });

  it('counts columns in UTF-16 units, and lines at every line ending', async () => {
    const text = JSON.stringify(report()).replace('"title":"made for a test"', '\r\n"title":\r"😀",\n');
    const { out } = await run(['check', '-'], { input: text.replace(',\n,', ',\n') });
    const line =
      text
        .replace(',\n,', ',\n')
        .split(/\r\n|\r|\n/)
        .findIndex((one) => one.includes('"samples"')) + 1;
    expect(line).toBe(4);
    expect(out).toMatch(new RegExp(`^<stdin>:${line}:\\d+: warning: x: .*\\(ratio 0\\.971\\)`, 'm'));
  });
});
