/** Missing descriptions without which a number cannot be interpreted or trusted. */
import { factsIn, notStated as missingFacts, usedEnvironments } from '../../analysis/stated';
import type { Benchmark } from '../../generated/format';
import type { Path } from '../../report/path';
import { word } from '../../messages/messages';
import type { Edit, Fix } from '../model';
import type { RuleContext, RuleHit, Rule } from '../rule';

/** Whether a benchmark has values or samples, which need a metric to be interpreted. */
function hasValues(benchmark: Benchmark): boolean {
  return (benchmark.results ?? []).some(
    (result) =>
      result.mean !== undefined || result.median !== undefined || result.samples?.length || result.min !== undefined,
  );
}

const setMetric = (at: Path, field: string, value: string): Fix => ({
  id: `${field}-${value}`,
  safe: false,
  title: word('fix.set-metric', { field, value }),
  edits: [{ kind: 'set', path: [...at, 'metric', field], value }],
});

function eachBenchmark(
  context: RuleContext,
  look: (benchmark: Benchmark, at: Path, index: number) => RuleHit | undefined,
): RuleHit[] {
  return context.report.benchmarks.flatMap((benchmark, index) => look(benchmark, ['benchmarks', index], index) ?? []);
}

const rowsOf = (context: RuleContext, index: number): string[] => context.rowsAt(index).map((row) => row.key);

/** Whether it has a direction, or nothing that needs one. */
const hasDirection = (benchmark: Benchmark): boolean =>
  benchmark.metric?.direction !== undefined ||
  (!hasValues(benchmark) && !benchmark.ratios?.some((ratio) => ratio.kind === 'quotient'));

function noDirection(context: RuleContext): RuleHit[] {
  return eachBenchmark(context, (benchmark, at, index) => {
    if (hasDirection(benchmark)) return undefined;
    return {
      path: benchmark.metric ? [...at, 'metric'] : [...at, 'id'],
      rows: rowsOf(context, index),
      message: word('finding.no-direction', { name: context.name(benchmark) }),
      fixes: ['higher', 'lower', 'none'].map((value) => setMetric(at, 'direction', value)),
    };
  });
}

/** One finding per metric name: all rows of a table usually share their unit. */
function noUnit(context: RuleContext): RuleHit[] {
  const seen = new Map<string, { readonly found: RuleHit; count: number; readonly related: RuleHit['related'] }>();
  context.report.benchmarks.forEach((benchmark, index) => {
    if (benchmark.metric?.unit !== undefined || !hasValues(benchmark)) return;
    const at: Path = ['benchmarks', index];
    const key = benchmark.metric?.name ?? '';
    const old = seen.get(key);
    if (old) {
      old.count++;
      return;
    }
    const path: Path = benchmark.metric?.name !== undefined ? [...at, 'metric', 'name'] : [...at, 'id'];
    const message = word('finding.no-unit', { name: context.name(benchmark) });
    seen.set(key, { found: { path, message, rows: rowsOf(context, index) }, count: 1, related: [] });
  });
  return [...seen.values()].map(({ found, count }) =>
    count === 1
      ? found
      : { ...found, rows: [], message: word('finding.no-unit-many', { said: found.message, n: count - 1 }) },
  );
}

function mixedUnits(context: RuleContext): RuleHit[] {
  const units = new Map<string, Map<string, number>>();
  context.report.benchmarks.forEach(({ metric }, index) => {
    if (metric?.name === undefined || metric.unit === undefined) return;
    const of = units.get(metric.name) ?? new Map<string, number>();
    if (!of.has(metric.unit)) of.set(metric.unit, index);
    units.set(metric.name, of);
  });
  const mixed = [...units].filter(([, of]) => of.size > 1);
  if (mixed.length === 0) return [];
  const joined = new Set<string | undefined>();
  for (const { base, benchmark } of context.analysis.rows)
    if (base?.convertedFrom !== undefined) joined.add(context.report.benchmarks[benchmark]?.metric?.name);
  return mixed.map(([metric, of]) => {
    const places = [...of];
    const place = ([, index]: readonly [string, number]): Path => ['benchmarks', index, 'metric', 'unit'];
    const [first, second] = places as [[string, number], [string, number]];
    return {
      path: place(second),
      message: word(joined.has(metric) ? 'finding.mixed-units-joined' : 'finding.mixed-units', {
        metric,
        units: places.map(([unit]) => unit).join(', '),
      }),
      related: [{ path: place(first), part: 'value' as const, message: word('finding.unit-here', { unit: first[0] }) }],
    };
  });
}

/** Missing facts are a single finding per report. */
function notStated(context: RuleContext): RuleHit[] {
  const { report, options } = context;
  const missing = missingFacts(report, options.require);
  if (missing.length === 0) return [];
  const environments = usedEnvironments(report);
  const first = report.environments?.findIndex((environment) => environment === environments[0]) ?? -1;
  const edits = missing.flatMap((fact): Edit[] => {
    if (!fact.field || (fact.field.in === 'environment' && first < 0)) return [];
    const at: Path = fact.field.in === 'environment' ? ['environments', first, ...fact.field.path] : fact.field.path;
    const { choices } = fact.field;
    return [{ kind: 'set', path: at, value: choices?.[0] ?? '', choices }];
  });
  return [
    {
      path: first >= 0 ? ['environments', first, 'id'] : ['title'],
      message: word('finding.not-stated', { facts: missing.map((fact) => word(fact.said)) }),
      fixes: edits.length
        ? [{ id: 'fields', safe: false, asks: 'fields', title: word('fix.insert-fields', { n: edits.length }), edits }]
        : [],
    },
  ];
}

/** A parameter that all other rows of a suite have, if there are three or more of them. */
function missingParameter(context: RuleContext): RuleHit[] {
  const suites = new Map<string, { readonly members: number[]; readonly counts: Map<string, number> }>();
  context.report.benchmarks.forEach(({ suite, name, parameters }, index) => {
    const key = suite ?? name;
    let known = suites.get(key);
    if (!known) suites.set(key, (known = { members: [], counts: new Map() }));
    known.members.push(index);
    for (const parameter in parameters) known.counts.set(parameter, (known.counts.get(parameter) ?? 0) + 1);
  });
  return [...suites.values()]
    .filter(({ members }) => members.length >= 4)
    .flatMap(({ members, counts }) => {
      const all = [...counts].filter(([, count]) => count === members.length - 1).map(([parameter]) => parameter);
      if (all.length === 0) return [];
      return members.flatMap((index): RuleHit[] => {
        const benchmark = context.report.benchmarks[index];
        const missing = benchmark ? all.filter((parameter) => benchmark.parameters?.[parameter] === undefined) : [];
        if (!benchmark || missing.length === 0) return [];
        return [
          {
            path: ['benchmarks', index, 'id'],
            rows: rowsOf(context, index),
            message: word('finding.missing-parameter', {
              name: context.name(benchmark),
              parameters: missing.join(', '),
            }),
          },
        ];
      });
    });
}

function vagueMetric(context: RuleContext): RuleHit[] {
  return eachBenchmark(context, ({ metric }, at) =>
    metric?.definition === undefined && /^(time|score|performance|result|value|latency)$/i.test(metric?.name ?? '')
      ? { path: [...at, 'metric', 'name'], message: word('finding.vague-metric', { metric: metric?.name ?? '' }) }
      : undefined,
  );
}

function unreleasedBuild(context: RuleContext): RuleHit[] {
  return (context.report.environments ?? []).flatMap(({ hypervisor }, index): RuleHit[] => {
    const field = hypervisor?.build !== undefined ? 'build' : 'version';
    const text = hypervisor?.[field];
    if (typeof text !== 'string' || !/\b(development|internal|pre-?release|alpha|beta|rc\d*)\b|-rc\d/i.test(text))
      return [];
    return [
      { path: ['environments', index, 'hypervisor', field], message: word('finding.unreleased-build', { text }) },
    ];
  });
}

export const descriptionRules: readonly Rule[] = [
  {
    name: 'no-direction',
    group: 'description',
    severity: 'error',
    source: 'PTS, BS',
    find: noDirection,
    reads: ({ benchmark }) => [hasDirection(benchmark), benchmark.metric !== undefined],
    says: 'Values or a quotient have no direction. Whether higher is better is unknown, so the row is not judged.',
  },
  {
    name: 'no-unit',
    group: 'description',
    severity: 'warning',
    gentle: true,
    source: 'seen',
    find: noUnit,
    reads: ({ benchmark }) => [benchmark.metric?.unit, benchmark.metric?.name, hasValues(benchmark)],
    says: 'Values have no unit.',
  },
  {
    name: 'mixed-units',
    group: 'description',
    severity: 'warning',
    source: 'seen: ms and s in one report',
    find: mixedUnits,
    reads: ({ benchmark: { metric }, rows }) => [
      metric?.name,
      metric?.unit,
      rows.map(({ base }) => base?.convertedFrom),
    ],
    says: 'Rows with the same metric name have different units.',
  },
  {
    name: 'not-stated',
    group: 'description',
    severity: 'information',
    source: 'H 5.1, SV, SFU, GB, MT',
    find: notStated,
    reads: ({ benchmark }) => factsIn(benchmark),
    says:
      'The report omits facts that a reader needs to weigh its numbers. The setting vmibench.require can shorten ' +
      'the list. One finding per report.',
  },
  {
    name: 'missing-parameter',
    group: 'description',
    severity: 'warning',
    gentle: true,
    find: missingParameter,
    reads: ({ benchmark: { suite, name, parameters } }) => [suite, name, Object.keys(parameters ?? {})],
    says: 'A row lacks a parameter that all other rows of its suite have, if there are three or more of them.',
  },
  {
    name: 'vague-metric',
    group: 'description',
    severity: 'off',
    source: 'seen',
    find: vagueMetric,
    reads: ({ benchmark: { metric } }) => [metric?.name, metric?.definition],
    says: 'A metric has a vague name such as "time" or "score" and no definition.',
  },
  {
    name: 'unreleased-build',
    group: 'description',
    severity: 'off',
    source: 'seen: "development build" in the 2009 mail',
    find: unreleasedBuild,
    reads: () => undefined,
    says: "The hypervisor's version or build is a development, internal or pre-release build.",
  },
];
