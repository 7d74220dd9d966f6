/**
 * Failures of test/fixtures/tool-failures that a tool does not print, or does not print to its end, so that no reader
 * can see them: by fixture, what a reader has instead.
 */
export const silentFailures = {
  'fio/interrupted-normal.txt': 'the command',
  'time/nonzero-exit.txt': 'a time, as of a command that succeeded',
  'perf-stat/nonzero-exit.txt': 'a count, as of a command that succeeded',
  'stress-ng/terminated.txt': 'a run that it calls successful',
  'pgbench/interrupted.txt': 'its progress, whose mean is marked as guessed',
  'perf-bench/terminated.txt': 'the name of the benchmark',
  'hyperfine/interrupted.txt': 'the name of the benchmark',
};
