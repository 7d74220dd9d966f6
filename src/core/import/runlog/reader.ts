/** All that reads run logs, as one value: it is loaded later than those who use it. */
import { append, settled, update } from './log';
import { emptyRunLog } from './model';
import { runsToReport } from './report';

export const runLogReader = { append, emptyRunLog, runsToReport, settled, update } as const;

export type RunLogReader = typeof runLogReader;
