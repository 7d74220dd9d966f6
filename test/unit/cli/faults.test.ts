// What can go wrong around a command: each fault ends with a message on standard error, the right exit code, and no
// damage.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { program, runHere, start, type Ran } from './bin';

const { bin, folder } = program();
const at = (name: string): string => join(folder, name);
const onWindows = process.platform === 'win32';
const report = readFileSync(inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json'), 'utf8');
const loose = report.replace('"title": ', '"title" :\t');
const run = JSON.stringify({ subject: 's', benchmark: 'x', unit: 's', direction: 'lower', value: 1 });

beforeAll(() => {
  for (const name of ['dir', 'empty', 'closed', 'tree', 'tree/closed', 'fixed']) mkdirSync(at(name));
  for (const name of [
    'ok.vmibench.json',
    'closed/a.vmibench.json',
    'tree/a.vmibench.json',
    'tree/closed/b.vmibench.json',
  ])
    writeFileSync(at(name), report);
  for (const name of ['loose.vmibench.json', 'fixed/a.vmibench.json', 'protected.vmibench.json'])
    writeFileSync(at(name), loose);
  writeFileSync(at('torn.vmibench.json'), '[1,2');
  writeFileSync(at('runs.vmiruns.jsonl'), run);
  writeFileSync(at('secret.vmibench.json'), report);
  linkSync(at('ok.vmibench.json'), at('hard'));
  if (onWindows) return;
  symlinkSync('ok.vmibench.json', at('soft'));
  symlinkSync('circle', at('circle'));
  symlinkSync('nowhere', at('dangling'));
  execFileSync('mkfifo', [at('pipe'), at('tree/pipe.vmibench.json')]);
});

/** Everything that must be unchanged after each fault. */
const state = (): string =>
  ['ok.vmibench.json', 'loose.vmibench.json', 'fixed/a.vmibench.json', 'runs.vmiruns.jsonl', 'torn.vmibench.json']
    .map((name) => readFileSync(at(name), 'utf8'))
    .concat(readdirSync(folder).sort().join(), readdirSync(at('dir')).join())
    .join('\n');

const long = 'x'.repeat(300);
const ok = 'ok.vmibench.json';
const csv = ['export', '--to', 'csv', ok, '-o'];
const into = ['import', '--runlog', 'runs.vmiruns.jsonl', '--as', 'subject', '--into'];

/** Arguments, in which file names refer to the folder; the expected standard error; the exit code if it is not 2. */
const faults: [args: readonly string[], said: RegExp, code?: number][] = [
  [['check', 'gone.json'], /gone\.json: error: cannot be read: no such file or folder$/],
  [['check', ok, 'gone.json'], /gone\.json: error: cannot be read: no such file or folder$/],
  [['check', `${ok}/x`], /cannot be read: no such file or folder$/],
  [['check', 'empty'], /empty: error: no \*\.vmibench\.json files in this folder$/],
  [['check', 'dir/*.json'], /no matching files$/],
  [['check', ''], /^"": error: cannot be read: no such file or folder$/],
  [['check', 'a\nb'], /a␊b: error: cannot be read: no such file or folder$/],
  [['check', 'a\0b'], /a␀b: error: cannot be read: the name is not valid here$/],
  [['check', long], /cannot be read: the name is too long$/],
  [['check', 'y'.repeat(100_000)], /^.{0,200}y{300,}…y+: error: cannot be read: the name is too long$/],
  [['check', 'circle'], /circle: error: cannot be read: its links lead in a circle$/],
  [['check', 'dangling'], /dangling: error: cannot be read: no such file or folder$/],
  [['check', '/dev/zero'], /zero: error: cannot be read: it has 65 MB or more; the limit is 64 MB$/],
  [['check', '--settings', 'gone', ok], /gone: cannot be read: no such file or folder$/],
  [['check', '--settings', 'dir', ok], /dir: cannot be read: it is a folder$/],
  [['check', '--settings', '/dev/zero', ok], /zero: cannot be read: it has 65 MB or more; the limit is 64 MB$/],
  [['check', '--settings', 'y'.repeat(100_000), ok], /yy: cannot be read: the name is too long$/],
  [['table', 'gone'], /gone: error: cannot be read: no such file or folder$/],
  [['compare', ok, 'gone'], /gone: error: cannot be read: no such file or folder$/m],
  [['compare', '--git', 'HEAD', ok], /not in a git repository/],
  [['compare', '--git', 'a\0b', ok], /not in a git repository/],
  [['history', 'gone'], /gone: cannot be read: no such file or folder$/],
  [['history', `${ok}/x`], /x: no such file or folder$/],
  [['history', 'empty'], /empty: error: no \*\.vmibench\.json files in this folder$/],
  [['history', 'tree'], /pipe\.vmibench\.json: error: cannot be read: it is a pipe or a device, not a file$/m, 0],
  [['bisect', '--row', 'x', '--good', 'gone', '--bad', ok, ok], /gone: cannot be read: no such file or folder$/, 128],
  [['bisect', '--row', 'x', '--good', 'dir', '--bad', ok, ok], /dir: cannot be read: it is a folder$/, 128],
  [['format', 'pipe'], /pipe: error: cannot be written: it is a pipe or a device, not a file$/],
  [['format', '/dev/zero'], /zero: error: cannot be written: it is a pipe or a device, not a file$/],
  [['format', 'torn.vmibench.json'], /not a readable report: run vmibench check to see why; left unchanged$/],
  [[...csv, 'dir'], /dir: error: cannot be written: it is a folder$/],
  [[...csv, 'new/'], /cannot be written: it is a folder$/],
  [[...csv, 'gone/x'], /x: error: cannot be written: no such folder$/],
  [[...csv, `${ok}/x`], /x: error: cannot be written: no such folder$/],
  [[...csv, long], /cannot be written: the name is too long$/],
  [[...csv, 'a\0b'], /cannot be written: the name is not valid here$/],
  [[...csv, 'circle'], /circle: error: cannot be written: its links lead in a circle$/],
  [[...csv, 'pipe'], /pipe: error: cannot be written: the other end is not open$/],
  [[...csv, '/dev/full'], /full: error: cannot be written: the disk is full$/],
  [[...csv, ''], /--output needs a value/],
  [[...csv, ok], /is one of the files that are read; choose another name for the output$/],
  [[...csv, 'hard'], /hard is one of the files that are read/],
  [[...csv, 'soft'], /soft is one of the files that are read/],
  [
    [...csv, 'runs.vmiruns.jsonl', '--settings', 'runs.vmiruns.jsonl'],
    /runs\.vmiruns\.jsonl is one of the files that are read/,
  ],
  [['compare', '--to', 'markdown', ok, 'loose.vmibench.json', '-o', 'hard'], /hard is one of the files that are read/],
  [['import', 'gone'], /gone: failed: cannot be read: no such file or folder$/m],
  [['import', 'empty'], /empty: failed: no files in this folder$/m],
  [['import', '/dev/zero'], /Cannot read the file: it has 129 MB or more; the limit is 128 MB$/m],
  [['import', '--mail', 'gone'], /gone: cannot be read: no such file or folder$/],
  [['import', '--mail', 'dir'], /dir: cannot be read: it is a folder$/],
  [['import', '--mail', '/dev/zero'], /zero: cannot be read: it has 129 MB or more; the limit is 128 MB$/],
  [['import', '--runlog', '/dev/zero'], /zero: cannot be read: it has 129 MB or more; the limit is 128 MB$/],
  [['import', '--runlog', 'dir'], /dir: cannot be read: it is a folder$/],
  [['import', '--runlog', 'runs.vmiruns.jsonl', '--to', 'dir'], /dir: cannot be written: it is a folder$/],
  [['import', '--runlog', 'runs.vmiruns.jsonl', '--to', 'dir', '--force'], /dir: cannot be written: it is a folder$/],
  [['import', '--runlog', 'runs.vmiruns.jsonl', '--to', 'hard'], /hard already exists/],
  [
    ['import', '--runlog', 'runs.vmiruns.jsonl', '--to', 'runs.vmiruns.jsonl', '--force'],
    /is one of the files that are read; choose another name for the output$/,
  ],
  [[...into, 'gone'], /gone: cannot be read: no such file or folder$/],
  [[...into, 'dir'], /dir: cannot be read: it is a folder$/],
  [[...into, 'pipe'], /pipe: cannot be written: it is a pipe or a device, not a file$/],
  [[...into, 'torn.vmibench.json'], /has errors\. Run vmibench check to see them; nothing was merged\.$/],
];

const inFolder = (name: string): string =>
  /^(ok|loose|gone|torn|runs|dir|empty|new|circle|dangling|pipe|hard|soft|tree)\b/.test(name) ? at(name) : name;

/** No fault ends in a stack, and none is silent. */
function expectSaid({ code, out, err }: Ran, pattern: RegExp, expected: number): void {
  expect(err.trimEnd()).toMatch(pattern);
  expect(`${out}${err}`).not.toMatch(/internal error|\bat \S+ \(|node:internal/);
  expect(code).toBe(expected);
}

describe.skipIf(onWindows)('a fault', () => {
  it.each(faults)('%j', async (args, pattern, code = 2) => {
    const before = state();
    expectSaid(await runHere(args.map(inFolder)), pattern, code);
    expect(state()).toBe(before);
  });
});

describe.skipIf(onWindows)('a fault in a stream', () => {
  const shell = (command: string): Promise<Ran> => start('bash', ['-c', command], { cwd: folder });

  it('ends like other faults: a full disk, a closed reader, a folder as input, a deleted folder', async () => {
    const node = `"${process.execPath}" "${bin}"`;
    const [full, head, closed, quiet, stdin, gone] = await Promise.all([
      shell(`${node} check ${ok} > /dev/full`),
      shell(`${node} check ${ok} | head -1; exit \${PIPESTATUS[0]}`),
      shell(`${node} check ${ok} >&-`),
      shell(`${node} check gone 2> /dev/full`),
      shell(`${node} check - < dir`),
      shell(`mkdir away && cd away && rmdir ../away && ${node} check x.json`),
    ]);
    expectSaid(full, /^vmibench: cannot write the output: the disk is full$/, 2);
    expect([head.code, head.err, head.out.split('\n')]).toEqual([0, '', [expect.any(String), '']]);
    expect([closed.code, closed.err]).toEqual([0, '']);
    expect(quiet.code).toBe(2);
    expectSaid(stdin, /^<stdin>: error: cannot be read: it is a folder$/, 2);
    expectSaid(gone, /the current folder no longer exists$/, 2);
  });
});

/** Permissions do not stop root, so the program runs as another user if the tests run as root. */
const asUser = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : ['env'];
const isUser =
  !onWindows && spawnSync(asUser[0] ?? '', [...asUser.slice(1), process.execPath, '-e', '', inRoot('.')]).status === 0;

describe.skipIf(!isUser)('a user without permission', () => {
  it('gets a message, the rest is read, and nothing is written', async () => {
    const own = at('own');
    mkdirSync(own);
    for (const name of ['closed', 'tree', 'fixed']) execFileSync('cp', ['-R', at(name), own]);
    copyFileSync(at('secret.vmibench.json'), join(own, 'secret.vmibench.json'));
    copyFileSync(at('protected.vmibench.json'), join(own, 'protected.vmibench.json'));
    copyFileSync(at('runs.vmiruns.jsonl'), join(own, 'tree/runs.vmiruns.jsonl'));
    chmodSync(folder, 0o755);
    if (asUser.length > 1) execFileSync('chown', ['-R', '65534:65534', own]);
    for (const name of ['secret.vmibench.json', 'closed', 'tree/closed']) chmodSync(join(own, name), 0);
    chmodSync(join(own, 'fixed'), 0o555);
    chmodSync(join(own, 'protected.vmibench.json'), 0o444);
    const [file = '', ...rest] = asUser;
    const v = (...args: string[]): Promise<Ran> => start(file, [...rest, process.execPath, bin, ...args], { cwd: own });
    const [secret, closed, tree, fixed, guarded, imported] = await Promise.all([
      v('check', 'secret.vmibench.json'),
      v('check', 'closed'),
      v('check', 'tree'),
      v('format', 'fixed'),
      v('format', 'protected.vmibench.json'),
      v('import', 'tree'),
    ]);
    expectSaid(secret, /^secret\.vmibench\.json: error: cannot be read: permission denied$/, 2);
    expectSaid(closed, /^closed: error: cannot be read: permission denied$/, 2);
    expectSaid(tree, /^tree\/closed: error: cannot be read: permission denied$/m, 2);
    expect(tree.out).toMatch(/^tree\/a\.vmibench\.json:/m);
    expectSaid(fixed, /^fixed\/a\.vmibench\.json: error: cannot be written: permission denied$/, 2);
    expectSaid(guarded, /^protected\.vmibench\.json: error: cannot be written: permission denied$/, 2);
    expect(imported.err).toMatch(/^tree\/closed: failed: cannot be read: permission denied$/m);
    expect(imported.err).toMatch(/^tree\/a\.vmibench\.json: /m);
    expect(readFileSync(join(own, 'fixed/a.vmibench.json'), 'utf8')).toBe(loose);
    expect(readFileSync(join(own, 'protected.vmibench.json'), 'utf8')).toBe(loose);
    expect(existsSync(join(own, 'tree/closed'))).toBe(true);
    for (const name of ['closed', 'tree/closed', 'fixed']) chmodSync(join(own, name), 0o755);
  });
});
