/** The subjects of a mail's report. */
import type { Subject } from '../../generated/format';
import { defined } from '../assemble';
import type { Grid } from './model';
import type { ReportRow } from './rows';

export function subjectsOf(grid: Grid, used: ReadonlySet<string>, rows: readonly ReportRow[]): Subject[] {
  const relative = rows.some((row) => row.ratios.length > 0 || (row.results.length === 0 && row.claims.length > 0));
  const present = grid.subjects.filter(
    (subject) => used.has(subject.id) || (relative && subject.role.value === 'baseline'),
  );
  const chosen = present.find((subject) => subject.role.value === 'baseline') ?? present[0];
  return present.map((subject) =>
    defined({
      id: subject.id,
      label: subject.label === subject.id ? undefined : subject.label,
      role: subject === chosen ? ('baseline' as const) : undefined,
    }),
  );
}
