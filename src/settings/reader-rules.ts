/** Rules of the reader: what is wrong with a file before anything in it is judged. Named here for settings and documentation. */
import type { Severity } from '../report/problem';

export interface ReaderRule {
  readonly name: string;
  readonly severity: Severity;
  /** One sentence for the documentation, in English. */
  readonly says: string;
}

export const readerRules: readonly ReaderRule[] = [
  { name: 'syntax', severity: 'error', says: 'The text is no JSON. In the editor VS Code\'s own JSON service says so.' },
  { name: 'duplicate-key', severity: 'error', says: 'A key stands twice in an object, and only the last one counts. In the editor VS Code\'s own JSON service says so.' },
  { name: 'byte-order-mark', severity: 'error', says: 'The file begins with a byte-order mark.' },
  { name: 'format', severity: 'error', says: 'The file is in another format, or in a newer version of this one.' },
  { name: 'schema', severity: 'error', says: 'A value has the wrong type or is not allowed, or one is missing.' },
  { name: 'duplicate-id', severity: 'error', says: 'An id is used twice among subjects, environments or benchmarks.' },
  { name: 'unknown-reference', severity: 'error', says: 'A subject, environment or benchmark is named that does not exist.' },
  { name: 'no-baseline', severity: 'error', says: 'There are several subjects and no baseline, or two.' },
  { name: 'unknown-field', severity: 'hint', says: 'A field that the format does not know.' },
];
