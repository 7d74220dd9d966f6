/** Entries of a benchmark that could not be read: their page says so where their numbers would stand. */
import type { Analysis } from '../analysis/model';
import type { Finding } from '../findings/model';
import type { Report } from '../generated/format';
import { reportPath } from '../report/usable';

export interface LeftOut {
  /** The benchmark's name; empty if all of it was left out. */
  readonly entry: string;
  /** Keys of the rows of that benchmark. */
  readonly rows: readonly string[];
}

/** What an error in a benchmark, a result or a ratio of the text leaves out; nothing for other findings. */
export function leftOut(report: Report, analysis: Analysis | undefined, finding: Finding): LeftOut | undefined {
  const { path, rows, severity } = finding;
  if (severity !== 'error' || rows.length > 0 || path[0] !== 'benchmarks' || typeof path[1] !== 'number')
    return undefined;
  const index = reportPath(report, path.slice(0, 2))?.[1];
  const benchmark = typeof index === 'number' ? report.benchmarks[index] : undefined;
  if (!benchmark) return { entry: '', rows: [] };
  const own = analysis?.rows.filter((row) => row.benchmark === index).map((row) => row.key) ?? [];
  return { entry: benchmark.name, rows: own };
}
