/**
 * Facts that an engineer needs to know before reading the numbers, and whether the file states them. Used by the page
 * header, the rule `not-stated` and its fix.
 */
import type { Benchmark, Environment, Report } from '../generated/format';
import type { WordKey } from '../messages/messages';
import { derived } from '../report/versions';

export interface Fact {
  readonly name: string;
  readonly said: WordKey;
  /** The place of the field, in an environment or in the report. */
  readonly field?: {
    readonly in: 'environment' | 'report';
    readonly path: readonly string[];
    /** Usual values, if it is a number, or all of them, if only some are allowed. */
    readonly choices?: readonly (number | string)[];
  };
  readonly applies: (report: Report, environments: readonly Environment[]) => boolean;
  readonly known: (report: Report, environments: readonly Environment[]) => boolean;
}

const environmentsIn = ({ environment, results }: Benchmark): readonly unknown[] => [
  environment,
  results?.map((result) => result.environment),
];

/** The environments that subjects and benchmarks use, in file order; all if none is named. */
export const usedEnvironments: (report: Report) => readonly Environment[] = derived({
  reads: environmentsIn,
  make: findUsed,
});

function findUsed(report: Report): readonly Environment[] {
  const all = report.environments ?? [];
  if (all.length === 0) return all;
  const named = new Set<string | undefined>();
  for (const subject of report.subjects) named.add(subject.environment);
  for (const benchmark of report.benchmarks) {
    named.add(benchmark.environment);
    for (const result of benchmark.results ?? []) named.add(result.environment);
  }
  const found = all.filter((environment) => named.has(environment.id));
  return found.length ? found : all;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== '';

/** Whether every environment, or every virtual one, states a fact. */
function inEach(
  name: string,
  path: readonly string[],
  get: (environment: Environment) => unknown,
  more: {
    readonly vm?: boolean;
    readonly choices?: readonly (number | string)[];
    readonly applies?: Fact['applies'];
    readonly or?: (report: Report) => boolean;
  } = {},
): Fact {
  const mine = (environments: readonly Environment[]): readonly Environment[] =>
    more.vm ? environments.filter((environment) => !environment.bareMetal) : environments;
  return {
    name,
    said: `missing.${name}` as WordKey,
    field: { in: 'environment', path, choices: more.choices },
    applies: (report, environments) =>
      (environments.length === 0 || mine(environments).length > 0) && (more.applies?.(report, environments) ?? true),
    known: (report, environments) =>
      (environments.length > 0 && mine(environments).every((one) => isGiven(get(one)))) || (more.or?.(report) ?? false),
  };
}

/** Whether the host is x86, judging by its name. */
function isX86({ host }: Environment): boolean {
  if (host?.arch !== undefined) return /x86|amd64|i[3-6]86/i.test(host.arch);
  return /intel|amd|xeon|epyc|opteron|ryzen|core|pentium/i.test(`${host?.cpu?.vendor ?? ''} ${host?.cpu?.model ?? ''}`);
}

/** Mitigations matter since the first of them, in January 2018. */
function sinceMitigations(report: Report): boolean {
  return (report.date ?? report.provenance?.source?.published ?? '9999') >= '2018';
}

const everyParameter = (report: Report, name: string): boolean =>
  report.benchmarks.length > 0 && report.benchmarks.every((benchmark) => benchmark.parameters?.[name] !== undefined);

const inConfig = (report: Report, name: string): boolean =>
  report.subjects.every((subject) => subject.config?.[name] !== undefined);

const kernelOfSubjects = (report: Report): boolean =>
  inConfig(report, 'kernel') ||
  report.subjects.every((subject) => isGiven(subject.source?.commit ?? subject.source?.describe));

const statesRuns = ({ methodology, ratios, results }: Benchmark): boolean =>
  methodology?.runs !== undefined ||
  (ratios?.some((ratio) => ratio.n !== undefined) ?? false) ||
  (results?.some((result) => result.n !== undefined || result.samples !== undefined) ?? false);

/** Whether any row has a known run count: a separate rule reports rows without one. */
export const runsKnown: (report: Report) => boolean = derived({
  reads: statesRuns,
  make: ({ methodology, benchmarks }) => methodology?.runs !== undefined || benchmarks.some(statesRuns),
});

const statesSpread = ({ ratios, results }: Benchmark): boolean =>
  (ratios?.some((ratio) => ratio.ci !== undefined) ?? false) ||
  (results?.some(
    ({ samples, stddev, ci, spread, min }) =>
      (samples?.length ?? 0) > 1 || (stddev ?? ci ?? spread ?? min) !== undefined,
  ) ??
    false);

/** Whether any row has a spread. */
export const spreadKnown: (report: Report) => boolean = derived({
  reads: statesSpread,
  make: ({ benchmarks }) => benchmarks.some(statesSpread),
});

const statesBoots = ({ results }: Benchmark): boolean => results?.some((result) => result.boots) ?? false;

/** Whether it is stated, or does not matter, in which order the runs of a benchmark were made. */
const statesOrder = (benchmark: Benchmark): boolean =>
  !isTestable(benchmark) ||
  benchmark.methodology?.order !== undefined ||
  (benchmark.results ?? []).every(({ order, blocks }) => order ?? blocks);

const hostMemory: readonly number[] = [262_144, 16_384, 32_768, 65_536, 131_072, 524_288, 1_048_576];

/** Whether results can be tested, so that a drift between them would look like a difference. */
function isTestable({ results = [] }: Benchmark): boolean {
  const tested = results.filter(
    ({ samples, stddev, ci }) => (samples?.length ?? 0) > 1 || (stddev ?? ci) !== undefined,
  );
  return tested.length > 1;
}

/** In the order of the messages: facts with the largest effect on numbers first. */
export const facts: readonly Fact[] = [
  inEach('cpu', ['host', 'cpu', 'model'], ({ host }) => host?.cpu?.model),
  inEach('memory', ['host', 'memoryMiB'], ({ host }) => host?.memoryMiB, { choices: hostMemory }),
  inEach('kernel', ['host', 'kernel'], ({ host }) => host?.kernel, { or: kernelOfSubjects }),
  inEach('mitigations', ['host', 'mitigations'], ({ host }) => host?.mitigations, {
    applies: (report, environments) => sinceMitigations(report) && environments.some(isX86),
    or: (report) => inConfig(report, 'mitigations'),
  }),
  inEach('hypervisor', ['hypervisor', 'name'], ({ hypervisor }) => hypervisor?.name, {
    vm: true,
    or: (report) => inConfig(report, 'hypervisor'),
  }),
  inEach(
    'hypervisor-version',
    ['hypervisor', 'version'],
    ({ hypervisor }) => hypervisor?.version ?? hypervisor?.build ?? hypervisor?.commit,
    { vm: true, or: kernelOfSubjects },
  ),
  inEach('guest-kernel', ['guest', 'kernel'], ({ guest }) => guest?.kernel, {
    vm: true,
    or: (report) => inConfig(report, 'guestKernel'),
  }),
  inEach('vcpus', ['guest', 'vcpus'], ({ guest }) => guest?.vcpus, {
    vm: true,
    choices: [4, 1, 2, 8, 16, 32, 64, 128],
    or: (report) => everyParameter(report, 'vcpus'),
  }),
  inEach('guest-memory', ['guest', 'memoryMiB'], ({ guest }) => guest?.memoryMiB ?? guest?.memoryMiBPerVcpu, {
    vm: true,
    choices: [4096, 1024, 2048, 8192, 16_384, 32_768, 65_536],
  }),
  inEach('page-size', ['guest', 'pageSize'], ({ guest }) => guest?.pageSize ?? guest?.backing, {
    vm: true,
    or: (report) => everyParameter(report, 'pageSize') || inConfig(report, 'pageSize'),
  }),
  inEach('pinning', ['guest', 'pinning'], ({ guest }) => guest?.pinning, {
    vm: true,
    applies: (_report, environments) =>
      environments.some(({ host }) => (host?.numaNodes ?? host?.cpu?.sockets ?? 1) >= 2),
  }),
  inEach('governor', ['host', 'governor'], ({ host }) => host?.governor),
  inEach(
    'smt',
    ['host', 'smt'],
    ({ host }) => host?.smt ?? (host?.cpu?.threadsPerCore === undefined ? undefined : true),
  ),
  {
    name: 'benchmark-versions',
    said: 'missing.benchmark-versions',
    applies: (report) => report.benchmarks.length > 0,
    known: (report) =>
      report.benchmarks.every((benchmark) => isGiven(benchmark.version)) || inConfig(report, 'version'),
  },
  {
    name: 'runs',
    said: 'missing.runs',
    field: { in: 'report', path: ['methodology', 'runs'], choices: [10, 1, 3, 5, 20, 30] },
    applies: () => true,
    known: runsKnown,
  },
  {
    name: 'boots',
    said: 'missing.boots',
    field: { in: 'report', path: ['methodology', 'boots'], choices: [1, 3, 5, 10] },
    applies: () => true,
    known: (report) => report.methodology?.boots !== undefined || report.benchmarks.some(statesBoots),
  },
  {
    name: 'order',
    said: 'missing.order',
    field: {
      in: 'report',
      path: ['methodology', 'order'],
      choices: ['interleaved', 'randomized', 'blocked', 'unknown'],
    },
    applies: (report) => report.benchmarks.some(isTestable),
    known: (report) => report.methodology?.order !== undefined || report.benchmarks.every(statesOrder),
  },
  { name: 'spread', said: 'missing.spread', applies: () => true, known: spreadKnown },
  {
    name: 'source',
    said: 'missing.source',
    field: { in: 'report', path: ['provenance', 'source', 'url'] },
    applies: (report) => report.provenance?.kind === 'transcribed',
    known: ({ provenance }) => isGiven(provenance?.source?.url ?? provenance?.source?.messageId),
  },
  {
    name: 'date',
    said: 'missing.date',
    field: { in: 'report', path: ['date'] },
    applies: () => true,
    known: (report) => report.date !== undefined,
  },
];

/** The rule, its fix and the page's head ask about the same report. */
const missingIn: (report: Report) => readonly Fact[] = derived({ reads: factsIn, make: findNotStated });

/** Everything that facts are about in one benchmark. */
export function factsIn(benchmark: Benchmark): readonly unknown[] {
  const { version, parameters } = benchmark;
  return [
    environmentsIn(benchmark),
    isGiven(version),
    parameters?.['vcpus'] !== undefined,
    parameters?.['pageSize'] !== undefined,
    statesRuns(benchmark),
    statesBoots(benchmark),
    isTestable(benchmark),
    statesOrder(benchmark),
    statesSpread(benchmark),
  ];
}

/** The required facts that apply and are not stated. */
export function notStated(report: Report, wanted: readonly string[] = factNames): Fact[] {
  return missingIn(report).filter((fact) => wanted.includes(fact.name));
}

function findNotStated(report: Report): readonly Fact[] {
  const environments = usedEnvironments(report);
  return facts.filter((fact) => fact.applies(report, environments) && !fact.known(report, environments));
}

/** The values of the setting `vmibench.require`; by default all. */
export const factNames: readonly string[] = facts.map((fact) => fact.name);
