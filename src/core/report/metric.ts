/** Names for two values of a metric in the file format. */
import type { Metric } from '../generated/format';

/** Which values are better; `none` if neither, as for a number that only describes. */
export type Direction = NonNullable<Metric['direction']>;

/** Whether a metric is the result, the price paid for it, or background. */
export type MetricRole = NonNullable<Metric['role']>;
