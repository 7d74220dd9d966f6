// Mappings: how the output of any other tool is read. The schema and the check of the reader agree.
import Ajv from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { importStepwise } from '../../../src/core/import/stepwise';
import type { Mapping } from '../../../src/core/import/mapping';
import { isAmbiguous, matchLine, patternOf } from '../../../src/core/import/mapping-pattern';
import { readSettingsFile } from '../../../src/core/judge/settings-file';
import { readMapping } from '../../../src/core/import/mapping-read';
import { sayEnglish } from '../../../src/core/messages/messages';
import { errorsOf, reportOf, said, text } from './support';
import { expectLinear } from '../../lib/cost';

const mapping = (rules: Mapping['rules'], more: Partial<Mapping> = {}): Mapping => ({
  ...{ format: 'vmibench-import/1', tool: 'bootbench', rules, ...more },
});
const rows = (outcome: ReturnType<typeof importFiles>) => {
  const report = reportOf(outcome);
  expect(errorsOf(report)).toEqual([]);
  return report.benchmarks.map((one) => [
    one.name,
    one.parameters ?? {},
    one.metric?.unit,
    one.results?.map((each) => each.samples ?? each.failed),
  ]);
};

describe('a line pattern', () => {
  const found = (pattern: string, line: string) => {
    const groups = matchLine(patternOf(pattern), line);
    return groups && Object.fromEntries(groups);
  };
  it.each([
    ['{name}: {value} {unit}', 'boot: 12.5 ms', { name: 'boot', value: '12.5', unit: 'ms' }],
    ['{name}: {value} {unit}', '  boot:\t12.5   ms  ', { name: 'boot', value: '12.5', unit: 'ms' }],
    ['{name}  {value}', 'Context switch overhead    3.1', { name: 'Context switch overhead', value: '3.1' }],
    ['{_}Score: {value} {_}', '[12:00] Score: 7 points', { value: '7' }],
    ['({value})', '(7)', { value: '7' }],
    ['{a}x', 'xx', { a: 'x' }],
    ['{name}: {value} ms', 'boot: 12.5 s', undefined],
    ['{name}: {value}', 'boot 12.5', undefined],
    ['{name}  {value}', 'boot 12.5', undefined],
    ['{name}: {value}', ': 12.5', undefined],
  ])('%s on %s', (pattern, line, wanted) => {
    expect(found(pattern, line)).toEqual(wanted);
  });
  it('matches in linear time', () => {
    const pattern = patternOf('{a} {b} {c} {d} {e} {f}!');
    expectLinear(
      (times) => 'a '.repeat(times),
      500_000,
      (line) => expect(matchLine(pattern, line)).toBeUndefined(),
    );
  });
  it('requires text between placeholders', () => {
    expect(isAmbiguous(patternOf('{a}{b}'))).toBe(true);
    expect(isAmbiguous(patternOf('{a} {b}'))).toBe(false);
  });
});

describe('a line mapping', () => {
  const boots = mapping(
    [
      { pattern: 'guest: {kernel}, {vcpus} vCPUs' },
      { pattern: '{name}: failed: {failed}', metric: 'boot time', unit: 'ms', direction: 'lower' },
      { pattern: '{name}: {value} {unit}', metric: 'boot time', direction: 'lower' },
    ],
    { contains: 'bootbench' },
  );
  const log =
    'bootbench 1.2\nguest: 6.1, 4 vCPUs\ninit: 9.5 ms\ninit: failed: no console\nguest: 6.1, 8 vCPUs\ninit: 0.01 s\n';
  it('reads runs, failed runs, and parameters for the lines after them', () => {
    const outcome = importFiles([text('kvm.log', log)], { mappings: [boots] });
    expect(rows(outcome)).toEqual([
      ['init', { kernel: 6.1, vcpus: 4 }, 'ms', [[9.5]]],
      ['init', { kernel: 6.1, vcpus: 8 }, 's', [[0.01]]],
    ]);
    expect(reportOf(outcome).benchmarks[0]?.results?.[0]?.failed).toEqual([{ reason: 'no console' }]);
    expect(reportOf(outcome).benchmarks[0]?.metric).toEqual({ name: 'boot time', unit: 'ms', direction: 'lower' });
    expect(said(outcome.notes, 'left-out')).toEqual(['1 line of text left out: bootbench 1.2']);
  });
  it('applies only to files that contain its text', () => {
    const other = importFiles([text('kvm.log', log.replace('bootbench', 'other'))], { mappings: [boots] });
    expect(said(other.notes)).toContain('No supported tool prints output like this.');
  });
  it('takes precedence over known tools for the files that it names', () => {
    const csv = '"SET","100.5"\n';
    const read = (files: readonly string[]) =>
      importFiles([text('a/x.csv', csv)], {
        mappings: [mapping([{ pattern: '"{name}","{value}"', unit: 'ops' }], { files })],
      }).preview.files[0]?.tool;
    expect([read(['*.csv']), read(['a/*.csv']), read(['b/*.csv'])]).toEqual([
      'bootbench',
      'bootbench',
      'redis-benchmark',
    ]);
  });
  it('is found among the files, and reads a file in pieces like a whole one', async () => {
    const files = new Map([
      ['m.vmimport.json', JSON.stringify(boots)],
      ['broken.vmimport.json', '{"format": 1'],
      ['kvm.log', log],
    ]);
    const bytes = (path: string) => new TextEncoder().encode(files.get(path));
    const whole = await importStepwise([...files.keys()], (path) => Promise.resolve({ path, bytes: bytes(path) }));
    const pieces = await importStepwise([...files.keys()], (path) =>
      Promise.resolve(
        path.endsWith('.json')
          ? { path, bytes: bytes(path) }
          : {
              path,
              size: bytes(path).length,
              open: async function* () {
                for (let at = 0; at < log.length; at += 7) yield bytes(path).subarray(at, at + 7);
                await Promise.resolve();
              },
            },
      ),
    );
    expect(whole?.mappings).toEqual([boots]);
    expect(whole?.files.map((one) => [one.path, one.tool])).toEqual([
      ['broken.vmimport.json', undefined],
      ['kvm.log', 'bootbench'],
    ]);
    expect(pieces?.outcome.report).toEqual(whole?.outcome.report);
  });
});

describe('a JSON mapping', () => {
  const rule = { rows: '/guests/*/tests/*', name: '/test', value: '/ms', unit: 'ms', direction: 'lower' as const };
  const read = (document: unknown, more: Partial<Mapping['rules'][number]> = {}) =>
    importFiles([text('a.json', JSON.stringify(document))], { mappings: [mapping([{ ...rule, ...more }])] });
  it('follows pointers from each row, with keys, lists of runs and fixed texts', () => {
    const document = { guests: [{ tests: { cold: { ms: [3, 4], cfg: { n: 2 } }, warm: { ms: 1.5, cfg: { n: 2 } } } }] };
    expect(rows(read(document, { name: '*', parameters: { n: '/cfg/n', host: 'epyc' } }))).toEqual([
      ['cold', { n: 2, host: 'epyc' }, 'ms', [[3, 4]]],
      ['warm', { n: 2, host: 'epyc' }, 'ms', [[1.5]]],
    ]);
  });
  it('reads a row with a failure as a failed run, whatever its value', () => {
    const test = (error: unknown) => ({ guests: [{ tests: [{ test: 'x', ms: 7, error }] }] });
    for (const fine of [0, '', false, null])
      expect(rows(read(test(fine), { failed: '/error' }))[0]?.[3]).toEqual([[7]]);
    expect(rows(read(test('killed'), { failed: '/error' }))[0]?.[3]).toEqual([[{ reason: 'killed' }]]);
    expect(rows(read(test(137), { failed: '/error' }))[0]?.[3]).toEqual([[{ reason: '137' }]]);
  });
  it('names a row without a number', () => {
    const outcome = read({ guests: [{ tests: [{ test: 'x' }, { test: 'y', ms: 2 }] }] });
    expect(said(outcome.notes, 'failed')).toEqual(['x: no value.']);
  });
});

describe('validation of a mapping', () => {
  const schema = JSON.parse(readFileSync(join(root, 'schemas/vmibench-import-1.schema.json'), 'utf8')) as object;
  const validate = new Ajv({ strict: false }).compile(schema);
  const good = mapping([{ pattern: '{name}: {value}' }]);
  it.each<[string, unknown, string | undefined]>([
    ['a mapping', good, undefined],
    [
      'all fields',
      mapping([{ rows: '', name: '/a', role: 'info', parameters: { a: 1, b: true } }], {
        files: ['*.x'],
        contains: 'x',
      }),
      undefined,
    ],
    ['no object', [], 'This mapping is not valid JSON: line 1: Unexpected [.'],
    [
      'another format',
      { ...good, format: 'x' },
      '/format: this value is not allowed here; docs/mappings.md lists what is.',
    ],
    ['no tool', { format: good.format, rules: good.rules }, 'The mapping has no "tool".'],
    ['an unknown field', { ...good, rule: 1 }, '/rule: a mapping has no such field.'],
    ['no rules', { ...good, rules: [] }, '/rules: this value is not allowed here; docs/mappings.md lists what is.'],
    ['both forms', mapping([{ pattern: '{value}', rows: '' }]), '/rules/0: a rule has either "pattern" or "rows".'],
    ['neither form', mapping([{ unit: 'ms' }]), '/rules/0: a rule has either "pattern" or "rows".'],
    [
      'a direction',
      { ...good, rules: [{ rows: '', direction: 'up' }] },
      '/rules/0/direction: this value is not allowed here; docs/mappings.md lists what is.',
    ],
    [
      'a pointer without a slash',
      mapping([{ rows: 'a' }]),
      '/rules/0/rows: this value is not allowed here; docs/mappings.md lists what is.',
    ],
    [
      'a parameter',
      { ...good, rules: [{ rows: '', parameters: { a: null } }] },
      '/rules/0/parameters: this value is not allowed here; docs/mappings.md lists what is.',
    ],
  ])('%s: agrees with the schema', (_, value, wrong) => {
    const read = readMapping(JSON.stringify(value));
    expect(read.wrong.map(sayEnglish)).toEqual(wrong === undefined ? [] : [wrong]);
    expect(validate(value)).toBe(wrong === undefined);
    expect(read.mapping).toEqual(wrong === undefined ? value : undefined);
  });
  it.each([
    ['{a}{value}', 'cannot tell where each placeholder ends'],
    ['{value} {value}', 'cannot tell where each placeholder ends'],
    ['{value} {oops', 'cannot tell where each placeholder ends'],
    ['no placeholder', 'has no placeholder such as {value}'],
  ])('rejects an invalid pattern: %s', (pattern, wrong) => {
    expect(
      readMapping(JSON.stringify(mapping([{ pattern }])))
        .wrong.map(sayEnglish)
        .join(),
    ).toContain(wrong);
  });
  it.each(['[', '{"a":'])('that is nested too deep is refused: %s', (open) => {
    const text = open.repeat(100_000);
    expect(readMapping(`\n${text}`).wrong.map(sayEnglish).join()).toContain('line 2: ');
    expect(readSettingsFile(text)).toEqual({ brokenAt: 200 * open.length });
    expect(importFiles([{ path: 'a.json', text: `${text}1${']'.repeat(100_000)}` }]).report).toBeUndefined();
  });
  it('names the line of broken JSON', () => {
    expect(readMapping('{\n "format":\n}').wrong.map(sayEnglish)).toEqual([
      'This mapping is not valid JSON: line 3: A value is missing here: a string, a number, true, false, an array or an object.',
    ]);
  });
});
