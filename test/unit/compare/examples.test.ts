import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { comparedFindings } from '../../../src/core/compare/findings';
import type { ComparedFinding } from '../../../src/core/compare/model';
import { comparingRules } from '../../../src/core/compare/rules';
import { comparingExamples } from '../../../src/core/compare/rules.examples';
import type { Example } from '../../../src/core/findings/rules/example-parts';
import type { Report } from '../../../src/core/generated/format';
import { sayEnglish } from '../../../src/core/messages/messages';
import { clean } from '../findings/clean';
import { compared } from './make';

function laid(example: Example): Report {
  return { ...clean(), ...structuredClone(example) } as Report;
}

function found([then, now]: readonly [Example, Example], more: Partial<Report> = {}): ComparedFinding[] {
  return comparedFindings(compared(laid(then), { ...laid(now), ...more }), {}, '2026-11-23');
}

it('equal reports have no findings', () => {
  expect(found([{}, {}])).toEqual([]);
});

describe.each(comparingRules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const { fires, silent } = comparingExamples[rule.name];

  it('fires once on its example, at an existing place', () => {
    const mine = found(fires).filter((one) => one.rule === name);
    expect(mine.map((one) => sayEnglish(one.message))).toHaveLength(1);
    expect(sayEnglish(mine[0]!.message)).not.toMatch(/\{|undefined|NaN|compare\./);
    const report = laid(fires[mine[0]!.side === 'then' ? 0 : 1]) as unknown;
    const end = mine[0]!.path.reduce<unknown>(
      (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
      report,
    );
    expect(end, mine[0]!.path.join('/')).toBeDefined();
  });

  it('is silent on the other', () => {
    expect(
      found(silent)
        .filter((one) => one.rule === name)
        .map((one) => sayEnglish(one.message)),
    ).toEqual([]);
  });

  it('can be waived in the newer report, and stays visible', () => {
    const mine = found(fires, { waivers: [{ rule: name, reason: 'known', by: 'me' }] }).filter(
      (one) => one.rule === name,
    );
    expect(mine[0]?.waived).toEqual({ reason: 'known', by: 'me' });
  });
});

const specification = inRoot('../shared/design/rules.md');

it.skipIf(!existsSync(specification))('every rule of the specification exists (skipped without ../shared)', () => {
  const table = readFileSync(specification, 'utf8').split('### Comparing')[1]?.split(/^##/m)[0] ?? '';
  const wanted = [...table.matchAll(/^\| ([a-z]+(?:-[a-z]+)+) \| ([EWI])/gm)].map((match) => [
    match[1],
    { E: 'error', W: 'warning', I: 'information' }[match[2] ?? ''],
  ]);
  expect(wanted).toHaveLength(8);
  expect(comparingRules.map((rule) => [rule.name, rule.severity])).toEqual(expect.arrayContaining(wanted));
});
