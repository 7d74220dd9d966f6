/** autonuma-benchmark: a line with the name of a case, then a line with its elapsed time in seconds. */
import { lineTool } from '../line-tool';
import { ruledReading, scanner, type LineReading } from '../lines';
import { metric } from '../metrics';
import type { Measurement } from '../model';
import { number } from '../numbers';

export const autonuma = lineTool(
  'autonuma-benchmark',
  'autonuma-benchmark',
  (start) => (/^numa0[12][A-Z_]*\r?\n\d+\.\d\d\r?$/m.test(start) ? 0.95 : 0),
  begin,
);

function begin(): LineReading {
  const measurements: Measurement[] = [];
  let name: string | undefined;
  const scanned = scanner([
    { match: /^(numa0[12][A-Z_]*)$/, take: ([, found]) => void (name = found) },
    {
      match: /^(\d+\.\d\d)$/,
      take: ([, text], line) => {
        const value = number(text);
        if (name === undefined || value === undefined) return false;
        const what = metric('elapsed time', 's', 'lower');
        measurements.push({ benchmark: name, suite: 'autonuma-benchmark', metric: what, value, line: line.n });
        name = undefined;
        return undefined;
      },
    },
    { match: /^(?:rm -f |gcc |Hyper-Threading )/ },
  ]);
  return ruledReading(scanned, 'left-out', () => ({
    tool: 'autonuma-benchmark',
    measurements,
  }));
}
