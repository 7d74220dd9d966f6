/** A rule that fails is one finding: each rule is made to throw in turn, and the others still report. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyse';
import { defaultOptions } from '../../../src/core/analysis/model';
import { comparedFindings } from '../../../src/core/compare/findings';
import { comparingRules } from '../../../src/core/compare/rules';
import { reportExamples } from '../../../src/core/findings/examples';
import { FindingMemory } from '../../../src/core/findings/row-memory';
import { rules } from '../../../src/core/findings/rules';
import { checkText } from '../../../src/core/judge/check';
import { search } from '../../../src/core/judge/search';
import { defaultSettings } from '../../../src/core/judge/settings';
import { lateWord, sayEnglish, word } from '../../../src/core/messages/messages';
import { readReport } from '../../../src/core/report/read';
import { compared, example } from '../compare/make';
import { clean } from './clean';

afterEach(() => vi.restoreAllMocks());

const fail = (): never => {
  throw new RangeError('made to fail');
};
const said = ({ rule, severity, message, waived }: Said): string =>
  `${rule} ${severity} ${waived ? 'waived ' : ''}${sayEnglish(message)}`;
type Said = Pick<ReturnType<typeof checkText>['findings'][number]['finding'], 'rule' | 'severity' | 'message'> & {
  readonly waived?: unknown;
};

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('becomes one finding where it fails, and loses no other', () => {
    const waivers = [{ rule: name, reason: 'nobody waives a failure' }];
    const text = JSON.stringify({ ...clean(), waivers, ...reportExamples[name].fires });
    const settings = { ...defaultSettings, severities: { [name]: 'hint' as const } };
    const before = checkText(text, settings).findings.map(({ finding }) => finding);
    if ('find' in rule) vi.spyOn(rule, 'find').mockImplementation(fail);
    else vi.spyOn(rule, 'findInRow').mockImplementation(fail);
    const { analysis, findings } = checkText(text, settings);
    const after = findings.map(({ finding }) => finding);
    expect(analysis).toBeDefined();
    // The finder of this rule does nothing: it reports once waivers are known.
    const own = after.filter((one) => one.rule === name && name !== 'bad-waiver');
    if (name !== 'bad-waiver')
      expect(own.map(said)).toEqual([
        `${name} error This rule failed, so what it would have found is missing. ` +
          'Please report this error of VMI Bench: made to fail',
      ]);
    const others = (list: readonly Said[]): string[] => list.filter((one) => one.rule !== name).map(said);
    // Waivers of a rule without findings are idle; those of a failed rule are not known to be.
    expect(others(after)).toEqual(others(before));
  });
});

it.each(comparingRules.map((rule) => [rule.name, rule] as const))('%s fails alone in a comparison', (name, rule) => {
  const pair = compared(example('kvm-boost-vcpus-v1-2019'), example('kvm-boost-vcpus-v3-2019'));
  const before = comparedFindings(pair, {}, '2026-01-01');
  vi.spyOn(rule, 'find').mockImplementation(fail);
  const after = comparedFindings(pair, {}, '2026-01-01');
  expect(after.filter((one) => one.rule === name).map(({ severity }) => severity)).toEqual(['error']);
  expect(after.filter((one) => one.rule !== name)).toEqual(before.filter((one) => one.rule !== name));
});

it('is repeated for rows reused from the previous version', () => {
  const rule = rules.find(({ name }) => name === 'regression');
  if (!rule || !('findInRow' in rule)) throw new Error('no such rule of rows');
  vi.spyOn(rule, 'findInRow').mockImplementation(fail);
  const reading = readReport(JSON.stringify({ ...clean(), ...reportExamples.regression.fires }));
  if (!reading.report) throw new Error('not a report');
  const { analysis } = analyse(reading.report, defaultOptions);
  const memory = new FindingMemory();
  const failures = (): string[] =>
    search(reading, analysis, defaultSettings, memory).flatMap((one) => (one.rule === rule.name ? [said(one)] : []));
  const first = failures();
  expect(first).toHaveLength(1);
  expect(failures()).toEqual(first);
});

it('a sentence that cannot be worded says so, and affects no other', () => {
  const late = lateWord('finding.row', fail);
  const list = word('answer.list', { parts: [late, word('finding.row', { name: 'the other' })] });
  expect(sayEnglish(list)).toContain('made to fail, the other');
  expect(sayEnglish(late)).toContain('made to fail');
});

/** A report with a number, as it is written, in every place that rules compute with. */
function withNumber(n: string): string {
  return `{"format":"vmibench/1","title":"t","subjects":[{"id":"a","role":"baseline"},{"id":"b"}],
"methodology":{"runs":3},"benchmarks":[
${[
  `{"id":"x","name":"x","metric":{"name":"m","direction":"lower"},
"results":[{"subject":"a","mean":109.81},{"subject":"b","mean":15.14}],
"claims":[{"subject":"b","factor":${n},"basis":"improvement"},{"subject":"b","percent":${n},"basis":"change"},
{"subject":"b","percent":${n},"basis":"overhead"},{"subject":"b","percent":${n},"basis":"reduction"}]}`,
  `{"id":"y","name":"y","metric":{"name":"m","direction":"lower","unit":"ms"},"results":[{"subject":"a","mean":${n},"stddev":${n}},
{"subject":"b","mean":2,"stddev":${n},"min":${n},"max":${n},"n":3}],"ratios":[{"subject":"b","value":${n}}]}`,
  `{"id":"z","name":"z","metric":{"name":"m","direction":"higher"},"results":[{"subject":"a","samples":[1,${n},3,${n}]},
{"subject":"b","samples":[${n},2,2.5,4],"mean":${n},"stddev":${n}}],
"ratios":[{"subject":"b","value":${n},"ci":{"lo":${n},"hi":${n},"level":0.95},"kind":"quotient"}]}`,
].join(',\n')}]}`;
}

it.each([
  ...['1e-101', '-1e-101', '1e-308', '5e-324', '1e308', '-1.7e308', '0', '-0', '1e-21', '1e21', '-1', '1E+2', '1e15'],
  ...[`0.${'0'.repeat(150)}1`, `1.${'3'.repeat(400)}`, `1${'0'.repeat(300)}`, `0.${'9'.repeat(30)}`],
])('no rule fails at the number %s', (n) => {
  const { findings, analysis } = checkText(withNumber(n), defaultSettings);
  const texts = findings.map(({ finding }) => sayEnglish(finding.message));
  expect(texts.filter((text) => /This rule failed/.test(text))).toEqual([]);
  // The format rejects a negative spread, and with it that side of its row: in `z` only the baseline is left.
  expect(analysis?.rows.map(({ key }) => key)).toEqual(Number(n) < 0 ? ['x/b', 'z/b'] : ['x/b', 'y/b', 'z/b']);
});

it('a claim with too many decimals is judged, in readable words', () => {
  const claim = { subject: 'b', factor: 1e-101, basis: 'improvement' };
  const text = withNumber('1').replace(/"claims":\[[^\]]*\]/, `"claims":[${JSON.stringify(claim)}]`);
  const found = checkText(text, defaultSettings).findings.filter(({ finding }) => finding.rule === 'claim-mismatch');
  expect(found.map(({ finding }) => sayEnglish(finding.message))).toEqual([expect.stringContaining('7.253x')]);
});
