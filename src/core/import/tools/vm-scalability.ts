/**
 * vm-scalability's truncate cases: bytes, and when they began and ended. The difference of two times of day needs more
 * digits than a number has, so seconds and their fractions are subtracted apart.
 */
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement } from '../model';
import { round } from '../numbers';

export const vmScalability = lineTool(
  'vm-scalability',
  'vm-scalability',
  (start) => (/^\d+ bytes truncated in \d+\.\d+-\d+\.\d+ seconds/m.test(start) ? 1 : 0),
  begin,
);

function begin(): LineReading {
  const measurements: Measurement[] = [];
  let name = 'truncate';
  const scanned = scanner([
    { match: /(?:^|[ \t])\.\/(case-[\w-]+)/, take: ([, found]) => void (name = found ?? name) },
    {
      match: /^(\d+) bytes truncated in (\d+)\.(\d{1,9})-(\d+)\.(\d{1,9}) seconds/,
      take: ([, bytes, endSeconds, endPart, startSeconds, startPart], line) => {
        const nanoseconds = Number((endPart ?? '').padEnd(9, '0')) - Number((startPart ?? '').padEnd(9, '0'));
        const value = round(Number(endSeconds) - Number(startSeconds) + nanoseconds / 1e9);
        if (value <= 0) return false;
        measurements.push({
          benchmark: name,
          suite: 'vm-scalability',
          parameters: { bytes: Number(bytes) },
          metric: metric('elapsed time', 's', 'lower'),
          value,
          verbatim: `${endSeconds ?? ''}.${endPart ?? ''}-${startSeconds ?? ''}.${startPart ?? ''}`,
          line: line.n,
        });
        return undefined;
      },
    },
    { match: /^\d{4}-\d\d-\d\d [\d:]+[ \t]+truncate / },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'vm-scalability',
    measurements,
  }));
}
