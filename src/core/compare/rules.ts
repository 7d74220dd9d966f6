/** Rules about two reports: what makes them incomparable, and what their ratios do not show. */
import { subjectLabel } from '../analysis/subjects';
import { formatLimit, formatPercent } from '../text/ratio';
import { word, type Message } from '../messages/messages';
import { isKnownDifference } from './environments';
import type { ComparedRow, FieldDifference, PairComparison, Party, Trouble } from './model';
import { baselineMoved, movedLimit } from './moved';
import { isLoad } from './parameters';
import { listed, maxNames, nameAt } from './names-in-rules';
import type { ComparedFound, ComparingRule } from './rule';
import { carriedOver, rowsChanged, throughZero, verdictFlipped } from './rules-of-rows';
import { shareInterval } from './said';
import { own } from '../text/own';

function environmentChanged({ environment }: PairComparison): ComparedFound[] {
  const known = environment.filter(isKnownDifference);
  const [first] = known;
  if (!first) return [];
  const said = known
    .slice(0, maxNames)
    .map(({ field, then = '', now = '' }) => word('compare.field', { field, then, now }));
  const fields =
    known.length > maxNames ? [...said, word('compare.fields-more', { n: known.length - maxNames })] : said;
  return [
    { message: word('compare.environment-changed', { n: known.length, fields }), side: 'now', path: pathOf(first) },
  ];
}

function pathOf({ field, at }: FieldDifference): ComparedFound['path'] {
  return ['environments', at.now, ...field.split('.')];
}

/** Rows with one of the troubles, each benchmark once. */
function troubled({ rows }: PairComparison, troubles: readonly Trouble[]): readonly ComparedRow[] {
  const found = rows.filter((row) => row.trouble !== undefined && troubles.includes(row.trouble));
  return [...new Map(found.map((row) => [row.now.benchmark, row])).values()];
}

function versionChanged(comparison: PairComparison): ComparedFound[] {
  const found = troubled(comparison, ['version']);
  const [first] = found;
  if (!first) return [];
  const { then, now } = comparison;
  const common = {
    side: 'now',
    path: ['benchmarks', first.now.benchmark, 'version'],
    rows: found.map((row) => row.key),
  } as const;
  if (found.length > 1)
    return [
      {
        ...common,
        message: word('compare.versions-changed', { n: found.length, names: listed(found.map((row) => row.label)) }),
      },
    ];
  const version = (party: Party, index: number): string => party.report.benchmarks[index]?.version ?? '';
  return [
    {
      ...common,
      message: word('compare.version-changed', {
        name: first.label,
        then: version(then, first.then.benchmark),
        now: version(now, first.now.benchmark),
      }),
    },
  ];
}

function unitChanged(comparison: PairComparison): ComparedFound[] {
  return troubled(comparison, ['unit', 'direction']).map((row) => {
    const [a, b] = [
      comparison.then.report.benchmarks[row.then.benchmark]?.metric,
      comparison.now.report.benchmarks[row.now.benchmark]?.metric,
    ];
    const field = row.trouble === 'unit' ? 'unit' : 'direction';
    const args = { name: row.label, then: a?.[field] ?? '', now: b?.[field] ?? '' };
    return {
      side: 'now',
      path: ['benchmarks', row.now.benchmark, 'metric', field],
      rows: [row.key],
      message: word(`compare.${field}-changed`, args),
    };
  });
}

function parametersChanged(comparison: PairComparison): ComparedFound[] {
  const { then, now } = comparison;
  const said = (
    key: 'compare.parameters-apart' | 'compare.parameters-differ',
    a: number,
    b: number,
    names: readonly string[],
    rows: readonly string[],
  ): ComparedFound => {
    const [before, after] = [then.report.benchmarks[a]?.parameters ?? {}, now.report.benchmarks[b]?.parameters ?? {}];
    const value = (given: string | number | boolean | undefined): Message =>
      given === undefined ? word('compare.unstated') : word('compare.name', { name: String(given) });
    const differences = names
      .slice(0, maxNames)
      .map((name) =>
        word('compare.difference', { name, then: value(own(before, name)), now: value(own(after, name)) }),
      );
    // If the parameter is no longer stated, point at the benchmark.
    const path = [
      'benchmarks',
      b,
      ...(names[0] !== undefined && own(after, names[0]) !== undefined ? ['parameters', names[0]] : ['id']),
    ];
    return { side: 'now', path, rows, message: word(key, { name: nameAt(now)(b), differences }) };
  };
  const differing = [...new Map(comparison.rows.map((row) => [row.now.benchmark, row])).values()].filter((row) =>
    row.parameters.some((name) => !isLoad(name)),
  );
  return [
    ...comparison.apart.map((one) => said('compare.parameters-apart', one.then, one.now, one.parameters, [])),
    ...differing.map((row) =>
      said('compare.parameters-differ', row.then.benchmark, row.now.benchmark, row.parameters, [row.key]),
    ),
  ];
}

function otherBaseline({ sameBaseline, then, now }: PairComparison): ComparedFound[] {
  if (sameBaseline || then.report.subjects.length < 2 || now.report.subjects.length < 2) return [];
  const index = now.report.subjects.findIndex((subject) => subject.id === now.analysis.baseline);
  const args = {
    then: subjectLabel(then.report, then.analysis.baseline),
    now: subjectLabel(now.report, now.analysis.baseline),
  };
  return [{ side: 'now', path: ['subjects', index, 'id'], message: word('compare.other-baseline', args) }];
}

function movedBaseline(comparison: PairComparison): ComparedFound[] {
  const moved = comparison.rows.filter(baselineMoved);
  const size = (row: ComparedRow): number => Math.abs(Math.log(row.baseline?.quotient ?? 1));
  const each = [...new Map(moved.map((row) => [row.now.benchmark, row])).values()].sort((a, b) => size(b) - size(a));
  const [first] = each;
  if (!first?.baseline?.quotient) return [];
  const { now } = comparison;
  const change = formatPercent(first.baseline.quotient - 1);
  const baseline = subjectLabel(now.report, first.now.base?.subject ?? now.analysis.baseline);
  const path = [
    'benchmarks',
    first.now.benchmark,
    ...(first.now.base?.result === undefined ? ['id'] : ['results', first.now.base.result]),
  ];
  const common = { side: 'now', path, rows: moved.map((row) => row.key) } as const;
  if (each.length > 1)
    return [
      { ...common, message: word('compare.baselines-moved', { baseline, n: each.length, name: first.label, change }) },
    ];
  const interval = shareInterval(first.baseline, first.direction);
  if (interval)
    return [
      { ...common, message: word('compare.baseline-moved-noise', { baseline, change, interval, name: first.label }) },
    ];
  return [
    {
      ...common,
      message: word('compare.baseline-moved', { baseline, change, name: first.label, limit: formatLimit(movedLimit) }),
    },
  ];
}

export const comparingRules: readonly ComparingRule[] = [
  {
    name: 'environment-changed',
    group: 'comparing',
    severity: 'warning',
    find: environmentChanged,
    says: 'The two reports were measured on machines, kernels or hypervisors that differ in fields stated by both.',
  },
  {
    name: 'benchmark-version-changed',
    group: 'comparing',
    severity: 'error',
    find: versionChanged,
    says: 'The version of a benchmark changed, so its numbers cannot be compared.',
  },
  {
    name: 'unit-changed',
    group: 'comparing',
    severity: 'error',
    find: unitChanged,
    says:
      'The new unit of a metric cannot be converted to the old one, or its direction changed. Milliseconds and ' +
      'seconds are converted.',
  },
  {
    name: 'parameters-changed',
    group: 'comparing',
    severity: 'warning',
    find: parametersChanged,
    says:
      'A benchmark is not compared because its CPUs, page size or memory differ, or it is compared although ' +
      'another parameter differs.',
  },
  {
    name: 'baseline-changed',
    group: 'comparing',
    severity: 'warning',
    find: otherBaseline,
    says: 'The ratios of the two reports are against different subjects.',
  },
  {
    name: 'baseline-moved',
    group: 'comparing',
    severity: 'warning',
    source: 'seen: kvm-boost-vcpus v1 to v3, -6.8 %',
    find: movedBaseline,
    says:
      'The baseline moved by more than its noise (tested, and past the margin), or by 3% if its noise is unknown. ' +
      "A candidate's gain may be a loss of its baseline.",
  },
  {
    name: 'dropped-to-zero',
    group: 'comparing',
    severity: 'error',
    find: (comparison) => throughZero(comparison, 'fell-to-zero'),
    says: 'A value is 0 in the later report and was not in the earlier one. Where lower is better, only for times.',
  },
  {
    name: 'rose-from-zero',
    group: 'comparing',
    severity: 'warning',
    find: (comparison) => throughZero(comparison, 'from-zero'),
    says: 'A value was 0 in the earlier report and is not in the later one, so there is no ratio to judge.',
  },
  {
    name: 'rows-changed',
    group: 'comparing',
    severity: 'warning',
    find: rowsChanged,
    says: 'Some benchmarks are in only one of the two reports.',
  },
  {
    name: 'verdict-flipped',
    group: 'comparing',
    severity: 'warning',
    find: verdictFlipped,
    says: 'The verdict of a row changed, and its ratio moved by more than the margin.',
  },
  {
    name: 'numbers-carried-over',
    group: 'comparing',
    severity: 'information',
    source: 'seen: kvm-boost-vcpus v1 to v3',
    find: carriedOver,
    says:
      'Some rows are identical to the last digit while others changed. They were probably copied from the earlier ' +
      'report and not measured again.',
  },
];
