import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { lines, program, report, start } from './bin';

const { run, put, folder } = program();

describe('the program in a checkout', () => {
  it('says how to build it before it is built', async () => {
    mkdirSync(join(folder, 'bin'));
    copyFileSync(inRoot('bin/vmibench'), join(folder, 'bin/vmibench'));
    const { code, out, err } = await start(process.execPath, [join(folder, 'bin/vmibench'), 'check', 'x']);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: `vmibench is not built yet; run "npm run build" in ${folder}\n`,
    });
  });

  it.skipIf(process.platform === 'win32')('is executable', () => {
    expect(manifest.bin).toEqual({ vmibench: 'bin/vmibench' });
    expect(statSync(inRoot('bin/vmibench')).mode & 0o111).toBe(0o111);
    expect(readFileSync(inRoot('bin/vmibench'), 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  });

  it.skipIf(!existsSync(inRoot('dist/cli/main.js')) || process.platform === 'win32')(
    'is run by npx in the project (skipped before npm run build)',
    async () => {
      const { code, out } = await start('npx', ['--no-install', 'vmibench', '--version'], { cwd: inRoot() });
      expect({ code, out }).toEqual({ code: 0, out: `vmibench ${manifest.version}\n` });
    },
  );
});

describe('docs/ci.md', () => {
  const text = readFileSync(inRoot('docs/ci.md'), 'utf8');

  it('has a problem matcher that parses the output', async () => {
    const json = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? '';
    const [matcher] = (
      JSON.parse(json) as {
        problemMatcher: [
          {
            pattern: [
              {
                regexp: string;
                file: number;
                line: number;
                column: number;
                severity: number;
                message: number;
                code: number;
              },
            ];
          },
        ];
      }
    ).problemMatcher;
    const [{ regexp, ...groups }] = matcher.pattern;
    const file = put('x: 5.vmibench.json', report());
    const { out } = await run(['check', file]);
    const found = lines(out)
      .map((line) => new RegExp(regexp).exec(line))
      .filter((match) => match !== null);
    const parts = found.map((match) =>
      Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[group]])),
    );
    expect(parts).toContainEqual(
      expect.objectContaining({
        file,
        severity: 'warning',
        code: 'regression',
        message: expect.stringMatching(/^x: .*\(ratio 0\.971\)/) as string,
      }),
    );
  });

  it('names existing levels and exit codes', async () => {
    const help = (await run(['check', '--help'])).out;
    for (const [, level] of text.matchAll(/^\| `([a-z]+)`/gm)) expect(help).toContain(level);
    for (const [, code] of text.matchAll(/^\| (\d) \|/gm)) expect(help).toMatch(new RegExp(`^  ${code}  `, 'm'));
  });
});
