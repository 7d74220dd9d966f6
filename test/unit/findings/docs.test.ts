import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../../src/core/findings/docs';
import { readerRules } from '../../../src/core/findings/reader-rules';
import { rules } from '../../../src/core/findings/rules';
import { readReport } from '../../../src/core/report/read';

const root = join(__dirname, '../../..');

it('the page about the rules is the one that the rules make (node scripts/manifest-rules.mjs)', () => {
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesPage());
});

const specification = join(root, '../shared/design/rules.md');

it.skipIf(!existsSync(specification))(
  'every rule of the specification is there (skipped where ../shared is absent)',
  () => {
    const tables = readFileSync(specification, 'utf8').split('### Comparing')[0] ?? '';
    const wanted = [...tables.matchAll(/^\| ([a-z]+(?:-[a-z]+)*) \|/gm)]
      .map((match) => match[1])
      .filter((name) => name !== 'rule');
    const names = [...rules, ...readerRules].map((rule) => rule.name);
    expect(wanted.filter((name) => !names.includes(name ?? ''))).toEqual([]);
    expect(wanted.length).toBeGreaterThan(50);
  },
);

describe.each(readerRules.map((rule) => [rule.name, rule] as const))("%s, the reader's own", (name, rule) => {
  it('fires on its example and not on the other', () => {
    expect(
      readReport(rule.fires)
        .problems.filter((one) => one.rule === name)
        .map((one) => one.severity),
    ).toEqual([rule.severity]);
    expect(readReport(rule.silent).problems.filter((one) => one.rule === name)).toEqual([]);
  });
});
