/** What reads the output of tools and run logs: given to the runner, because in VS Code it is loaded by itself. */
import type { readWith } from '../import/detect';
import type { RunLogReader } from '../import/runlog/reader';

export interface PlanReaders {
  readonly readWith: typeof readWith;
  readonly runLogReader: RunLogReader;
}
