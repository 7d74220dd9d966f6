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
    says: 'The file is not valid JSON. In the editor, VS Code reports this itself.',
  },
  {
    name: 'duplicate-key',
    severity: 'error',
    says: 'A key occurs twice in an object; the last one counts. In the editor, VS Code reports this itself.',
  },
  {
    name: 'byte-order-mark',
    severity: 'error',
    says: 'The file begins with a byte-order mark, which JSON does not allow.',
  },
  {
    name: 'lost-characters',
    severity: 'warning',
    says: 'Characters were lost, because the file is not UTF-8 or was once read in the wrong encoding.',
  },
  {
    name: 'format',
    severity: 'error',
    says: 'The file is not a report, or uses a newer version of the format.',
  },
  {
    name: 'schema',
    severity: 'error',
    says:
      'The file does not match the JSON Schema of the format: a field is missing, has the wrong type or is out of ' +
      'range.',
  },
  {
    name: 'duplicate-id',
    severity: 'error',
    says: 'An id occurs twice among subjects, environments or benchmarks.',
  },
  {
    name: 'unknown-reference',
    severity: 'error',
    says: 'A reference names a subject, environment or benchmark that does not exist.',
  },
  {
    name: 'no-baseline',
    severity: 'error',
    source: 'H 4.1',
    says: 'There are several subjects and no baseline, or more than one baseline.',
  },
  {
    name: 'no-number',
    severity: 'error',
    says: 'A result has no number and no failed run, so its row is empty; names the field that was probably meant.',
  },
  {
    name: 'unknown-field',
    severity: 'hint',
    says:
      'A field is not part of the format; names the nearest known field. Never reported inside host, cpu, ' +
      'hypervisor, guest, config, params and parameters.',
  },
];
