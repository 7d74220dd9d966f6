/** The content of an opened row, made when the row is opened. */
import type { Analysis, Row, Side } from '../analysis/model';

import { geometricMean } from '../statistics/geomean';
import { testOf } from '../analysis/needed';
import { restartWord } from '../analysis/restart';
import { runCountOf } from '../analysis/sides';
import { subjectLabel } from '../analysis/subjects';
import { formatPercent, formatRatio } from '../text/ratio';
import type { Benchmark, Claim, Report } from '../generated/format';
import { twoGroups } from '../statistics/bimodality';
import { describe } from '../statistics/describe';
import { modifiedZ, outlierLimit } from '../statistics/outliers';
import { outlyingRuns } from '../statistics/outlying-runs';
import { word, type Message } from '../messages/messages';
import { explanation, statisticsText } from './explain';
import type { DetailView, RunView } from './model';
import { tagsOf, valueView } from './rows';

type SideView = DetailView['sides'][number];

/** The detail of a row; `literal` gives the digits of the deciding number as the file writes them, if that differs. */
export function detailView(report: Report, analysis: Analysis, row: Row, literal?: string): DetailView {
  const benchmark = report.benchmarks[row.benchmark];
  const label = (subject: string): string => subjectLabel(report, subject);
  // The runs that the explanation refers to; where boots are the sample, the boots.
  const test = row.tested && testOf(row, analysis.correction.alpha);
  const byRanks = test?.method === 'normal-scores' && test.boots !== 'means';
  const sides = [row.base, row.cand].flatMap((side) =>
    side && benchmark ? [sideView({ report, benchmark, row, byRanks }, side)] : [],
  );
  if (!benchmark)
    return { key: row.key, sides, explanation: [], details: [], claims: [], notes: [], artifacts: [], parameters: [] };
  const at = row.evidence === 'ratio' ? row.path[3] : undefined;
  const printed = typeof at === 'number' ? benchmark.ratios?.[at] : undefined;
  const [n, m] = [row.base?.n, row.cand?.n];
  const runs =
    row.evidence === 'values'
      ? n !== undefined && m !== undefined
        ? Math.min(n, m)
        : undefined
      : runCountOf(printed, benchmark, report);
  return {
    key: row.key,
    sides,
    explanation: explanation({ row, benchmark, analysis, label, runs, literal }),
    details: [...statisticsText(row, analysis), ...sides.flatMap((side) => describeSide(side))],
    claims: claimViews(benchmark, row),
    notes: [benchmark.notes, ...(benchmark.methodology?.notes ? [benchmark.methodology.notes] : [])].filter(
      (note) => note !== undefined,
    ),
    artifacts: (benchmark.results ?? []).flatMap((result) => (result.artifacts ?? []).map((artifact) => artifact.path)),
    parameters: tagsOf(benchmark),
    command: benchmark.command,
    definition: benchmark.metric?.definition,
  };
}

interface Sided {
  readonly report: Report;
  readonly benchmark: Benchmark;
  readonly row: Row;
  readonly byRanks: boolean;
}

function sideView({ report, benchmark, row, byRanks }: Sided, side: Side): SideView {
  const result = side.result === undefined ? undefined : benchmark.results?.[side.result];
  const subject = report.subjects.find((one) => one.id === side.subject);
  const reasons = new Map(result?.excluded?.map((one) => [one.index, one.reason]));
  const gap = side.samples && twoGroups(side.samples);
  // Runs of a second group are not outliers.
  const far = new Set(side.samples && !gap ? outlyingRuns(side.samples).map((run) => run.index) : []);
  const scores = byRanks && side.samples && !gap ? modifiedZ(side.samples) : undefined;
  let place = 0;
  const runs = (result?.samples ?? side.samples ?? []).map((value, index): RunView => {
    const excluded = reasons.get(index);
    const of = { boot: result?.boots?.[index], block: result?.blocks?.[index] };
    if (excluded !== undefined) return { value, index, ...of, excluded };
    const counted = place++;
    const outlier = far.has(counted) ? 'far' : Math.abs(scores?.[counted] ?? 0) > outlierLimit ? 'apart' : undefined;
    return { value, index, ...of, outlier };
  });
  return {
    subject: side.subject,
    label: subject?.label ?? side.subject,
    role: side.subject === row.baseline ? 'baseline' : subject?.role === 'reference' ? 'reference' : 'candidate',
    runs,
    groups: gap && { below: gap.below, above: gap.above },
    restart: side.restart && restartWord(side.restart, 1),
    value: valueView(side, row.estimate),
    failed: (result?.failed ?? []).map((one) => one.reason ?? ''),
  };
}

function describeSide({ label, runs }: SideView): Message[] {
  const counted = runs.filter((run) => run.excluded === undefined).map((run) => run.value);
  const described = describe(counted);
  if (!described || described.n < 2) return [];
  const geometric = geometricMean(counted);
  const { n, mean, median, sd = 0, min, max } = described;
  const number = (value: number): string => String(Number(value.toPrecision(6)));
  return [
    word('details.side', {
      subject: label,
      n,
      mean: number(mean),
      geometric: geometric === undefined ? '–' : number(geometric),
      median: number(median),
      sd: number(sd),
      min: number(min),
      max: number(max),
    }),
  ];
}

/** Claims about the row, each next to what the data say in the terms of the claim. */
function claimViews(benchmark: Benchmark, row: Row): DetailView['claims'] {
  return (benchmark.claims ?? [])
    .filter((claim) => claim.subject === row.subject)
    .map((claim) => {
      return {
        text: claim.text ?? '',
        says: saysOf(claim),
        data:
          row.ratio !== undefined && row.evidence !== 'claim' && (claim.stat ?? 'mean') === 'mean'
            ? dataOf(claim, row.ratio, row)
            : undefined,
      };
    });
}

/** What a claim states, in its own terms. */
export function saysOf(claim: Claim): Message {
  const basis = claim.basis ? word(`basis.${claim.basis}`) : word('basis.unknown');
  if (claim.percent !== undefined) return word('claim.percent', { percent: formatPercent(claim.percent / 100), basis });
  if (claim.factor !== undefined) return word('claim.factor', { factor: claim.factor, basis });
  return claim.kind ? word(`claim.${claim.kind}`) : word('claim.words');
}

function dataOf(claim: Claim, ratio: number, row: Row): Message {
  const quotient = row.direction === 'lower' ? 1 / ratio : ratio;
  const share =
    claim.basis === 'change'
      ? quotient - 1
      : claim.basis === 'reduction'
        ? 1 - quotient
        : claim.basis === 'overhead'
          ? 1 / ratio - 1
          : ratio - 1;
  if (claim.factor !== undefined)
    return word('claim.data-factor', { factor: formatRatio(claim.basis === 'change' ? quotient : ratio) });
  return word('claim.data-percent', { percent: formatPercent(share) });
}
