import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { commands } from '../../../src/cli/registry';
import { lines, program, report, runHere } from './bin';

const { run, put } = program();
const all = Object.keys(commands).join(', ');
const file = put('x.vmibench.json', report());

describe('usage errors', () => {
  it.each([
    [[], `No command given. Commands: ${all}. See vmibench --help.`],
    [['--json'], `No command given. Commands: ${all}. See vmibench --help.`],
    [['--versoin'], 'Unknown option --versoin; did you mean --version?'],
    [['chek', file], 'Unknown command "chek"; did you mean "check"?'],
    [['frobnicate'], `Unknown command "frobnicate". Commands: ${all}. See vmibench --help.`],
    [['constructor'], `Unknown command "constructor". Commands: ${all}. See vmibench --help.`],
    [['examples'], 'Unknown command "examples". To check a file, run: vmibench check examples'],
    [['a/b.json'], 'Unknown command "a/b.json". To check a file, run: vmibench check a/b.json'],
    [['check'], 'Name the files, folders or globs to check, or - for standard input. See vmibench check --help.'],
    [
      ['check', '--rows'],
      'Name the files, folders or globs to check, or - for standard input. See vmibench check --help.',
    ],
    [['check', '-', '-'], 'Standard input can be read only once.'],
    [['check', '--jsn', file], 'Unknown option --jsn; did you mean --json?'],
    [['check', '--frobnicate', file], 'Unknown option --frobnicate. See vmibench check --help.'],
    [['check', '--__proto__', file], 'Unknown option --__proto__. See vmibench check --help.'],
    [['check', '-x', file], 'Unknown option -x. See vmibench check --help.'],
    [['check', '--json=yes', file], '--json does not take a value.'],
    [['check', file, '--warn'], '--warn needs a value, such as --warn 1%'],
    [['check', '--warn=', file], '--warn needs a value, such as --warn 1%'],
    [['check', '--warn', '--json', file], '--warn needs a value, such as --warn 1%'],
    [['check', '--warn', '1', file], '--warn must be a percentage from 0% to below 100%, such as 1%; got "1".'],
    [['check', '--fail', '100%', file], '--fail must be a percentage from 0% to below 100%, such as 1%; got "100%".'],
    [
      ['check', '--equivalence', '-1%', file],
      '--equivalence must be a percentage from 0% to below 100%, such as 1%; got "-1%".',
    ],
    [['check', '--warn', '1e1%', file], '--warn must be a percentage from 0% to below 100%, such as 1%; got "1e1%".'],
    [['check', '--alpha', '0', file], '--alpha must be above 0 and at most 0.5, such as 0.05; got "0".'],
    [['check', '--alpha', '60%', file], '--alpha must be above 0 and at most 0.5, such as 0.05; got "60%".'],
    [
      ['check', '--correction', 'holn', file],
      '--correction must be one of auto, holm, benjamini-hochberg, none; got "holn". Did you mean "holm"?',
    ],
    [
      ['check', '--fail-on', 'error', file],
      '--fail-on must be one of never, regression, untested, warning; got "error".',
    ],
    [['check', '--settings', '/gone.json', file], '/gone.json: cannot be read: no such file or folder'],
    [['check', '\u001b[31m', '--\u001b[2Jx'], 'Unknown option --␛[2Jx. See vmibench check --help.'],
  ])('%j', async (args, message) => {
    expect(await runHere(args)).toEqual({ code: 2, out: '', err: `vmibench: ${message}\n` });
  });

  it('exit with code 2', async () => {
    expect(await run(['check', '--jsn', file])).toEqual({
      code: 2,
      out: '',
      err: 'vmibench: Unknown option --jsn; did you mean --json?\n',
    });
  });
});

describe('help and version', () => {
  it('print to standard output', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: `vmibench ${version}\n`, err: '' });
    const help = await run(['--help']);
    expect({ code: help.code, err: help.err }).toEqual({ code: 0, err: '' });
    for (const name of Object.keys(commands)) expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect((await runHere(['-h'])).out).toBe(help.out);
    expect((await runHere(['help'])).out).toBe(help.out);
  });

  it('list every option of a command, and no others', async () => {
    for (const [name, { load }] of Object.entries(commands)) {
      const { code, out } = await runHere([name, '--help']);
      expect(code).toBe(0);
      expect((await runHere(['help', name])).out).toBe(out);
      expect((await runHere([name, '-h', 'nothing.json'])).out).toBe(out);
      const listed = [...out.matchAll(/^ +(?:-[a-z], )?(--[a-z-]+)(?:, (--[a-z-]+))?/gm)].flatMap((match) =>
        match.slice(1).filter(Boolean),
      );
      const { options } = await load();
      expect(listed.sort()).toEqual([...Object.keys(options), 'help'].map((one) => `--${one}`).sort());
      for (const line of lines(out)) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  it("say that a report's own comparison takes precedence", async () => {
    expect((await runHere(['check', '--help'])).out).toContain(
      'A report\'s own "comparison" and "thresholds" override',
    );
  });
});

describe('options', () => {
  it.each([
    ['--warn', '2.9%', 1],
    ['--warn', '3%', 0],
    ['--warn=3%', '', 0],
    ['--alpha', '5%', 1],
    ['--alpha', '.05', 1],
  ])('%s %s', async (name, value, code) => {
    // The candidate is 2.9% worse.
    expect((await runHere(['check', name, ...(value ? [value] : []), file])).code).toBe(code);
  });

  it('may be repeated and may follow files; the last one counts', async () => {
    expect((await runHere(['check', '--warn', '1%', file, '--warn', '3%'])).code).toBe(0);
  });

  it('end at --', async () => {
    expect((await runHere(['check', '--', '--json'])).err).toBe(
      './--json: error: cannot be read: no such file or folder\n',
    );
  });

  it('include --baseline, which compares with another subject and rejects an unknown one', async () => {
    const turned = await runHere(['check', '--baseline', 'b', file]);
    expect(turned.code).toBe(0);
    expect(turned.out).toContain('1 improvement; x 1.030');
    const near = await runHere([
      'check',
      '--baseline',
      'aa',
      put('long.vmibench.json', JSON.stringify(report()).replaceAll('"a"', '"aaa"')),
    ]);
    expect(near).toMatchObject({
      code: 2,
      err: expect.stringMatching(/: error: no subject "aa" to use as the baseline; did you mean "aaa"\?\n$/) as string,
    });
    const far = await runHere(['check', '--baseline', 'zzz', file]);
    expect(far).toMatchObject({
      code: 2,
      err: expect.stringMatching(/: error: no subject "zzz" to use as the baseline; subjects: a, b\n$/) as string,
    });
  });
});
