// docs/measuring.md, run from its first line to its last in one shell, as a reader would.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { readPlan } from '../../../src/core/plan/read';
import type { Report } from '../../../src/core/generated/format';
import { program, start } from './bin';

const { bin, folder } = program();
const page = readFileSync(inRoot('docs/measuring.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text ?? '');

describe.skipIf(process.platform === 'win32')('docs/measuring.md', () => {
  it('leads from an empty folder to a verdict', async () => {
    const home = join(folder, 'reader');
    mkdirSync(join(home, 'bin'), { recursive: true });
    const command = join(home, 'bin', 'vmibench');
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
    chmodSync(command, 0o755);
    const [script = ''] = blocks('sh');
    const ran = await start('/bin/sh', ['-c', script], {
      cwd: home,
      env: { PATH: `${join(home, 'bin')}:${process.env.PATH ?? ''}`, TMPDIR: home },
    });
    expect(ran.err).toBe(
      '1 row, 24 values; subjects: level-6, level-1; baseline: level-6\npack.vmibench.json: written\n',
    );
    expect(ran.out).toContain('24 of 24 runs in pack.vmiruns.jsonl');
    expect(ran.out).toMatch(/verdict: pack: .*improvement/);
    const report = JSON.parse(readFileSync(join(home, 'pack.vmibench.json'), 'utf8')) as Report;
    expect(report.benchmarks[0]?.results?.map(({ samples }) => samples?.length)).toEqual([12, 12]);
  }, 120_000);

  it('has plans without problems', () => {
    const plans = [
      ...blocks('json'),
      ...blocks('sh').flatMap((text) => /<<'END'\n([^]*?)^END$/m.exec(text)?.[1] ?? []),
    ];
    expect(plans).toHaveLength(2);
    for (const plan of plans) expect(readPlan(plan).problems).toEqual([]);
  });
});
