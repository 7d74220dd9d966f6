/** Sentences of the report page. */
export const pageWords = {
  'change.time': 'time',
  'change.size': 'size',
  'change.throughput': 'throughput',
} as const;
