/** `vmibench check --history`: nights with one value per row, in a folder and in git. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../../lib/git';
import { program, runHere } from './bin';

const { folder } = program();

/** Three quiet rows; the first falls to 95% from night 8 on, and the microcode changes on night 12. */
const wobble = [0, 3, -2, 4, -3, 1, -4, 2, 0, -1, 3, -2, 1];
function night(at: number): object {
  const values = [100, 200, 300].map((level, row) => level * (1 + 0.001 * (wobble[(at + 5 * row) % 13] ?? 0)));
  if (at >= 8) values[0]! *= 0.95;
  return {
    format: 'vmibench/1',
    title: `night ${at}`,
    series: 'nightly',
    revision: at + 1,
    environments: [{ id: 'host', host: { cpu: { microcode: at >= 12 ? '0x2' : '0x1' } } }],
    subjects: [{ id: 'kvm', environment: 'host' }],
    benchmarks: values.map((value, row) => ({
      id: `b${row}`,
      name: `b${row}`,
      metric: { name: 'rate', unit: '/s', direction: 'higher' },
      results: [{ subject: 'kvm', mean: Number(value.toFixed(4)) }],
    })),
  };
}
const nights = join(folder, 'nights');
mkdirSync(nights, { recursive: true });
const file = (at: number): string => join(nights, `${String(at).padStart(2, '0')}.vmibench.json`);
for (let at = 0; at <= 12; at++) writeFileSync(file(at), JSON.stringify(night(at), null, 2));
const check = (at: number, ...more: string[]) => runHere(['check', '--history', nights, ...more, file(at)]);

describe('vmibench check --history FOLDER', () => {
  it('does not judge with fewer than six nights, and says so', async () => {
    const { code, err, out } = await check(5);
    expect(code).toBe(0);
    expect(err).toContain('nothing could be judged');
    expect(out).toContain('3 not judged');
  });

  it('passes a quiet night, using the earlier nights only', async () => {
    const { code, err, out } = await check(7);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/judged by 7 earlier reports, since .*00\.vmibench\.json: 3 unchanged/);
  });

  it('suspects the first night outside the range, and reports a regression at the second', async () => {
    const first = await check(8);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/b0: rate −[\d.]+% against the 8 nights since .* suspect .* \[night-suspect\]/);
    const second = await check(9);
    expect(second.code).toBe(1);
    expect(second.out).toMatch(/b0: .* for the second night .* \[night-regression\]/);
    expect((await check(9, '--fail-on', 'never')).code).toBe(0);
  });

  it('prints each row with --rows, in the words of its metric', async () => {
    const { out } = await check(9, '--rows');
    expect(out).toMatch(/verdict: b0: rate −5\.\d+%, regression, by 8 nights since .*00\.vmibench\.json$/m);
    expect(out).toMatch(/verdict: b1: rate [+−]0\.\d+%, no change seen, within ±\d[\d.]*%, by 9 nights since /);
    expect((await check(5, '--rows')).out).toContain('b0: There are 5 measured nights at this level; 6 are needed.');
  });

  it('does not count waived findings, and shows them with their reason', async () => {
    const waived = { ...night(9), waivers: [{ rule: 'night-regression', reason: 'known since the update', by: 'me' }] };
    writeFileSync(file(9), JSON.stringify(waived, null, 2));
    const { code, out } = await check(9);
    const expired = { ...waived, waivers: [{ ...waived.waivers[0], expires: '2020-01-01' }] };
    writeFileSync(file(9), JSON.stringify(expired, null, 2));
    const after = await check(9);
    writeFileSync(file(9), JSON.stringify(night(9), null, 2));
    expect(code).toBe(0);
    expect(out).toMatch(/known since the update.*\[night-regression\]/);
    expect(after.code).toBe(1);
  });

  it('is inconclusive after a changed environment', async () => {
    const { code, out } = await check(12);
    expect(code).toBe(3);
    expect(out).toMatch(/host\.cpu\.microcode.*0x1.*0x2.* \[night-environment\]/);
    expect((await check(12, '--inconclusive', 'pass')).code).toBe(0);
  });

  it('reads the folder once for all reports, and reports unreadable files once', async () => {
    const broken = join(nights, 'gone.vmibench.json');
    symlinkSync(join(folder, 'nowhere'), broken);
    const { err } = await runHere(['check', '--history', nights, file(7), file(8)]);
    rmSync(broken);
    expect(err.split('\n').filter((line) => line.includes('gone.vmibench.json'))).toHaveLength(1);
  });

  it('prints JSON', async () => {
    const { files } = JSON.parse((await check(9, '--json')).out) as {
      files: { history: { reports: number; rows: object[] }; findings: { rule: string; fails: boolean }[] }[];
    };
    expect(files[0]?.history).toMatchObject({ reports: 9, since: 0, level: 0.05, changed: [] });
    expect(files[0]?.history.rows[0]).toMatchObject({
      key: 'b0/kvm',
      evidence: 'history',
      verdict: { word: 'regression' },
    });
    expect(files[0]?.findings.find(({ rule }) => rule === 'night-regression')).toMatchObject({ fails: true });
  });

  it('requires a folder', async () => {
    const { code, err } = await runHere(['check', '--history', join(nights, 'gone'), file(3)]);
    expect(code).toBe(2);
    expect(err).toContain('--history must be a folder or "git"');
  });
});

describe('a night that lost rows', () => {
  const lost = join(folder, 'lost');
  mkdirSync(lost, { recursive: true });
  const write = (name: string, benchmarks: readonly object[]): string => {
    const path = join(lost, name);
    writeFileSync(path, JSON.stringify({ ...night(7), revision: 8, benchmarks }));
    return path;
  };
  for (let at = 0; at < 7; at++) writeFileSync(join(lost, `0${at}.vmibench.json`), JSON.stringify(night(at)));
  const rows = (night(7) as { readonly benchmarks: readonly object[] }).benchmarks;
  const zero = { ...rows[0], results: [{ subject: 'kvm', value: 0 }] };

  it.each([
    { what: 'a benchmark is gone', benchmarks: rows.slice(1), code: 3, strict: 1, said: '2 unchanged, 1 not judged' },
    { what: 'a value fell to zero', benchmarks: [zero, ...rows.slice(1)], code: 1, strict: 1, said: '1 failed' },
  ])('does not pass: $what', async ({ what, benchmarks, code, strict, said }) => {
    const path = write(`${what.replaceAll(' ', '-')}.vmibench.json`, benchmarks);
    const run = (...more: string[]) => runHere(['check', '--history', lost, ...more, path]);
    const plain = await run();
    expect(plain.code).toBe(code);
    expect(plain.out).toContain('[night-lost]');
    expect(plain.out).toContain(said);
    expect((await run('--fail-on', 'untested')).code).toBe(strict);
    expect((await run('--inconclusive', 'pass')).code).toBe(code === 3 ? 0 : code);
    expect((await run('--format', 'junit')).out).toMatch(code === 3 ? /<skipped / : /<failure /);
    rmSync(path);
  });

  it('passes with a waiver', async () => {
    const path = write('waived.vmibench.json', rows.slice(1));
    const waivers = [{ rule: 'night-lost', reason: 'dropped on purpose' }];
    writeFileSync(path, JSON.stringify({ ...night(7), benchmarks: rows.slice(1), waivers }));
    expect((await runHere(['check', '--history', lost, path])).code).toBe(0);
    rmSync(path);
  });
});

describe('vmibench check --history git', () => {
  it('uses the revisions of the file', async () => {
    const repository = join(folder, 'repository');
    mkdirSync(repository, { recursive: true });
    const git = gitIn(repository);
    git('init', '-q');
    const own = join(repository, 'tonight.vmibench.json');
    for (let at = 0; at <= 8; at++) {
      writeFileSync(own, JSON.stringify(night(at), null, 2));
      git('add', '.');
      git('commit', '-qm', `night ${at}`);
    }
    const committed = await runHere(['check', '--history', 'git', own]);
    expect(committed.code).toBe(0);
    expect(committed.out).toContain('[night-suspect]');
    writeFileSync(own, JSON.stringify(night(9), null, 2));
    const changed = await runHere(['check', '--history', 'git', own]);
    expect(changed.code).toBe(1);
    expect(changed.out).toContain('[night-regression]');
  });
});
