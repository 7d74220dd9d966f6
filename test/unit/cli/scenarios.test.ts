/** What the specification tells as stories, through the command line as shipped: which exit code each has. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { declaredKernels, kernels, noPolling, twoEnvironments } from '../analysis/two-environments';
import { night, nightsOfAnUpdate } from '../compare/make-nights';
import { lines, program, type Ran } from './bin';

const { folder, run, put } = program();
/** The rules of the findings in an output, each in brackets at the end of its line. */
const rulesIn = ({ out }: Ran): string[] => lines(out).flatMap((line) => /\[([a-z-]+)\]$/.exec(line)?.[1] ?? []);

describe('60 nights of 20 rows, with a microcode update and later one row that falls', () => {
  const nights = join(folder, 'nights');
  const file = (at: number): string => join(nights, `${String(at).padStart(2, '0')}.vmibench.json`);
  beforeAll(() => {
    mkdirSync(nights, { recursive: true });
    nightsOfAnUpdate().forEach((one, at) => writeFileSync(file(at), JSON.stringify(night(one, at), null, 1)));
  });
  const check = async (at: number): Promise<Ran & { readonly rules: readonly string[] }> => {
    const ran = await run(['check', '--history', nights, file(at)]);
    return { ...ran, rules: rulesIn(ran).filter((rule) => rule.startsWith('night-')) };
  };

  it('the night of the update: one finding with both microcodes, exit code 3', async () => {
    const { code, out, rules } = await check(40);
    expect(rules).toEqual(['night-environment']);
    expect(out).toMatch(/host\.cpu\.microcode.*0x1.*0x2.* \[night-environment\]/);
    expect(code).toBe(3);
  });

  it('the first night of the fall: only that row is suspect, exit code 0', async () => {
    const { code, out, rules } = await check(58);
    expect(rules).toEqual(['night-suspect']);
    expect(out).toMatch(/b3: rate .* suspect .* \[night-suspect\]/);
    expect(code).toBe(0);
  });

  it('the second night: only that row is a regression, exit code 1', async () => {
    const { code, out, rules } = await check(59);
    expect(rules).toEqual(['night-regression']);
    expect(out).toMatch(/b3: rate .* \[night-regression\]/);
    expect(code).toBe(1);
  });
});

describe('halt_poll_ns that changed', () => {
  it('beside a declared change of the kernel: a confounded regression, exit code 3', async () => {
    const report = twoEnvironments({ cand: { ...kernels, ...noPolling }, config: declaredKernels });
    const ran = await run(['check', '--rows', put('beside.vmibench.json', report)]);
    expect(ran.out).toContain('regression, confounded');
    expect(ran.out).toMatch(/hypervisor\.params\.halt_poll_ns \(old 200000, new 0\).* \[unequal-environments\]/);
    expect(ran.code).toBe(3);
  });

  it('declared, with equal kernels: a regression, exit code 1', async () => {
    const config = [{ halt_poll_ns: 200000 }, { halt_poll_ns: 0 }] as const;
    const ran = await run([
      'check',
      '--rows',
      put('declared.vmibench.json', twoEnvironments({ cand: noPolling, config })),
    ]);
    expect(ran.out).not.toContain('confounded');
    expect(rulesIn(ran)).toContain('regression');
    expect(ran.code).toBe(1);
  });
});
