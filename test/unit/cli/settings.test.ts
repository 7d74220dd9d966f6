import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contributes } from '../../../package.json';
import { factNames } from '../../../src/core/analysis/stated';
import { defaultOptions } from '../../../src/core/analysis/model';
import { readSettingsFile } from '../../../src/core/judge/settings-file';
import { readSettings, type CheckSettings } from '../../../src/core/judge/settings';
import { program, report, runHere } from './bin';

const { put, run, bin } = program();
const file = put('x.vmibench.json', report());
const own = put('own.vmibench.json', report({ comparison: { thresholds: { warn: 0.01 } } }));

function read(text: string): { readonly settings: CheckSettings; readonly unusable: readonly string[] } | number {
  const found = readSettingsFile(text);
  if ('brokenAt' in found) return found.brokenAt;
  const unusable: string[] = [];
  return { settings: readSettings(found.get, (name) => unusable.push(name)), unusable };
}
const optionsOf = (text: string): unknown => {
  const found = read(text);
  return typeof found === 'number'
    ? found
    : { ...found.settings.options, ...(found.unusable.length ? { unusable: found.unusable } : {}) };
};

describe("VS Code's settings.json", () => {
  it.each([
    ['{}', {}],
    ['', {}],
    ['// nothing\n', {}],
    ['{"vmibench.thresholds.warn": 2}', { warn: 0.02 }],
    ['\uFEFF{/* c */ "vmibench.thresholds.warn": 2, // c\n}', { warn: 0.02 }],
    ['{"vmibench": {"thresholds": {"warn": 2, "fail": 7.5}}}', { warn: 0.02, fail: 0.075 }],
    ['{"vmibench.thresholds": {"equivalence": 0}, "vmibench.alpha": 0.01}', { equivalence: 0, alpha: 0.01 }],
    ['{"vmibench.correction": "holm", "editor.tabSize": 2}', { correction: 'holm' }],
    ['{"folders": [], "settings": {"vmibench.thresholds.warn": 3}}', { warn: 0.03 }],
    [
      '{"vmibench.thresholds.warn": "2", "vmibench.alpha": 0.6, "vmibench.correction": "x", "vmibench.rules": []}',
      { unusable: ['thresholds.warn', 'alpha', 'correction', 'rules'] },
    ],
    [
      '{"vmibench.thresholds.fail": 100, "vmibench.thresholds.equivalence": -1}',
      { unusable: ['thresholds.fail', 'thresholds.equivalence'] },
    ],
    ['{"__proto__": {"vmibench.alpha": 0.1}, "constructor": 1}', {}],
  ])('%s', (text, over) => {
    expect(optionsOf(text)).toEqual({ ...defaultOptions, ...over });
  });

  it.each([
    ['[]', 0],
    ['5', 0],
    ['{"a": }', 6],
    ['{"a" 1}', 5],
  ])('%s is broken', (text, at) => {
    expect(optionsOf(text)).toBe(at);
  });

  it('accepts known severities', () => {
    expect(read('{"vmibench.rules": {"schema": "off", "regression": "fatal"}}')).toMatchObject({
      settings: { severities: { schema: 'off' } },
      unusable: ['rules.regression'],
    });
    expect(read('{"vmibench": {"rules": {"schema": "hint"}}}')).toMatchObject({
      settings: { severities: { schema: 'hint' } },
    });
  });

  it('uses the defaults of the manifest if nothing is set', () => {
    const properties: Record<string, { default: unknown }> = Object.assign(
      {},
      ...contributes.configuration.map((group) => group.properties),
    ) as never;
    const manifest = JSON.stringify(
      Object.fromEntries(Object.entries(properties).map(([name, { default: value }]) => [name, value])),
    );
    expect(optionsOf(manifest)).toEqual(defaultOptions);
  });
});

describe('--settings', () => {
  const warn2 = put('warn.json', '{"vmibench.thresholds.warn": 3, /* wide */}');
  it('applies, and is overridden by options', async () => {
    expect((await runHere(['check', '--settings', warn2, file])).code).toBe(0);
    expect((await runHere(['check', '--settings', warn2, '--warn', '1%', file])).code).toBe(1);
  });

  it('is overridden by the report, like options, with a note for options', async () => {
    const quiet = await runHere(['check', '--settings', warn2, own]);
    expect({ code: quiet.code, err: quiet.err }).toEqual({ code: 1, err: '' });
    const ran = await runHere(['check', '--warn', '3%', '--alpha', '0.01', own]);
    expect({ code: ran.code, err: ran.err }).toEqual({
      code: 1,
      err: `vmibench: ${own}: the report sets warn itself, which overrides the command line\n`,
    });
    // An option with the same value as the report is not overridden.
    expect((await runHere(['check', '--warn', '1%', own])).err).toBe('');
  });

  it.each([
    [
      '{"vmibench.threshold.warn": 3}',
      'unknown setting vmibench.threshold.warn; did you mean vmibench.thresholds.warn?',
    ],
    ['{"vmibench.frobnicate": 3}', 'unknown setting vmibench.frobnicate'],
    ['{"vmibench.thresholds.warn": "3%"}', 'the value of vmibench.thresholds.warn is not allowed and is ignored'],
    ['{"editor.tabSize": 3}', 'no vmibench settings found'],
  ])('reports what is wrong with %s, and ignores it', async (text, said) => {
    const settings = put('odd.json', text);
    expect(await runHere(['check', '--settings', settings, file])).toMatchObject({
      code: 1,
      err: `vmibench: ${settings}: ${said}\n`,
    });
  });

  it('is a usage error if the file is broken', async () => {
    const settings = put('broken.json', '{\n  "vmibench.alpha" 5\n}');
    expect(await runHere(['check', '--settings', settings, file])).toEqual({
      code: 2,
      out: '',
      err: `vmibench: ${settings}:2:20: not JSON with comments, or not a settings object\n`,
    });
  });
});

describe('vmibench.require', () => {
  const required = (text: string): unknown => {
    const found = read(text);
    return typeof found === 'number' ? found : [found.settings.require, found.unusable];
  };

  it('keeps known facts, in the order of the format', () => {
    expect(required('{}')).toEqual([factNames, []]);
    expect(required('{"vmibench.require": []}')).toEqual([[], []]);
    expect(required('{"vmibench": {"require": ["kernel", "cpu"]}}')).toEqual([['cpu', 'kernel'], []]);
    expect(required('{"vmibench.require": ["cpu", "weather", 1]}')).toEqual([['cpu'], ['require.weather', 'require']]);
    expect(required('{"vmibench.require": "cpu"}')).toEqual([factNames, ['require']]);
  });

  it('limits the facts that not-stated expects', async () => {
    const settings = put('require.json', '{"vmibench.require": ["kernel", "date"]}');
    const none = put('none.json', '{"vmibench.require": []}');
    const said = async (...args: string[]): Promise<string | undefined> =>
      /Not stated: (.*)\. \[not-stated\]/.exec((await runHere(['check', ...args, file])).out)?.[1];
    expect(await said()).toMatch(/^host CPU, /);
    expect(await said('--settings', settings)).toBe('host kernel, date');
    expect(await said('--settings', none)).toBeUndefined();
  });
});

describe('the built program', () => {
  it('knows the names of settings, and has nothing else of the manifest', async () => {
    const { err } = await run(['check', '--settings', put('settings.json', { 'vmibench.alhpa': 0.1 }), file]);
    expect(err).toContain('vmibench.alpha');
    const folder = join(bin, '../../dist/cli');
    const files = readdirSync(folder);
    expect(files).toContain('main.js');
    expect(files.filter((name) => readFileSync(join(folder, name), 'utf8').includes('walkthroughs'))).toEqual([]);
  });
});
