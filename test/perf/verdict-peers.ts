/** What the specification prints for other tools: share of 1,000 comparisons flagged, in percent, by column. */
export interface Peer {
  readonly tool: string;
  /** If only "at most" is printed, that limit. */
  readonly flagged: readonly number[];
  readonly atMost?: boolean;
}

export const peers: readonly Peer[] = [
  {
    tool: 'benchstat; compare.py; PerfCompare (U)',
    flagged: [2.9, 4.6, 3.9, 0, 13.1, 11.7, 7, 0, 66.5, 49.7, 84.8, 56.8, 86.3, 70.3],
  },
  {
    tool: 'pyperf compare_to (pooled t)',
    flagged: [4.6, 4.7, 2.6, 4.7, 100, 100, 6.7, 45.5, 78.2, 53.7, 85.2, 47.5, 52.8, 31.1],
  },
  {
    tool: 'ministat (pooled t)',
    flagged: [4.6, 4.7, 2.6, 4.7, 21.7, 16, 6.7, 45.5, 78.2, 53.7, 85.6, 47.5, 52.8, 31.5],
  },
  {
    tool: 'hyperfine welch_ttest.py',
    flagged: [4.2, 4.6, 2, 3.4, 5.3, 5.8, 5.8, 35.5, 75.6, 53.2, 85.6, 41.1, 51.9, 31.1],
  },
  {
    tool: 'hyperfine "±" read as certainty',
    flagged: [4.9, 0.5, 0.3, 15.7, 16.4, 4.5, 0.8, 75.5, 80.2, 20.7, 12.7, 39.7, 30.5, 0.6],
  },
  {
    tool: 'tachometer (95 % CI)',
    flagged: [2.6, 3.3, 1.6, 0.9, 2.3, 4.7, 4.9, 17.5, 63.8, 48, 83.7, 36.5, 49.5, 29.5],
  },
  {
    tool: 'PerfCompare BCa interval',
    flagged: [5.2, 3.7, 3.1, 16.3, 14.6, 6.4, 6.1, 62, 55.3, 45.4, 69.4, 51.5, 79.6, 61.8],
  },
  { tool: 'LLVM LNT', flagged: [0.8, 0, 0.1, 3.2, 2.1, 0.2, 0.5, 15.5, 2.5, 0, 0, 1.2, 0, 0] },
  {
    tool: 'asv, CodSpeed, Conbench, g-a-b (most)',
    flagged: [0, 0, 0, 0, 5, 9.1, 16.2, 0.3, 0, 0, 0, 0.2, 0, 0],
    atMost: true,
  },
  {
    tool: 'the prototype of the rule',
    flagged: [4.2, 4.8, 4.6, 3.4, 5.3, 6.2, 6, 35.3, 75.7, 53.1, 85.4, 58.4, 83.6, 67.2],
  },
];

/** The goal: false alarms of at most so many percent in every column where nothing changed. */
export const maxFalseAlarmsPercent = 6.5;

/** Tools with at most 7% false alarms everywhere: the best of them must be met in each power column. */
const honest = ['hyperfine welch_ttest.py', 'tachometer (95 % CI)', 'LLVM LNT'];

export function powerToMeet(column: number): number {
  return Math.max(...peers.filter(({ tool }) => honest.includes(tool)).map(({ flagged }) => flagged[column]!));
}
