/** Factors, which may vary or be held: fields and parameters of benchmarks, subjects and their `config`. */
import type { Benchmark, Report, Subject } from '../generated/format';
import { own } from '../text/own';

export type FactorKind = 'benchmark' | 'parameter' | 'subject' | 'config';

/** A value of a factor; undefined if a benchmark or subject does not state it. */
export type Level = string | number | boolean | undefined;

export interface Factor {
  /** "parameter.vcpus", "config.kernel", "subject", "name", … */
  readonly key: string;
  /** "vcpus", "kernel", … */
  readonly name: string;
  readonly kind: FactorKind;
  /** Stated levels: numbers ascending, others in file order. */
  readonly levels: readonly Level[];
}

/** The source of levels: a benchmark and a subject. */
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

/** All factors of a report, including those with a single level, which filters may name. */
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

/** The level of a factor. */
export function levelOf(
  { key, name, kind }: Pick<Factor, 'key' | 'name' | 'kind'>,
  { benchmark, subject }: RowSource,
): Level {
  switch (kind) {
    case 'benchmark':
      return own(ofBenchmark, key)?.(benchmark);
    case 'parameter':
      return own(benchmark.parameters, name);
    case 'subject':
      return subject.id;
    default:
      return own(subject.config, name);
  }
}

/** A distinct key per level: `4` and `"4"` differ. */
export function levelKey(level: Level): string {
  return level === undefined ? '' : `${typeof level} ${level}`;
}

/** Distinct levels, ascending if all are numbers; `undefined` comes last. */
export function sorted(levels: readonly Level[]): Level[] {
  const once = [...new Map(levels.map((level) => [levelKey(level), level])).values()];
  const stated = once.filter((level) => level !== undefined);
  const numbers = stated.every((level) => typeof level === 'number') ? [...stated].sort((a, b) => a - b) : stated;
  return stated.length < once.length ? [...numbers, undefined] : numbers;
}

/** The factor with a name or key. A bare name is a benchmark field first, then a parameter, then a `config` key. */
export function factorNamed(factors: readonly Factor[], typed: string): Factor | undefined {
  return factors.find(({ key }) => key === typed) ?? factors.find(({ name }) => name === typed);
}
