/** Sentences that every page may have to show. They are built into the pages. */
export const everyPageWords = {
  'change.named': '{what} {change}',
  'change.bare': '{change}',
  'change.performance': 'performance',
  'change.time': 'time',
  'change.size': 'size',
  'change.throughput': 'throughput',

  'page.unanswered': 'VMI Bench stopped responding. Close this tab and reopen the report; your file is unchanged.',
};
