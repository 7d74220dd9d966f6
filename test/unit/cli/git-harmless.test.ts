/**
 * Repositories whose settings name programs: none is run when git is asked for revisions. Each program would write a
 * file; plain git commands show that the traps work.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { harmlessEnvironment, programPath } from '../../../src/node/git/harmless';
import { revisionsOfFile } from '../../../src/node/git/history';
import { GitError } from '../../../src/node/git/error';
import { firstCommits } from '../../../src/node/git/log';
import { runHere } from './bin';

vi.setConfig({ testTimeout: 60_000 });
const top = mkdtempSync(join(tmpdir(), 'vmibench-git-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const name = 'r.vmibench.json';
const report = (mean: number): string =>
  JSON.stringify({
    format: 'vmibench/1',
    title: 't',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 't', unit: 's', direction: 'lower' },
        results: [
          { subject: 'a', mean: 1 },
          { subject: 'b', mean },
        ],
      },
    ],
  });

/** Without the settings of the machine that runs the tests. */
const env: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 't'],
      [`GIT_${who}_EMAIL`, 't@example.org'],
    ]),
  ),
};

interface Trap {
  readonly home: string;
  readonly file: string;
  readonly git: (...args: string[]) => string;
  /** A program that writes a file, and the names of those that ran. */
  readonly program: (called: string) => string;
  readonly ran: () => string[];
}

/** A repository with three revisions of a report. */
function repository(subjects: readonly string[] = ['one', 'two', 'three']): Trap {
  const place = mkdtempSync(join(top, 'r-'));
  const [home, marks] = [join(place, 'home'), join(place, 'marks')];
  mkdirSync(home);
  mkdirSync(marks);
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: home, env, encoding: 'utf8', stdio: 'pipe' });
  git('init', '-q', '-b', 'main');
  subjects.forEach((subject, index) => {
    writeFileSync(join(home, name), report(1 + index / 10));
    git('add', '-A');
    git('commit', '-q', '-m', subject);
  });
  const program = (called: string): string => {
    const path = join(place, called);
    writeFileSync(path, `#!/bin/sh\ntouch '${join(marks, called)}'\nexit 1\n`);
    chmodSync(path, 0o755);
    return path;
  };
  return { home, file: join(home, name), git, program, ran: () => readdirSync(marks) };
}

/** Everything of ours that uses git, as the extension and the command line do. */
async function askAll({ home, file }: Trap): Promise<void> {
  const quiet = async (work: Promise<unknown>): Promise<void> => {
    await work.catch((error: unknown) => expect(error).toBeInstanceOf(GitError));
  };
  const all = async (): Promise<void> => {
    for await (const revision of revisionsOfFile(file)) expect(revision.bytes.length).toBeGreaterThan(0);
  };
  await quiet(all());
  await quiet(firstCommits({ cwd: home }));
  for (const args of [
    ['history', file],
    ['history', home],
    ['compare', '--git', 'HEAD~1', file],
  ])
    await runHere(args);
}

/** A plain git command, which may fail, runs the program: otherwise the test would prove nothing. */
function armed({ home, ran }: Trap, ...args: string[]): void {
  const before = ran();
  spawnSync('git', args, { cwd: home, env, stdio: 'ignore', input: '' });
  expect(ran().length, `git ${args.join(' ')}`).toBeGreaterThan(before.length);
}

function lose(trap: Trap): void {
  const blob = trap.git('rev-parse', `HEAD~1:${name}`).trim();
  rmSync(join(trap.home, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true });
  trap.git('config', 'core.repositoryFormatVersion', '1');
  trap.git('config', 'extensions.partialClone', 'origin');
  trap.git('config', 'remote.origin.promisor', 'true');
}

/** A way to make git run a program, and the plain command that does. */
const traps: Readonly<Record<string, (trap: Trap) => readonly string[]>> = {
  'the program that checks signatures': (trap) => {
    const commit = trap
      .git('cat-file', 'commit', 'HEAD')
      .replace('\n\n', '\ngpgsig -----BEGIN PGP SIGNATURE-----\n x\n -----END PGP SIGNATURE-----\n\n');
    const made = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: trap.home,
      env,
      input: commit,
      encoding: 'utf8',
    }).trim();
    trap.git('update-ref', 'refs/heads/main', made);
    trap.git('config', 'log.showSignature', 'true');
    trap.git('config', 'gpg.program', trap.program('gpg'));
    trap.git('config', 'gpg.openpgp.program', trap.program('gpg'));
    return ['log', '-1'];
  },
  'the transport of a promisor remote': (trap) => {
    lose(trap);
    trap.git('config', 'remote.origin.url', 'ssh://nowhere.invalid/x');
    trap.git('config', 'core.sshCommand', trap.program('ssh'));
    return ['cat-file', '-p', `HEAD~1:${name}`];
  },
  'a command as the address of a promisor remote': (trap) => {
    lose(trap);
    trap.git('config', 'protocol.ext.allow', 'always');
    trap.git('config', 'remote.origin.url', `ext::${trap.program('ext')}`);
    return ['cat-file', '-p', `HEAD~1:${name}`];
  },
  'the other end of a promisor remote on this machine': (trap) => {
    lose(trap);
    trap.git('config', 'remote.origin.url', trap.home);
    trap.git('config', 'remote.origin.uploadpack', trap.program('uploadpack'));
    return ['cat-file', '-p', `HEAD~1:${name}`];
  },
  'the monitor of files': (trap) => {
    trap.git('config', 'core.fsmonitor', trap.program('monitor'));
    return ['status'];
  },
  hooks: (trap) => {
    for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout', 'fsmonitor-watchman'])
      writeFileSync(join(trap.home, '.git/hooks', hook), `#!/bin/sh\n${trap.program(hook)}\n`, { mode: 0o755 });
    trap.git('config', 'core.hooksPath', join(trap.home, '.git/hooks'));
    return ['update-ref', 'refs/heads/other', 'HEAD'];
  },
  'programs that show differences': (trap) => {
    writeFileSync(join(trap.home, '.gitattributes'), '* diff=trap filter=trap\n');
    trap.git('config', 'diff.external', trap.program('external'));
    trap.git('config', 'diff.trap.textconv', trap.program('textconv'));
    trap.git('config', 'diff.trap.command', trap.program('command'));
    trap.git('config', 'filter.trap.clean', trap.program('clean'));
    trap.git('config', 'filter.trap.smudge', trap.program('smudge'));
    return ['diff', 'HEAD~1', '--', name];
  },
};

describe.skipIf(process.platform === 'win32')('a repository that names programs', () => {
  it.each(Object.entries(traps))('runs nothing: %s', async (_name, set) => {
    const trap = repository();
    const plain = set(trap);
    const before = trap.ran();
    await askAll(trap);
    expect(trap.ran()).toEqual(before);
    armed(trap, ...plain);
  });

  it('is identified as a partial clone', async () => {
    const trap = repository();
    traps['the transport of a promisor remote']?.(trap);
    const { code, err } = await runHere(['compare', '--git', 'HEAD~1', trap.file]);
    expect([code, err]).toEqual([2, expect.stringMatching(/this clone is partial|does not exist at HEAD~1/)]);
  });

  it('does not run a pager', async () => {
    const trap = repository();
    trap.git('config', 'core.pager', trap.program('pager'));
    trap.git('config', 'pager.log', trap.program('pager'));
    await askAll(trap);
    expect(trap.ran()).toEqual([]);
  });

  it('does not run a "git" in the repository, even if the PATH begins with the current folder', async () => {
    const trap = repository();
    writeFileSync(join(trap.home, 'git'), `#!/bin/sh\n${trap.program('git')}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `.:${process.env['PATH'] ?? ''}`);
    try {
      await askAll(trap);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(trap.ran()).toEqual([]);
  });

  it('is not redirected by environment variables', async () => {
    const trap = repository();
    const elsewhere = repository(['elsewhere']);
    const set = {
      GIT_DIR: join(elsewhere.home, '.git'),
      GIT_WORK_TREE: elsewhere.home,
      GIT_OBJECT_DIRECTORY: join(elsewhere.home, '.git/objects'),
      GIT_EXTERNAL_DIFF: trap.program('external'),
      GIT_SSH_COMMAND: trap.program('ssh'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: trap.program('monitor'),
      GIT_TRACE: join(trap.home, 'trace'),
    };
    for (const [key, value] of Object.entries(set)) vi.stubEnv(key, value);
    try {
      const seen: string[] = [];
      for await (const { subject } of revisionsOfFile(trap.file)) seen.push(subject);
      expect(seen).toEqual(['one', 'two', 'three']);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(trap.ran()).toEqual([]);
    expect(existsSync(join(trap.home, 'trace'))).toBe(false);
  });
});

describe('text from commits', () => {
  const nasty = ['a\u001e\u001fb', `\u001e${'f'.repeat(40)}\u001f2020\u001fx\u001fy`, 'R100', 'A', '::error::x'];
  it('cannot be mistaken for another commit', async () => {
    const trap = repository(nasty);
    const seen: { subject: string; bytes: Buffer; path?: string }[] = [];
    for await (const revision of revisionsOfFile(trap.file)) seen.push(revision);
    // git itself shows a subject with its control characters.
    expect(seen.map(({ subject }) => subject)).toEqual(nasty);
    expect(seen.map(({ bytes }) => bytes.toString())).toEqual(nasty.map((_subject, index) => report(1 + index / 10)));
    expect(new Set(seen.map(({ path }) => path))).toEqual(new Set([name]));
  });

  it.skipIf(process.platform === 'win32')('keeps their order with unusual file names', async () => {
    const trap = repository(['one']);
    const names = ['\u001e', 'A', 'x\n\u001ey', 'R100'];
    for (const one of names) {
      writeFileSync(join(trap.home, one), one);
      trap.git('add', '-A');
      trap.git('commit', '-q', '-m', 'more');
    }
    expect([...(await firstCommits({ cwd: trap.home }))].sort((a, b) => a[1] - b[1])).toEqual(
      [name, ...names].map((one, index) => [one, index + 1]),
    );
  });

  it('does not change with the settings of the repository', async () => {
    const trap = repository();
    const whole = { 'log.showRoot': 'false', 'diff.relative': 'true', 'diff.renames': 'false', 'color.ui': 'always' };
    for (const [key, value] of Object.entries(whole)) trap.git('config', key, value);
    const seen: string[] = [];
    for await (const { subject } of revisionsOfFile(trap.file)) seen.push(subject);
    expect(seen).toEqual(['one', 'two', 'three']);
  });

  it('does not follow replaced objects', async () => {
    const trap = repository();
    const [from, to] = [trap.git('rev-parse', `HEAD:${name}`).trim(), trap.git('rev-parse', `HEAD~2:${name}`).trim()];
    trap.git('replace', from, to);
    expect(trap.git('show', `HEAD:${name}`)).toBe(report(1));
    const seen: string[] = [];
    for await (const { bytes } of revisionsOfFile(trap.file)) seen.push(bytes.toString());
    expect(seen.at(-1)).toBe(report(1.2));
  });
});

describe('the environment of git', () => {
  it("keeps the user's safety settings, and no other variable of git", () => {
    const made = harmlessEnvironment({ HOME: '/h', GIT_DIR: '/d', GIT_CONFIG_GLOBAL: '/g', git_ssh: 'x' });
    expect(
      Object.keys(made)
        .filter((key) => /^git_/i.test(key))
        .sort(),
    ).toEqual([
      'GIT_ALLOW_PROTOCOL',
      'GIT_CONFIG_GLOBAL',
      'GIT_NO_LAZY_FETCH',
      'GIT_NO_REPLACE_OBJECTS',
      'GIT_OPTIONAL_LOCKS',
      'GIT_PAGER',
      'GIT_TERMINAL_PROMPT',
    ]);
    expect(made['HOME']).toBe('/h');
  });

  it('has no program if the PATH has none', () => {
    expect(programPath('git', { PATH: '.:relative:' })).toBeUndefined();
    expect(programPath('git', {})).toBeUndefined();
  });
});
