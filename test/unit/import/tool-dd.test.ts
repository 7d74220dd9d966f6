// dd, as scripts/make-tool-forms.sh ran it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { importFiles } from '../../../src/core/import/import';
import { reportOf, text } from './support';

const content = (name: string) => readFileSync(join(root, 'test/fixtures/tool-forms/dd', name), 'utf8');
const rows = (printed: string) =>
  reportOf(importFiles([text('a.txt', printed)])).benchmarks.map(({ parameters, results }) => [
    parameters,
    results?.[0]?.samples ?? results?.[0]?.failed?.map(({ reason }) => reason),
  ]);

describe('dd', () => {
  it('gives bytes per second in one unit, apart by operands, and why a copy failed', () => {
    expect(rows(content('four.txt'))).toEqual([
      [{ bs: '1M', count: 64, conv: 'fsync' }, [962.849313182]],
      [{ bs: '4k', count: 100, oflag: 'dsync' }, [0.687334815623]],
      [{ bs: 512, count: 1 }, [2.3745478156]],
      [{ bs: '1M', count: 4 }, ["error writing '/dev/full': No space left on device"]],
    ]);
  });
  it('counts the last line of its progress', () => {
    const under = '205520896 bytes (206 MB, 196 MiB) copied, 0.5 s, 411 MB/s\n';
    expect(rows(under + content('progress.txt'))).toEqual([[{ bytes: 419430400 }, [418.810560371]]]);
  });
  it('is left to the times of a log that has both', () => {
    const log = `${content('progress.txt')}\nreal\t0m2.5s\nuser\t0m1.0s\nsys\t0m0.1s\n`;
    expect(reportOf(importFiles([text('a.txt', log)])).benchmarks[0]?.metric?.name).toBe('elapsed time');
  });
});
