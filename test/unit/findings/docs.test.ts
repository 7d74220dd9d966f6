import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nightRules } from '../../../src/core/compare/night-rules';
import { comparingRules } from '../../../src/core/compare/rules';
import { rulesPage } from '../../../src/core/compare/rules-page';
import { readerRules } from '../../../src/core/findings/reader-rules';
import { readerExamples } from '../../../src/core/findings/reader-rules.examples';
import {
  comparingRuleNames,
  nightRuleNames,
  readerRuleNames,
  reportRuleNames,
} from '../../../src/core/findings/rule-names';
import { rules } from '../../../src/core/findings/rules';
import { readReport } from '../../../src/core/report/read';

const root = join(__dirname, '../../..');

it('the tables of names list every rule, in order', () => {
  expect(readerRules.map((rule) => rule.name)).toEqual(readerRuleNames);
  expect(rules.map((rule) => rule.name)).toEqual(reportRuleNames);
  expect(comparingRules.map((rule) => rule.name)).toEqual(comparingRuleNames);
  expect(nightRules.map((rule) => rule.name)).toEqual(nightRuleNames);
});

it('docs/rules.md is up to date (node scripts/manifest-rules.mjs)', () => {
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage());
});

const specification = join(root, '../shared/design/rules.md');

it.skipIf(!existsSync(specification))('every rule of the specification exists (skipped without ../shared)', () => {
  const tables = readFileSync(specification, 'utf8').split('### Comparing')[0] ?? '';
  const wanted = [...tables.matchAll(/^\| ([a-z]+(?:-[a-z]+)*) \|/gm)]
    .map((match) => match[1])
    .filter((name) => name !== 'rule');
  const names: readonly string[] = [...rules, ...readerRules].map((rule) => rule.name);
  expect(wanted.filter((name) => !names.includes(name ?? ''))).toEqual([]);
  expect(wanted.length).toBeGreaterThan(50);
});

describe.each(readerRules.map((rule) => [rule.name, rule] as const))('%s, a rule of the reader', (name, rule) => {
  it('fires on one example and not on the other', () => {
    expect(
      readReport(readerExamples[rule.name].fires)
        .problems.filter((one) => one.rule === name)
        .map((one) => one.severity),
    ).toEqual([rule.severity]);
    expect(readReport(readerExamples[rule.name].silent).problems.filter((one) => one.rule === name)).toEqual([]);
  });
});
