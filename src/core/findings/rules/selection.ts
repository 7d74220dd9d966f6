/** Selective reporting: what was left out, and what is presented instead. */
import type { Benchmark } from '../../generated/format';
import { isMeant } from '../../report/glob';
import type { Path } from '../../report/path';
import { word } from '../../messages/messages';
import type { EntryPlace, RuleContext, RuleHit, Rule } from '../rule';

/** Members of suites that are meant to be run whole, in lower case, as of their current versions. */
const suites: Readonly<Record<string, readonly string[]>> = {
  specint2006: [
    'perlbench',
    'bzip2',
    'gcc',
    'mcf',
    'gobmk',
    'hmmer',
    'sjeng',
    'libquantum',
    'h264ref',
    'omnetpp',
    'astar',
    'xalancbmk',
  ],
  specrate2017_int: [
    'perlbench',
    'gcc',
    'mcf',
    'omnetpp',
    'xalancbmk',
    'x264',
    'deepsjeng',
    'leela',
    'exchange2',
    'xz',
  ],
  specspeed2017_int: [
    'perlbench',
    'gcc',
    'mcf',
    'omnetpp',
    'xalancbmk',
    'x264',
    'deepsjeng',
    'leela',
    'exchange2',
    'xz',
  ],
  stream: ['copy', 'scale', 'add', 'triad'],
  unixbench: [
    'dhrystone',
    'whetstone',
    'execl',
    'file copy',
    'pipe throughput',
    'context switching',
    'process creation',
    'shell scripts',
    'system call',
  ],
};

/** A suite with some members missing and no reason given. */
function partialSuite({ report }: RuleContext): RuleHit[] {
  if (report.methodology?.selection !== undefined) return [];
  const members = new Map<string, { readonly first: number; readonly names: string[] }>();
  report.benchmarks.forEach((entry, index) => {
    const suite = entry.suite?.toLowerCase();
    if (suite === undefined || !Object.hasOwn(suites, suite)) return;
    const known = members.get(suite) ?? { first: index, names: [] };
    known.names.push(entry.name.toLowerCase());
    members.set(suite, known);
  });
  return [...members].flatMap(([suite, { first, names }]): RuleHit[] => {
    const missing = (suites[suite] ?? []).filter((member) => !names.some((name) => name.includes(member)));
    const all = suites[suite]?.length ?? 0;
    if (missing.length === 0 || missing.length === all) return [];
    return [
      {
        path: ['benchmarks', first, 'suite'],
        message: word('finding.partial-suite', {
          suite: report.benchmarks[first]?.suite ?? suite,
          missing: missing.join(', '),
          n: missing.length,
        }),
      },
    ];
  });
}

function relativeOnly({ report }: RuleContext): RuleHit[] {
  const ratios = report.benchmarks.filter((entry) => entry.ratios?.length);
  return ratios.length > 0 && report.benchmarks.every((entry) => !entry.results?.length)
    ? [{ path: ['title'], message: word('finding.relative-only') }]
    : [];
}

function microOnly({ report }: RuleContext): RuleHit[] {
  return (report.claims ?? []).flatMap((claim, index): RuleHit[] => {
    const meant = report.benchmarks.filter((entry) => isMeant(claim.benchmarks, entry.id));
    if (meant.length === 0 || !meant.every((entry) => entry.kind === 'micro')) return [];
    return [
      { path: ['claims', index, claim.text === undefined ? 'kind' : 'text'], message: word('finding.micro-only') },
    ];
  });
}

/** A headline claim in words: "at best 40%", "up to 48%". */
const headline = /\b(?:up to|at best|as much as|at most)\s+(?:about\s+|~\s*)?(\d+(?:\.\d+)?)\s*(%|x\b)/i;

/** Ratios count only where a claim about the whole report may be one about them. */
function headlineReads({ benchmark, rows }: EntryPlace, { report }: RuleContext): unknown {
  return [
    benchmark.claims,
    rows.map(({ evidence, ratio, path }) => [
      evidence === 'claim',
      ratio === undefined,
      report.claims?.length ? [ratio, path] : undefined,
    ]),
  ];
}

/** A bound without a value to support it, or exceeded by a value. */
function headlineOnly({ report, analysis, rowsAt, name }: RuleContext): RuleHit[] {
  const found: RuleHit[] = [];
  report.benchmarks.forEach((entry, index) => {
    (entry.claims ?? []).forEach((claim, at) => {
      if (
        claim.bound === undefined ||
        claim.bound === 'exact' ||
        (claim.percent === undefined && claim.factor === undefined)
      )
        return;
      const measured = rowsAt(index).some(
        (row) => row.subject === claim.subject && row.evidence !== 'claim' && row.ratio !== undefined,
      );
      const path: Path = ['benchmarks', index, 'claims', at, claim.percent !== undefined ? 'percent' : 'factor'];
      if (!measured)
        found.push({
          path,
          message: word('finding.headline-only', { name: name(entry) }),
          rows: rowsAt(index).map((row) => row.key),
        });
    });
  });
  (report.claims ?? []).forEach((claim, index) => {
    const match = claim.percent === undefined && claim.factor === undefined ? headline.exec(claim.text ?? '') : null;
    if (!match) return;
    const bound = match[2] === '%' ? 1 + Number(match[1]) / 100 : Number(match[1]);
    const rows = analysis.rows.filter(
      (row) =>
        row.ratio !== undefined &&
        (claim.subject === undefined || row.subject === claim.subject) &&
        isMeant(claim.benchmarks, report.benchmarks[row.benchmark]?.id ?? ''),
    );
    const best = rows.reduce<(typeof rows)[number] | undefined>(
      (a, b) => ((a?.ratio ?? -Infinity) >= (b.ratio ?? 0) ? a : b),
      undefined,
    );
    const path: Path = ['claims', index, 'text'];
    if (!best) found.push({ path, message: word('finding.headline-text', { text: match[0] }) });
    else if ((best.ratio ?? 0) > bound + 0.0051) {
      const entry = report.benchmarks[best.benchmark];
      found.push({
        path,
        rows: [best.key],
        message: word('finding.headline-beaten', {
          text: match[0],
          name: entry ? name(entry) : '',
          percent: Math.round(((best.ratio ?? 1) - 1) * 100),
        }),
        related: [{ path: best.path, part: 'value', message: word('finding.claim-data') }],
      });
    }
  });
  return found;
}

/** A point of a sweep that some subjects have and others lack. */
function sweepHole({ report, analysis }: RuleContext): RuleHit[] {
  const named = [analysis.baseline, ...analysis.candidates];
  const has = (entry: Benchmark, id: string): boolean =>
    entry.results?.some((result) => result.subject === id) ?? false;
  // Most reports have no hole, so there is nothing to group.
  if (report.benchmarks.every((entry) => !isPoint(entry) || named.every((id) => has(entry, id)))) return [];
  const sweeps = new Map<string, { readonly members: number[]; readonly subjects: Set<string> }>();
  report.benchmarks.forEach((entry, index) => {
    if (!isPoint(entry)) return;
    const key = JSON.stringify([entry.suite, entry.name, entry.metric?.name]);
    const known = sweeps.get(key) ?? { members: [], subjects: new Set() };
    known.members.push(index);
    for (const result of entry.results ?? []) known.subjects.add(result.subject);
    sweeps.set(key, known);
  });
  const inOrder = report.subjects.map((subject) => subject.id).filter((id) => named.includes(id));
  return [...sweeps.values()]
    .filter(({ members }) => members.length >= 3)
    .flatMap(({ members, subjects }) =>
      members.flatMap((index): RuleHit[] => {
        const entry = report.benchmarks[index];
        const missing = inOrder.filter((id) => entry && subjects.has(id) && !has(entry, id));
        return missing.length
          ? [
              {
                path: ['benchmarks', index, 'id'],
                message: word('finding.sweep-hole', { subject: missing.join(', ') }),
              },
            ]
          : [];
      }),
    );
}

/** A point of a sweep: results with a numeric parameter. */
function isPoint({ parameters, results }: Benchmark): boolean {
  if (!results?.length) return false;
  for (const name in parameters) if (typeof parameters[name] === 'number') return true;
  return false;
}

function oneSidedTuning({ report, analysis }: RuleContext): RuleHit[] {
  const judged = report.subjects.filter(
    (subject) => subject.id === analysis.baseline || analysis.candidates.includes(subject.id),
  );
  const tuned = judged.filter((subject) => subject.tuning !== undefined);
  if (tuned.length === 0 || tuned.length === judged.length) return [];
  const index = report.subjects.findIndex((subject) => subject === tuned[0]);
  return [
    {
      path: ['subjects', index, 'tuning'],
      message: word('finding.one-sided-tuning', { subject: tuned.map((subject) => subject.id).join(', ') }),
    },
  ];
}
export const selectionRules: readonly Rule[] = [
  {
    name: 'partial-suite',
    group: 'selection',
    severity: 'warning',
    source: 'H 1.2',
    find: partialSuite,
    reads: ({ benchmark }) => [benchmark.suite, benchmark.name],
    says:
      'Members of a suite are missing, and "methodology.selection" does not say why. Known suites: SPEC CPU ' +
      'integer, STREAM, UnixBench.',
  },
  {
    name: 'relative-only',
    group: 'selection',
    severity: 'off',
    source: 'H 5.3',
    find: relativeOnly,
    reads: ({ benchmark: { ratios, results } }) => [!ratios?.length, !results?.length],
    says: 'The report has ratios but no values, so it cannot be compared with other reports.',
  },
  {
    name: 'micro-only',
    group: 'selection',
    severity: 'off',
    source: 'H 2.1',
    find: microOnly,
    reads: ({ benchmark }) => benchmark.kind,
    says: 'A claim about the whole report is based on microbenchmarks only.',
  },
  {
    name: 'headline-only',
    group: 'selection',
    severity: 'warning',
    source: 'seen: EPT, Xen ("at best 40%" against its own 41%)',
    find: headlineOnly,
    reads: headlineReads,
    says: 'A claim such as "up to 48%" has no value to support it, or a value exceeds it.',
  },
  {
    name: 'sweep-hole',
    group: 'selection',
    severity: 'information',
    source: 'H 1.3',
    find: sweepHole,
    reads: ({ benchmark }) => [
      benchmark.suite,
      benchmark.name,
      benchmark.metric?.name,
      isPoint(benchmark),
      benchmark.results?.map((result) => result.subject),
    ],
    says: 'A point of a sweep was not measured on every subject.',
  },
  {
    name: 'one-sided-tuning',
    group: 'selection',
    severity: 'information',
    source: 'H 4.3',
    find: oneSidedTuning,
    reads: () => undefined,
    says: 'Some subjects were tuned and others were not.',
  },
];
