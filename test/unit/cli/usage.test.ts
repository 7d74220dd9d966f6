import { describe, expect, it } from 'vitest';
import { version } from '../../../package.json';
import { commands } from '../../../src/cli/registry';
import { lines, program, report, runHere } from './bin';

const { run, put } = program();
const all = Object.keys(commands).join(', ');
const file = put('x.vmibench.json', report());

describe('wrong usage', () => {
  it.each([
    [[], `A command is missing. Commands: ${all}. See vmibench --help.`],
    [['--json'], `A command is missing. Commands: ${all}. See vmibench --help.`],
    [['--versoin'], 'There is no option --versoin; did you mean --version?'],
    [['chek', file], 'There is no command "chek"; did you mean "check"?'],
    [['frobnicate'], `There is no command "frobnicate". Commands: ${all}. See vmibench --help.`],
    [['constructor'], `There is no command "constructor". Commands: ${all}. See vmibench --help.`],
    [['examples'], 'There is no command "examples"; to check a file: vmibench check examples'],
    [['a/b.json'], 'There is no command "a/b.json"; to check a file: vmibench check a/b.json'],
    [['check'], 'Name the files, folders or globs to check, or - for standard input. See vmibench check --help.'],
    [
      ['check', '--rows'],
      'Name the files, folders or globs to check, or - for standard input. See vmibench check --help.',
    ],
    [['check', '-', '-'], 'Standard input can be read once only.'],
    [['check', '--jsn', file], 'There is no option --jsn; did you mean --json?'],
    [['check', '--frobnicate', file], 'There is no option --frobnicate. See vmibench check --help.'],
    [['check', '--__proto__', file], 'There is no option --__proto__. See vmibench check --help.'],
    [['check', '-x', file], 'There is no option -x. See vmibench check --help.'],
    [['check', '--json=yes', file], '--json takes no value.'],
    [['check', file, '--warn'], '--warn needs a value: --warn 1%'],
    [['check', '--warn=', file], '--warn needs a value: --warn 1%'],
    [['check', '--warn', '--json', file], '--warn needs a value: --warn 1%'],
    [
      ['check', '--warn', '1', file],
      '--warn wants a percentage with its sign, from 0% to under 100%, like 1%; found "1".',
    ],
    [
      ['check', '--fail', '100%', file],
      '--fail wants a percentage with its sign, from 0% to under 100%, like 1%; found "100%".',
    ],
    [
      ['check', '--equivalence', '-1%', file],
      '--equivalence wants a percentage with its sign, from 0% to under 100%, like 1%; found "-1%".',
    ],
    [
      ['check', '--warn', '1e1%', file],
      '--warn wants a percentage with its sign, from 0% to under 100%, like 1%; found "1e1%".',
    ],
    [['check', '--alpha', '0', file], '--alpha wants a number above 0 and up to 0.5, like 0.05; found "0".'],
    [['check', '--alpha', '60%', file], '--alpha wants a number above 0 and up to 0.5, like 0.05; found "60%".'],
    [
      ['check', '--correction', 'holn', file],
      '--correction wants one of auto, holm, benjamini-hochberg, none; found "holn", did you mean "holm"?',
    ],
    [
      ['check', '--fail-on', 'error', file],
      '--fail-on wants one of never, regression, untested, warning; found "error".',
    ],
    [['check', '--settings', '/gone.json', file], '/gone.json: cannot be read: no such file or folder'],
    [['check', '\u001b[31m', '--\u001b[2Jx'], 'There is no option --␛[2Jx. See vmibench check --help.'],
  ])('%j', async (args, message) => {
    expect(await runHere(args)).toEqual({ code: 2, out: '', err: `vmibench: ${message}\n` });
  });

  it('is exit code 2 of the process', async () => {
    expect(await run(['check', '--jsn', file])).toEqual({
      code: 2,
      out: '',
      err: 'vmibench: There is no option --jsn; did you mean --json?\n',
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

  it('tell every option of a command, and no other', async () => {
    for (const [name, { load }] of Object.entries(commands)) {
      const { code, out } = await runHere([name, '--help']);
      expect(code).toBe(0);
      expect((await runHere(['help', name])).out).toBe(out);
      expect((await runHere([name, '-h', 'nothing.json'])).out).toBe(out);
      const told = [...out.matchAll(/^ +(?:-[a-z], )?(--[a-z-]+)(?:, (--[a-z-]+))?/gm)].flatMap((match) =>
        match.slice(1).filter(Boolean),
      );
      const { options } = await load();
      expect(told.sort()).toEqual([...Object.keys(options), 'help'].map((one) => `--${one}`).sort());
      for (const line of lines(out)) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  it("says that a file's own comparison wins", async () => {
    expect((await runHere(['check', '--help'])).out).toContain('a file\'s own "comparison" and "thresholds" say wins');
  });
});

describe('options that are understood', () => {
  it.each([
    ['--warn', '2.9%', 1],
    ['--warn', '3%', 0],
    ['--warn=3%', '', 0],
    ['--alpha', '5%', 1],
    ['--alpha', '.05', 1],
  ])('%s %s', async (name, value, code) => {
    // The candidate is 2.9 % worse.
    expect((await runHere(['check', name, ...(value ? [value] : []), file])).code).toBe(code);
  });

  it('the last one of several counts, and options may follow files', async () => {
    expect((await runHere(['check', '--warn', '1%', file, '--warn', '3%'])).code).toBe(0);
  });

  it('what follows -- is a file', async () => {
    expect((await runHere(['check', '--', '--json'])).err).toBe(
      './--json: error: cannot be read: no such file or folder\n',
    );
  });

  it('--baseline judges against another subject, and says so where there is none of that name', async () => {
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
      err: expect.stringMatching(/: error: no subject "aa" to judge against; did you mean "aaa"\?\n$/) as string,
    });
    const far = await runHere(['check', '--baseline', 'zzz', file]);
    expect(far).toMatchObject({
      code: 2,
      err: expect.stringMatching(/: error: no subject "zzz" to judge against; subjects: a, b\n$/) as string,
    });
  });
});
