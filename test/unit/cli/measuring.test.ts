// docs/measuring.md, run from its first line to its last in one shell, as a reader would.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { readPlan } from '../../../src/core/plan/read';
import type { Report } from '../../../src/core/generated/format';
import { program, start, type Ran } from './bin';

const { bin, folder } = program();
const page = readFileSync(inRoot('docs/measuring.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text ?? '');

/** A folder with the program on the path. */
function readerHome(name: string): string {
  const home = join(folder, name);
  mkdirSync(join(home, 'bin'), { recursive: true });
  const command = join(home, 'bin', 'vmibench');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
  chmodSync(command, 0o755);
  return home;
}

const inShell = (home: string, script: string): Promise<Ran> =>
  start('/bin/sh', ['-c', script], {
    cwd: home,
    env: { PATH: `${join(home, 'bin')}:${process.env.PATH ?? ''}`, TMPDIR: home },
  });

describe.skipIf(process.platform === 'win32')('docs/measuring.md', () => {
  it('leads from an empty folder to a verdict', async () => {
    const home = readerHome('reader');
    const [script = '', calibrate = ''] = blocks('sh');
    const ran = await inShell(home, script);
    expect(ran.err).toBe(
      '1 row, 24 values; subjects: level-6, level-1; baseline: level-6\npack.vmibench.json: written\n',
    );
    expect(ran.out).toContain('24 of 24 runs in pack.vmiruns.jsonl');
    expect(ran.out).toMatch(/verdict: pack: .*improvement/);
    const report = JSON.parse(readFileSync(join(home, 'pack.vmibench.json'), 'utf8')) as Report;
    expect(report.benchmarks[0]?.results?.map(({ samples }) => samples?.length)).toEqual([12, 12]);
    const calibrated = await inShell(home, calibrate.replace('--runs 8', '--runs 3'));
    expect(calibrated).toMatchObject({ code: 0, err: '' });
    expect(calibrated.out).toMatch(/^pack \(time\): runs vary by .*; 12 runs per side detect a change of /m);
  }, 120_000);

  it('lets a script of twelve lines own the machine', async () => {
    const home = readerHome('script');
    const [first = '', , script = ''] = blocks('sh');
    expect(script.trimEnd().split('\n')).toHaveLength(12);
    const plan = /<<'END'\n([^]*?)^END$/m.exec(first)?.[1] ?? '';
    // As short as can be: each line of the script starts a program.
    writeFileSync(join(home, 'pack.vmiplan.json'), plan.replace('"runs": 12', '"runs": 2'));
    writeFileSync(join(home, 'data'), '1\n'.repeat(100_000));
    const ran = await inShell(home, script);
    expect(ran.err).toBe('vmibench: The plan is over: all runs are in the log.\n');
    expect(ran.out).toContain('4 of 4 runs; ');
    expect(readFileSync(join(home, 'pack.vmiruns.jsonl'), 'utf8').match(/"value":0\.\d+,/g)).toHaveLength(4);
  }, 60_000);

  it('has plans without problems', () => {
    const plans = [
      ...blocks('json'),
      ...blocks('sh').flatMap((text) => /<<'END'\n([^]*?)^END$/m.exec(text)?.[1] ?? []),
    ];
    expect(plans).toHaveLength(2);
    for (const plan of plans) expect(readPlan(plan).problems).toEqual([]);
  });
});
