/** Reports to export: the examples, synthetic ones, and hostile ones. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { checkText } from '../../../src/core/judge/check';
import type { ExportInput } from '../../../src/core/export/input';
import { defaultSettings } from '../../../src/core/judge/settings';

export function inputOf(content: unknown, candidate?: string, baseline?: string): ExportInput {
  const { report, analysis, findings } = checkText(
    typeof content === 'string' ? content : JSON.stringify(content),
    defaultSettings,
    baseline,
  );
  if (!report || !analysis) throw new Error('no report');
  return { report, analysis, findings: findings.map(({ finding }) => finding), candidate };
}

export const examples = readdirSync(inRoot('examples'))
  .filter((name) => name.endsWith('.vmibench.json'))
  .sort();
export const example = (name: string): ExportInput => inputOf(readFileSync(join(inRoot('examples'), name), 'utf8'));

const runs = [100, 100.4, 99.7, 100.2, 99.9, 100.1, 99.8, 100.3, 99.6];
export const times = (factor: number): number[] => runs.map((value) => Number((value * factor).toFixed(4)));

export interface Texts {
  readonly title?: string;
  readonly name?: string;
  readonly unit?: string;
  readonly metric?: string;
  readonly label?: string;
  readonly parameter?: string;
  readonly value?: string;
  readonly claim?: string;
  readonly notes?: string;
  readonly author?: string;
  readonly model?: string;
  readonly reason?: string;
}

/** A report with tested, untested, cost, info and waived items, and the given text in every place that has one. */
export function everything(texts: Texts = {}): Record<string, unknown> {
  const { name = 'bench', unit = 's', metric = 'elapsed', parameter = 'size', value = 'small' } = texts;
  const results = (factor: number): unknown => [
    { subject: 'a', samples: times(1) },
    { subject: 'b', samples: times(factor) },
  ];
  return {
    format: 'vmibench/1',
    title: texts.title ?? 'everything',
    date: '2024-05-01',
    provenance: { kind: 'measured', source: { author: texts.author ?? 'somebody', list: texts.author ?? 'a list' } },
    environments: [{ id: 'e', host: { model: texts.model ?? 'machine', cpu: { model: texts.model ?? 'cpu' } } }],
    subjects: [
      { id: 'a', role: 'baseline', label: texts.label ?? 'old', environment: 'e' },
      { id: 'b', label: texts.label ?? 'new', environment: 'e' },
    ],
    benchmarks: [
      {
        id: 'worse',
        name,
        suite: name,
        parameters: { [parameter]: value },
        metric: { name: metric, unit, direction: 'lower' },
        results: results(1.2),
        notes: texts.notes,
      },
      {
        id: 'better',
        name,
        parameters: { [parameter]: `${value}2` },
        metric: { name: metric, unit, direction: 'lower' },
        results: results(0.8),
      },
      { id: 'same', name: 'same', metric: { name: metric, unit, direction: 'higher' }, results: results(1) },
      {
        id: 'printed',
        name: 'printed',
        ratios: [{ subject: 'b', value: 0.9, ci: { lo: 0.85, hi: 0.95, level: 0.9 } }],
        claims: [{ subject: 'b', percent: -10, basis: 'improvement', text: texts.claim ?? '10% worse' }],
      },
      {
        id: 'cost',
        name: 'same',
        metric: { name: 'host cpu', unit: '%', direction: 'lower', role: 'cost' },
        results: results(1.1),
      },
      { id: 'info', name: 'same', metric: { name: 'exits', role: 'info' }, results: results(1.3) },
    ],
    waivers: [
      {
        rule: 'unmentioned-regression',
        benchmarks: ['worse'],
        reason: texts.reason ?? 'known',
        by: texts.author ?? 'me',
      },
    ],
  };
}

/** Pieces that mean something to one of the targets. */
const pieces = [
  '=1+1',
  '+1',
  '-2',
  '@SUM(A1)',
  '\t',
  '\r',
  '\n',
  ',',
  ';',
  '"',
  "'",
  '|',
  '`',
  '``',
  '*',
  '**',
  '_',
  '~~',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</td></tr></table>',
  '</style>',
  '</title>',
  '<!--',
  '-->',
  ']]>',
  '&lt;',
  '&#60;',
  '\\',
  '\\|',
  '@maintainer',
  '#123',
  'GH-1',
  'owner/repo#1',
  'https://evil.example',
  'http://evil.example/a',
  'www.evil.example',
  'a@evil.example',
  ':smile:',
  '$x$',
  '# x',
  '- x',
  '1. x',
  '> x',
  '---',
  '    code',
  '\u202e',
  '\u200b',
  '\u0000',
  '\u001b[31m',
  '\u2028',
  '￾',
  '汉字',
  '🙂',
  '\u0301',
  ' ',
  'word',
  '9',
];

export const hostile = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.join(''));

/** Hostile text in every place of a report. */
export const hostileTexts: fc.Arbitrary<Texts> = fc.record({
  title: hostile,
  name: hostile,
  unit: hostile,
  metric: hostile,
  label: hostile,
  parameter: hostile.map((one) => `p${one}`),
  value: hostile,
  claim: hostile,
  notes: hostile,
  author: hostile,
  model: hostile,
  reason: hostile,
});

/** The same text for every place of `everything`. */
export function textsOf(text: string): Record<string, string> {
  const places = [
    'title',
    'name',
    'unit',
    'metric',
    'label',
    'parameter',
    'value',
    'claim',
    'notes',
    'author',
    'model',
    'reason',
  ];
  return Object.fromEntries(places.map((place) => [place, text]));
}
