/** Reports that hold a text of any kind, and all that is made of a report. */
import type { Reader } from './growth-readers';

export const reportReaders: readonly Reader[] = [];
