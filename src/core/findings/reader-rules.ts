/** What the reader itself says is wrong with a file: rules without a finder, for documentation, settings and completion. */

export interface ReaderRule {
  readonly name: string;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly says: string;
  readonly source?: string;
  /** A text in which the rule fires, and one in which it does not. */
  readonly fires: string;
  readonly silent: string;
}

const head = '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "old", "role": "baseline"}, {"id": "new"}]';
const report = (rest: string): string => `${head}, ${rest}}`;
const whole = report('"benchmarks": []');

export const readerRules: readonly ReaderRule[] = [
  {
    name: 'syntax',
    severity: 'error',
    says: 'The text is no JSON. In the editor VS Code says this itself.',
    fires: '{"format": "vmibench/1", }',
    silent: whole,
  },
  {
    name: 'duplicate-key',
    severity: 'error',
    says: 'A key stands twice in one object; the last one counts. In the editor VS Code says this itself.',
    fires: report('"benchmarks": [], "title": "u"'),
    silent: whole,
  },
  {
    name: 'byte-order-mark',
    severity: 'error',
    says: 'The file begins with a byte-order mark, which JSON does not allow.',
    fires: `\ufeff${whole}`,
    silent: whole,
  },
  {
    name: 'format',
    severity: 'error',
    says: 'The file is no report, or one of a newer version of the format.',
    fires: '{"format": "vmibench/2"}',
    silent: whole,
  },
  {
    name: 'schema',
    severity: 'error',
    says: 'The JSON Schema of the format is not met: a missing field, a wrong type, a number out of range.',
    fires: report('"benchmarks": {}'),
    silent: whole,
  },
  {
    name: 'duplicate-id',
    severity: 'error',
    says: 'An id is used twice among subjects, environments or benchmarks.',
    fires: report('"benchmarks": [{"id": "b", "name": "b"}, {"id": "b", "name": "c"}]'),
    silent: report('"benchmarks": [{"id": "b", "name": "b"}, {"id": "c", "name": "c"}]'),
  },
  {
    name: 'unknown-reference',
    severity: 'error',
    says: 'A subject, environment or benchmark is referred to that does not exist.',
    fires: report('"benchmarks": [{"id": "b", "name": "b", "ratios": [{"subject": "nwe", "value": 1.1}]}]'),
    silent: report('"benchmarks": [{"id": "b", "name": "b", "ratios": [{"subject": "new", "value": 1.1}]}]'),
  },
  {
    name: 'no-baseline',
    severity: 'error',
    source: 'H 4.1',
    says: 'Several subjects and no baseline, or two.',
    fires: '{"format": "vmibench/1", "title": "t", "subjects": [{"id": "old"}, {"id": "new"}], "benchmarks": []}',
    silent: whole,
  },
  {
    name: 'unknown-field',
    severity: 'hint',
    says: 'A field that the format does not know, with the nearest known name. Never inside host, cpu, hypervisor, guest, config, params and parameters.',
    fires: report('"benchmarks": [], "titel": "t"'),
    silent: report('"benchmarks": [], "notes": "t"'),
  },
];
