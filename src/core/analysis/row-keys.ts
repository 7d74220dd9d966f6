/** Keys of the rows of an analysis: unique even where ids are not. */
import type { Report } from '../generated/format';
import { rowKey } from '../report/row-key';

/** Whether no id occurs twice, so that keys need not be counted. */
export function areUnique({ benchmarks, subjects }: Report): boolean {
  return (
    new Set(benchmarks.map((one) => one.id)).size === benchmarks.length &&
    new Set(subjects.map((one) => one.id)).size === subjects.length
  );
}

/** Whether the benchmarks have the ids of a report with the same subjects. */
export function sameIds(old: Report, report: Report): boolean {
  const { benchmarks } = report;
  return old.benchmarks.length === benchmarks.length && old.benchmarks.every(({ id }, at) => id === benchmarks[at]?.id);
}

/** Keys of rows, unique even for duplicate ids, which are reported elsewhere. */
export function countedKeys(): (benchmark: string, subject: string) => string {
  const seen = new Map<string, number>();
  return (benchmark, subject) => {
    const plain = rowKey(benchmark, subject);
    const times = seen.get(plain) ?? 0;
    seen.set(plain, times + 1);
    return rowKey(benchmark, subject, times);
  };
}
