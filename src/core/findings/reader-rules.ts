/** The reader's problems as rules, without a finder, for the documentation, settings and hovers. */
import type { ReaderRuleName } from './rule-names';

export interface ReaderRule {
  readonly name: ReaderRuleName;
  readonly severity: 'error' | 'warning' | 'hint';
  readonly says: string;
  readonly source?: string;
}

export const readerRules: readonly ReaderRule[] = [
  {
    name: 'syntax',
    severity: 'error',
    says: 'The text is no JSON. In the editor VS Code says this itself.',
  },
  {
    name: 'duplicate-key',
    severity: 'error',
    says: 'A key stands twice in one object; the last one counts. In the editor VS Code says this itself.',
  },
  {
    name: 'byte-order-mark',
    severity: 'error',
    says: 'The file begins with a byte-order mark, which JSON does not allow.',
  },
  {
    name: 'format',
    severity: 'error',
    says: 'The file is no report, or one of a newer version of the format.',
  },
  {
    name: 'schema',
    severity: 'error',
    says: 'The JSON Schema of the format is not met: a missing field, a wrong type, a number out of range.',
  },
  {
    name: 'duplicate-id',
    severity: 'error',
    says: 'An id is used twice among subjects, environments or benchmarks.',
  },
  {
    name: 'unknown-reference',
    severity: 'error',
    says: 'A subject, environment or benchmark is referred to that does not exist.',
  },
  {
    name: 'no-baseline',
    severity: 'error',
    source: 'H 4.1',
    says: 'Several subjects and no baseline, or two.',
  },
  {
    name: 'unknown-field',
    severity: 'hint',
    says: 'A field that the format does not know, with the nearest known name. Never inside host, cpu, hypervisor, guest, config, params and parameters.',
  },
];
