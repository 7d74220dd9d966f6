import type { HistoryView } from '../../src/core/compare/history-view';

/** A run by its commit or file, and its date. */
export function nameOf({ runs }: Pick<HistoryView, 'runs'>, at: number): string {
  const run = runs[at];
  return run ? [run.name, run.date].filter(Boolean).join(', ') : '';
}
