/** What a correction on the import page can choose from: offered by the page, and checked by the extension. */
import type { GridChoices } from '../core/import/mail/choices';
import type { Basis, ColumnRole } from '../core/import/mail/model';
import type { Direction, MetricRole } from '../core/report/metric';

type Spread = NonNullable<NonNullable<GridChoices['tables']>[string]['spread']>;

export const directions = ['higher', 'lower', 'none'] as const satisfies readonly Direction[];
export const metricRoles = ['primary', 'cost', 'info'] as const satisfies readonly MetricRole[];

/** What a percentage in a mail may mean. */
export const percentBases = ['change', 'improvement', 'reduction', 'overhead'] as const satisfies readonly Basis[];

/** What the number after a ± may be. */
export const spreads = ['stddev', 'stddev-percent', 'unknown'] as const satisfies readonly Spread[];

/** What a column of a table in a mail may hold. */
export const columnRoles = [
  'name',
  'parameter',
  'subject',
  'change',
  'metric',
  'n',
  'min',
  'max',
  'median',
  'mean',
  'stddev',
  'range',
  'ignore',
] as const satisfies readonly ColumnRole[];
