/** What a mail does not print, as the report's list of gaps. */
import type { ReportRow } from './rows';

export function gaps(rows: readonly ReportRow[]): string[] {
  const results = rows.flatMap((row) => row.results);
  return [
    'environment not read from the mail',
    ...(results.length === 0 ? ['no absolute values'] : []),
    ...(results.some((result) => result.stddev !== undefined || result.spread || result.samples) ? [] : ['no spread']),
    ...(results.some((result) => result.n !== undefined || result.samples) ? [] : ['number of runs not given']),
    ...(rows.some((row) => row.results.length > 0 && row.metric.unit === undefined)
      ? ['units not printed for all rows']
      : []),
  ];
}
