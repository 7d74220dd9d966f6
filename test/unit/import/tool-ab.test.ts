// ApacheBench, as scripts/make-tool-failures.sh says how it ran.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { formRows, said, text } from './support';

describe('ApacheBench', () => {
  it('gives rates and times, and does not compare the rows of its table', () => {
    const printed = readFileSync(join(root, 'test/fixtures/tool-forms/ab/page.txt'), 'utf8');
    const outcome = importFiles([text('a.txt', printed)]);
    expect(formRows(outcome)).toEqual([
      ['HTTP', 'requests', 'requests/s', 'higher', [914.48]],
      ['HTTP', 'latency', 'ms', 'lower', [4.374]],
      ['HTTP', 'transfer', 'Kbytes/s', 'higher', [442.95]],
      ['HTTP', 'latency p50', 'ms', 'lower', [3]],
      ['HTTP', 'latency p95', 'ms', 'lower', [11]],
      ['HTTP', 'latency p99', 'ms', 'lower', [20]],
    ]);
    expect(outcome.report?.benchmarks[0]?.parameters).toEqual({ page: '/', bytes: 341, concurrency: 4 });
    expect(said(outcome.notes, 'left-out')).toEqual([]);
  });
});
