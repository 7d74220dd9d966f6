import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { checkText } from '../../../src/core/judge/check';
import { search } from '../../../src/core/judge/search';
import { fixEdit, groupWaiver, waiverFix } from '../../../src/core/findings/apply';
import { withReason } from '../../../src/core/language/fix-edit';
import type { Finding, Fix } from '../../../src/core/findings/model';
import { reportExamples } from '../../../src/core/findings/examples';
import { rules, waivable } from '../../../src/core/findings/rules';
import type { TextEdit } from '../../../src/core/report/edit';
import { readReport } from '../../../src/core/report/read';
import { defaultSettings } from '../../../src/core/judge/settings';
import { clean } from './clean';

const layout = (value: unknown): string => JSON.stringify(value, null, 2);
const apply = (text: string, edit: TextEdit | undefined): string =>
  edit ? text.slice(0, edit.offset) + edit.text + text.slice(edit.offset + edit.length) : text;

function found(text: string, rule: string): Finding[] {
  const off = rules.find((one) => one.name === rule)?.severity === 'off';
  const settings = off ? { ...defaultSettings, severities: { [rule]: 'warning' as const } } : defaultSettings;
  const reading = readReport(text);
  return search(reading, reading.report && analyse(reading.report, defaultOptions).analysis, settings).filter(
    (one) => one.rule === rule,
  );
}

/** Every fix offered for the examples of the rules. */
const offered = rules.flatMap((rule) => {
  const text = layout({ ...clean(), ...reportExamples[rule.name].fires });
  return found(text, rule.name).flatMap((finding) =>
    (finding.fixes ?? []).map((fix): [string, string, Fix, string] => [rule.name, fix.id, fix, text]),
  );
});

describe.each(offered.filter(([, , fix]) => fix.asks === undefined))('%s: fix %s', (rule, _id, fix, text) => {
  it('removes the finding, and leaves a valid file', () => {
    const repaired = apply(text, fixEdit(text, [fix]));
    expect(repaired).not.toBe(text);
    expect(readReport(repaired).problems.filter((one) => one.severity === 'error')).toEqual([]);
    expect(found(repaired, rule)).toEqual([]);
  });
});

/** What is an error in a text, whoever says so. */
const errorsIn = (text: string): string[] =>
  checkText(text, defaultSettings).findings.flatMap(({ finding }) =>
    finding.severity === 'error' ? `${finding.rule} at ${finding.path.join('/')}` : [],
  );

it.each(offered)('%s: fix %s writes nothing that is an error', (rule, _id, fix, text) => {
  const edits = fix.asks === 'reason' ? withReason(fix.edits, 'known') : fix.edits;
  // What the user fills in is not there yet: the fix must leave a report all the same.
  const after = apply(text, fixEdit(text, [{ edits }]));
  expect(readReport(after).report).toBeDefined();
  if (fix.asks !== 'fields') expect(errorsIn(after).length).toBeLessThanOrEqual(errorsIn(text).length);
  const waived = waivable.includes(rule) ? found(text, rule).map((finding) => waiverFix(finding, 'known')) : [];
  for (const waiver of waived)
    expect(errorsIn(apply(text, fixEdit(text, [waiver]))).length).toBeLessThanOrEqual(errorsIn(text).length);
});

it('offers fixes for problems with a clear solution', () => {
  const names = new Set(offered.map(([name]) => name));
  for (const name of [
    'claim-mismatch',
    'claim-wrong-sign',
    'no-direction',
    'not-stated',
    'ratio-mismatch',
    'ratio-inverted',
    'arithmetic-mean-of-ratios',
    'summary-mismatch',
    'percent-basis-unknown',
    'bad-waiver',
  ]) {
    expect(names, name).toContain(name);
  }
});

describe('a waiver', () => {
  it.each(rules.filter((rule) => waivable.includes(rule.name)).map((rule) => [rule.name, rule] as const))(
    'of %s leaves the finding visible as waived',
    (name, rule) => {
      const text = layout({ ...clean(), ...reportExamples[rule.name].fires });
      const [finding] = found(text, name);
      if (!finding) throw new Error('nothing to waive');
      const waived = apply(text, fixEdit(text, [waiverFix(finding, 'known')]));
      const [again] = found(waived, name);
      expect(again?.waived).toMatchObject({ reason: 'known' });
      expect(again?.path).toEqual(finding.path);
    },
  );

  it.each(['a/b', 'a#2', '50%', 'a%2Fb', '/', '__proto__', 'a b'])(
    'waives the row that it was offered for: %s',
    (id) => {
      const rows = [id, 'a'].map((each) => ({
        id: each,
        name: each,
        version: '1',
        ratios: [{ subject: 'new', value: 0.98, n: 9 }],
      }));
      const text = layout({ ...clean(), benchmarks: rows });
      const [finding, other] = found(text, 'untested-regression');
      if (!finding || !other) throw new Error('nothing to waive');
      const waived = found(apply(text, fixEdit(text, [waiverFix(finding, 'known')])), 'untested-regression');
      expect(waived.map((one) => one.waived?.reason)).toEqual(['known', undefined]);
    },
  );

  it('waives all findings of a rule with one entry, and no other rule', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({
      id,
      name: id,
      version: '1',
      ratios: [{ subject: 'new', value: 0.98, n: 9 }],
    }));
    const text = layout({ ...clean(), benchmarks: rows });
    const all = ['untested-regression', 'not-stated'].flatMap((rule) => found(text, rule));
    const fix = groupWaiver(all, 'untested-regression');
    if (!fix) throw new Error('nothing to waive');
    const after = apply(text, fixEdit(text, [{ ...fix, edits: withReason(fix.edits, 'known') }]));
    expect((JSON.parse(after) as { waivers: unknown[] }).waivers).toEqual([
      { rule: 'untested-regression', benchmarks: ['a', 'b', 'c'], subject: 'new', reason: 'known' },
    ]);
    const waived = found(after, 'untested-regression');
    expect(waived.map((one) => one.waived?.reason)).toEqual(['known', 'known', 'known']);
    expect(groupWaiver(waived, 'untested-regression')).toBeUndefined();
  });

  it('for one row waives no other row, but all kinds of regression', () => {
    const two = {
      ...clean(),
      benchmarks: ['a', 'b'].map((id) => ({
        id,
        name: id,
        version: '1',
        ratios: [{ subject: 'new', value: 0.98, n: 9 }],
      })),
      waivers: [{ rule: 'regression', benchmarks: ['a'], reason: 'known' }],
    };
    const list = found(layout(two), 'untested-regression');
    expect(list.map((one) => [one.rows[0], one.waived?.reason])).toEqual([
      ['a/new', 'known'],
      ['b/new', undefined],
    ]);
  });

  it('that has expired waives nothing from the next day on', () => {
    const report = {
      ...clean(),
      benchmarks: [{ id: 'a', name: 'a', version: '1', ratios: [{ subject: 'new', value: 0.98, n: 9 }] }],
    };
    const until = (expires: string) =>
      layout({ ...report, waivers: [{ rule: 'untested-regression', reason: 'known', expires }] });
    expect(found(until('2999-01-01'), 'untested-regression')[0]?.waived).toBeDefined();
    expect(found(until('2020-01-01'), 'untested-regression')[0]?.waived).toBeUndefined();
    expect(found(until('2020-01-01'), 'bad-waiver')).toHaveLength(1);
  });
});

describe('a fix on a real report', () => {
  const text = readFileSync(join(__dirname, '../../../examples/kvm-boost-vcpus-v1-2019.vmibench.json'), 'utf8');

  it('inserts one digit, and nothing else, to correct the claimed 55%', () => {
    const finding = found(text, 'claim-mismatch').find((one) => one.path.join('/') === 'benchmarks/3/claims/0/percent');
    const edit = fixEdit(text, finding?.fixes ?? []);
    expect(edit && { removed: text.slice(edit.offset, edit.offset + edit.length), text: edit.text }).toEqual({
      removed: '',
      text: '1',
    });
    const repaired = apply(text, edit);
    expect(repaired.slice(0, edit?.offset) + repaired.slice((edit?.offset ?? 0) + 1)).toBe(text);
    expect(found(repaired, 'claim-mismatch')).toHaveLength(found(text, 'claim-mismatch').length - 1);
  });

  it('is placed at the number that the finding is about', () => {
    const { findings } = checkText(text, defaultSettings);
    const at = findings.find(({ finding }) => finding.path.join('/') === 'benchmarks/3/claims/0/percent');
    expect(at && text.slice(at.place.offset, at.place.offset + at.place.length)).toBe('55');
    expect(at?.related.map((place) => text.slice(place.offset, place.offset + place.length))).toEqual(['4000', '1570']);
  });
});
