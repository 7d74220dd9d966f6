import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { reportExamples } from '../../../src/core/findings/examples';
import { findings } from '../../../src/core/findings/findings';
import type { Finding } from '../../../src/core/findings/model';
import type { Example } from '../../../src/core/findings/rules/example-parts';
import { rules } from '../../../src/core/findings/rules';
import type { Report } from '../../../src/core/generated/format';
import { oddLiterals } from '../../../src/core/report/odd-literals';
import { sayEnglish } from '../../../src/core/messages/messages';
import { clean } from './clean';

/** The findings of an example laid over the clean report. The rule is turned on if it is off by default. */
function found(example: Example, rule: string): Finding[] {
  const report = { ...clean(), ...structuredClone(example) } as Report;
  const text = JSON.stringify(report);
  const { analysis } = analyse(report, defaultOptions);
  const own = rules.find((one) => one.name === rule);
  const severities = own?.severity === 'off' ? { [rule]: 'warning' as const } : {};
  return findings([], { report, analysis, literals: oddLiterals(text), options: { today: '2026-11-23' } }, severities);
}

it('no rule fires on the clean report', () => {
  expect(found({}, '').map((one) => sayEnglish(one.message))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const { fires, silent } = reportExamples[rule.name];

  it('fires once on its example, at an existing place', () => {
    const mine = found(fires, name).filter((one) => one.rule === name);
    expect(mine.map((one) => sayEnglish(one.message))).toHaveLength(1);
    expect(sayEnglish(mine[0]!.message)).not.toMatch(/\{|undefined|NaN/);
    const report = { ...clean(), ...structuredClone(fires) } as unknown;
    for (const { path } of [mine[0]!, ...mine[0]!.related]) {
      const end = path.reduce<unknown>(
        (value, step) => (value as Record<string | number, unknown> | undefined)?.[step],
        report,
      );
      expect(end, path.join('/')).toBeDefined();
    }
  });

  it('is silent on the other example', () => {
    expect(
      found(silent, name)
        .filter((one) => one.rule === name)
        .map((one) => sayEnglish(one.message)),
    ).toEqual([]);
  });
});
