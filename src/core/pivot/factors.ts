/** What may vary in a report or be held: parameters of benchmarks, `config` of subjects, and what they are called. */
import type { Benchmark, Report, Subject } from '../generated/format';

export type FactorKind = 'benchmark' | 'parameter' | 'subject' | 'config';

/** A factor's value; undefined where a benchmark or subject does not state it. */
export type Level = string | number | boolean | undefined;

export interface Factor {
  /** "parameter.vcpus", "config.kernel", "subject", "name", … */
  readonly key: string;
  /** "vcpus", "kernel", … */
  readonly name: string;
  readonly kind: FactorKind;
  /** Stated levels, numbers in their order, everything else in the file's. */
  readonly levels: readonly Level[];
}

/** One side of a comparison: a benchmark's entry and a subject. */
export interface RowSource {
  readonly benchmark: Benchmark;
  readonly subject: Subject;
}

const ofBenchmark: Readonly<Record<string, (benchmark: Benchmark) => Level>> = {
  name: ({ name }) => name,
  suite: ({ suite }) => suite,
  metric: ({ metric }) => metric?.name,
  unit: ({ metric }) => metric?.unit,
  role: ({ metric }) => metric?.role ?? 'primary',
  environment: ({ environment }) => environment,
  benchmark: ({ id }) => id,
};

/** All factors of a report, those with a single level too: a filter may name them. */
export function factorsOf(report: Report): Factor[] {
  const { benchmarks, subjects } = report;
  const keys = (of: readonly (object | undefined)[]): string[] => [
    ...new Set(of.flatMap((one) => Object.keys(one ?? {}))),
  ];
  const factor = (key: string, name: string, kind: FactorKind): Factor => {
    const half: Factor = { key, name, kind, levels: [] };
    const [benchmark] = benchmarks;
    const [subject] = subjects;
    const places =
      kind === 'benchmark' || kind === 'parameter'
        ? subject
          ? benchmarks.map((one) => ({ benchmark: one, subject }))
          : []
        : subjects.map((one) => ({ benchmark: benchmark ?? nothing, subject: one }));
    return {
      ...half,
      levels: sorted(places.map((place) => levelOf(half, place)).filter((level) => level !== undefined)),
    };
  };
  return [
    ...Object.keys(ofBenchmark).map((name) => factor(name, name, 'benchmark')),
    ...keys(benchmarks.map((one) => one.parameters)).map((name) => factor(`parameter.${name}`, name, 'parameter')),
    factor('subject', 'subject', 'subject'),
    ...keys(subjects.map((one) => one.config)).map((name) => factor(`config.${name}`, name, 'config')),
  ];
}

const nothing: Benchmark = { id: '', name: '' };

/** The level of a factor at a place. */
export function levelOf(
  { key, name, kind }: Pick<Factor, 'key' | 'name' | 'kind'>,
  { benchmark, subject }: RowSource,
): Level {
  switch (kind) {
    case 'benchmark':
      return ofBenchmark[key]?.(benchmark);
    case 'parameter':
      return own(benchmark.parameters, name);
    case 'subject':
      return subject.id;
    default:
      return own(subject.config, name);
  }
}

function own(of: Readonly<Record<string, Level>> | undefined, name: string): Level {
  return of && Object.hasOwn(of, name) ? of[name] : undefined;
}

/** One text a level: `4` and `"4"` are two. */
export function levelKey(level: Level): string {
  return level === undefined ? '' : `${typeof level} ${level}`;
}

/** Each level once; numbers ascend, where all are numbers. What is not stated comes last. */
export function sorted(levels: readonly Level[]): Level[] {
  const once = [...new Map(levels.map((level) => [levelKey(level), level])).values()];
  const stated = once.filter((level) => level !== undefined);
  const numbers = stated.every((level) => typeof level === 'number') ? [...stated].sort((a, b) => a - b) : stated;
  return stated.length < once.length ? [...numbers, undefined] : numbers;
}

/** The factor that somebody means by a name or a key. A bare name means a benchmark's own field first, then a parameter, then `config`. */
export function factorNamed(factors: readonly Factor[], typed: string): Factor | undefined {
  return factors.find(({ key }) => key === typed) ?? factors.find(({ name }) => name === typed);
}
