/** Names rows in messages: the benchmark, and the parameters that distinguish it from others of the same name. */
import type { Benchmark, Report } from '../generated/format';
import { derived } from '../report/versions';
import type { Analysis, Row } from './model';

type Value = string | number | boolean;

/** A parameter in parentheses: strings stand alone, numbers and booleans need the parameter's name. */
function tag(name: string, value: Value): string {
  return typeof value === 'string' ? value : `${name} ${value}`;
}

/** Names list at most this many parameters. */
const maxTags = 3;

/** All benchmarks with the same name. */
interface Group {
  size: number;
  /** The metric of the first, and whether others differ. */
  readonly metric: string | undefined;
  metrics: boolean;
  readonly parameters: Map<string, Parameter>;
  mark?: string;
}

interface Parameter {
  readonly first: unknown;
  rows: number;
  differs: boolean;
}

/** Whether a parameter distinguishes the benchmarks of a name: some lack it, or its values differ. */
function varies({ size, parameters }: Group, key: string): boolean {
  const parameter = parameters.get(key);
  return parameter !== undefined && (parameter.differs || parameter.rows < size);
}

export interface Naming {
  /**
   * The name of a benchmark: "specjbb (large)". Parameters that differ among rows of the same name come first, and the
   * metric is added if a benchmark has several.
   */
  readonly name: (benchmark: Benchmark) => string;
  /** Everything that a name depends on: while the mark is the same, so is the name. */
  readonly mark: (benchmark: Benchmark) => string;
}

/** A function that names the benchmarks of a report. */
export function namer(report: Report): Naming['name'] {
  return naming(report).name;
}

/** Names a row by the name of its benchmark: with its candidate where there are several. */
export function withCandidate({ candidates }: Pick<Analysis, 'candidates'>): (name: string, row: Row) => string {
  return candidates.length > 1 ? (name, row) => `${name}, ${row.subject}` : (name) => name;
}

/** How the benchmarks of a report are named: the same object, as long as no name may be another one. */
export const naming: (report: Report) => Naming = derived({
  reads: ({ name, metric, parameters }) => [name, metric?.name, parameters],
  make: makeNaming,
});

function makeNaming(report: Report): Naming {
  const groups = new Map<string, Group>();
  for (const { name, metric, parameters } of report.benchmarks) {
    let group = groups.get(name);
    if (!group) groups.set(name, (group = { size: 0, metric: metric?.name, metrics: false, parameters: new Map() }));
    group.size++;
    group.metrics ||= group.metric !== metric?.name;
    for (const key in parameters) {
      const value = parameters[key];
      const known = group.parameters.get(key);
      if (!known) group.parameters.set(key, { first: value, rows: 1, differs: false });
      else {
        known.rows++;
        known.differs ||= known.first !== value;
      }
    }
  }
  const name = (benchmark: Benchmark): string => {
    const group = groups.get(benchmark.name);
    const entries = Object.entries(benchmark.parameters ?? {}) as [string, Value][];
    const telling = entries.filter(([key]) => group && varies(group, key));
    const chosen = (telling.length ? telling : entries).slice(0, maxTags).map(([key, value]) => tag(key, value));
    const plain =
      group?.metrics && benchmark.metric?.name ? `${benchmark.name}, ${benchmark.metric.name}` : benchmark.name;
    return chosen.length ? `${plain} (${chosen.join(', ')})` : plain;
  };
  const mark = (benchmark: Benchmark): string => {
    const group = groups.get(benchmark.name);
    if (!group) return '';
    return (group.mark ??= JSON.stringify([
      group.metrics,
      [...group.parameters.keys()].filter((key) => varies(group, key)).sort(),
    ]));
  };
  return { name, mark };
}
