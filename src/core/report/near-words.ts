/** Words that people, the page and other tools write for a field: "Did you mean samples?" where letters do not help. */

/** Lower case, without marks. A field of the format may be meant in several shapes. */
const wordsFor: Readonly<Record<string, readonly string[]>> = {
  samples: [
    ...['runs', 'run', 'times', 'timings', 'values', 'data', 'points', 'datapoints', 'raw', 'rawdata', 'rawvalues'],
    ...['measurements', 'observations', 'iterations', 'repetitions', 'trials', 'results', 'numbers', 'list'],
  ],
  value: ['score', 'result', 'number', 'measured', 'reading', 'metric', 'amount', 'realtime', 'throughput', 'time'],
  mean: ['average', 'avg', 'arithmeticmean', 'amean'],
  median: ['med', 'p50', 'middle', 'typical', 'centre', 'center'],
  min: ['minimum', 'lowest', 'least', 'smallest', 'low', 'lo'],
  max: ['maximum', 'highest', 'most', 'largest', 'high', 'hi'],
  stddev: ['sd', 'std', 'stdev', 'standarddeviation', 'deviation', 'sigma', 'stdevp', 'stderror'],
  ci: ['confidenceinterval', 'interval', 'confidence', 'ci95', 'errorbars'],
  n: ['runs', 'count', 'nruns', 'numruns', 'iterations', 'repetitions', 'rounds', 'trials', 'samplecount', 'size'],
  failed: ['failures', 'errors', 'failedruns', 'crashes'],
  excluded: ['outliers', 'dropped', 'ignored', 'discarded'],
  subject: ['candidate', 'variant', 'config', 'system', 'version', 'build', 'name', 'id'],
  baseline: ['reference', 'control', 'base', 'before', 'old'],
  direction: ['better', 'goal', 'proportion', 'orientation', 'optimum', 'improves'],
  metric: ['measure', 'measurement', 'quantity', 'kpi'],
  unit: ['units', 'scale', 'unitofmeasure'],
  parameters: ['params', 'arguments', 'args', 'options', 'settings', 'variables', 'config'],
  benchmarks: ['tests', 'results', 'workloads', 'testcases', 'rows', 'cases'],
  results: ['values', 'data', 'measurements', 'numbers', 'runs', 'sides'],
  ratios: ['speedups', 'relative', 'comparisons'],
  subjects: ['candidates', 'variants', 'systems', 'configurations', 'builds', 'versions'],
  environments: ['machines', 'hosts', 'systems', 'hardware', 'environment'],
  suite: ['group', 'family', 'benchmarksuite'],
  command: ['cmd', 'commandline', 'invocation'],
  notes: ['comment', 'comments', 'description', 'remarks', 'note'],
  title: ['name', 'heading', 'headline'],
  date: ['timestamp', 'datetime', 'day', 'when', 'created'],
};

/** The fields that a list is written for; all others are single values or objects. */
const lists: ReadonlySet<string> = new Set([
  ...['samples', 'failed', 'excluded', 'benchmarks', 'results', 'ratios', 'subjects', 'environments'],
]);

const plain = (key: string): string => key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The field of `absent` that a key is a usual word for, if its value is of the kind that the field has. */
export function fieldMeant(key: string, value: unknown, absent: readonly string[]): string | undefined {
  const word = plain(key);
  return absent.find(
    (field) =>
      Object.hasOwn(wordsFor, field) &&
      lists.has(field) === Array.isArray(value) &&
      wordsFor[field]?.includes(word) === true,
  );
}
