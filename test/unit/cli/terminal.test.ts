import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { usesColour } from '../../../src/cli/output';
import { program, start } from './bin';

const { run, bin, put } = program();
const mail = 'examples/vmi-vs-hwmmu-2009.vmibench.json';
const coloured = /\u001b\[\d+m/;

describe('colors', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [false, { FORCE_COLOR: '1' }, true],
    [false, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
    [true, { FORCE_COLOR: 'false' }, false],
    [true, { TERM: 'dumb' }, false],
    [true, { TERM: 'xterm-256color' }, true],
  ])('are chosen on a terminal: %s, with %j: %s', (terminal, env, expected) => {
    expect(usesColour(terminal, env)).toBe(expected);
  });

  it('are not written to a pipe unless forced', async () => {
    expect((await run(['check', mail])).out).not.toMatch(coloured);
    const forced = await run(['check', mail, 'gone'], { env: { FORCE_COLOR: '1' } });
    expect(forced.out).toContain(': \u001b[33mwarning\u001b[0m: specjbb (large)');
    expect(forced.err).toContain('\u001b[31merror\u001b[0m');
    // Apart from colors the text is the same.
    expect(forced.out.replace(/\u001b\[\d+m/g, '')).toBe((await run(['check', mail, 'gone'])).out);
  });

  it('are never in JSON', async () => {
    expect((await run(['check', '--json', mail], { env: { FORCE_COLOR: '1' } })).out).not.toMatch(coloured);
  });

  const script = '/usr/bin/script';
  it.skipIf(!existsSync(script) || process.platform !== 'linux')(
    "are used on a real terminal (skipped without util-linux' script)",
    async () => {
      const on = async (env: Record<string, string>): Promise<string> =>
        (
          await start(script, ['-qec', `'${process.execPath}' '${bin}' check ${mail}`, '/dev/null'], {
            cwd: inRoot(),
            env: { TERM: 'xterm', ...env },
          })
        ).out;
      expect(await on({})).toMatch(coloured);
      expect(await on({ NO_COLOR: '1' })).not.toMatch(coloured);
      expect(await on({ TERM: 'dumb' })).not.toMatch(coloured);
    },
  );
});

describe.skipIf(process.platform === 'win32')('a reader that closes the pipe', () => {
  it.each([
    ['examples', 1],
    [mail, 0],
    [`${mail} gone`, 2],
  ])('does not change the exit code for %s', async (files, code) => {
    const command = `'${process.execPath}' '${bin}' check --rows ${files} | head -1; echo "code \${PIPESTATUS[0]}"`;
    const { out, err } = await start('bash', ['-c', command], { cwd: inRoot() });
    expect(out.split('\n')).toHaveLength(3);
    expect(out).toContain(`\ncode ${code}\n`);
    expect(err.replace(/^gone: .*\n|^.*: warning: nothing could be judged.*\n/, '')).toBe('');
  });

  it('does not stop the check, even with more output than a pipe holds', async () => {
    const real = readFileSync(inRoot('examples/slub-sheaves-amd-2025.vmibench.json'));
    const copies = Array.from({ length: 40 }, (_, index) => put(`copies/${index}.vmibench.json`, real));
    const { out, err } = await start('bash', [
      '-c',
      `'${process.execPath}' '${bin}' check --json ${copies.join(' ')} | head -c 10; echo " code \${PIPESTATUS[0]}"`,
    ]);
    expect(out).toMatch(/code 1\n$/);
    expect(err).toBe('');
  });

  it('may close standard output before the start', async () => {
    const { out } = await start('bash', ['-c', `'${process.execPath}' '${bin}' check ${mail} >&-; echo "code $?"`], {
      cwd: inRoot(),
    });
    expect(out).toBe('code 0\n');
  });

  it.skipIf(!existsSync('/dev/full'))('has exit code 2 on a full disk', async () => {
    const { out, err } = await start(
      'bash',
      ['-c', `'${process.execPath}' '${bin}' check ${mail} > /dev/full; echo "code $?"`],
      { cwd: inRoot() },
    );
    expect({ out, err }).toEqual({ out: 'code 2\n', err: 'vmibench: cannot write the output: the disk is full\n' });
  });
});
