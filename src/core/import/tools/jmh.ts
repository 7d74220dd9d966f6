/** JMH: JSON, CSV and the table at the end of its text output. The unit says which direction is better. */
import { head } from '../lines';
import type { Importer } from '../model';
import { readJmhCsv } from './jmh-csv';
import { readJmhJson } from './jmh-json';
import { isJmhText, jmhText } from './jmh-text';

const csvHeader = /^"?Benchmark"?[,;]"?Mode"?[,;]"?Threads"?[,;]"?Samples"?[,;]/m;

export const jmh: Importer = {
  tool: 'jmh',
  name: 'JMH',
  sniff: ({ text }) => {
    const start = head(text);
    if (csvHeader.test(start)) return 1;
    if (/"primaryMetric"\s*:\s*\{/.test(start) && /"benchmark"\s*:\s*"/.test(start)) return 1;
    return isJmhText(text) ? 0.95 : 0;
  },
  read: (file) => {
    const start = head(file.text);
    if (csvHeader.test(start)) return readJmhCsv(file);
    return /"primaryMetric"\s*:/.test(start) ? readJmhJson(file) : jmhText(file);
  },
};
