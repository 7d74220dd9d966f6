/** lmbench: the raw file of a machine, and the summary of several. */
import { head } from '../lines';
import type { Importer } from '../model';
import { isRawLmbench, lmbenchRaw } from './lmbench-raw';
import { isLmbenchSummary, lmbenchSummary } from './lmbench-summary';

export const lmbench: Importer = {
  tool: 'lmbench',
  name: 'lmbench',
  sniff: ({ text }) => {
    const start = head(text);
    if (isLmbenchSummary(start)) return 1;
    return isRawLmbench(start);
  },
  read: (file) => (isLmbenchSummary(head(file.text)) ? lmbenchSummary(file) : lmbenchRaw(file)),
};
