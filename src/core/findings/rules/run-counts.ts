/** Run counts, and whether they can show what the report says. */
import { shareOfRatio } from '../../analysis/change';
import type { Analysis, Row } from '../../analysis/model';
import { runCountOf } from '../../analysis/sides';
import { runsKnown, spreadKnown } from '../../analysis/stated';
import { formatLimit, formatPercent } from '../../text/ratio';
import type { Path } from '../../report/path';
import { spreadToSee } from '../../statistics/power';
import { word } from '../../messages/messages';
import type { Report } from '../../generated/format';
import type { EntryPlace, ReportRule, Rule, RuleContext, RuleHit } from '../rule';
import { onceInRows } from './once';
import { addTo } from '../../text/grouped';

/** Judged primary rows; other rows need no evidence. Cached because five rules use them. */
const judgedOf = new WeakMap<Analysis, readonly Row[]>();

function judged({ analysis }: RuleContext): readonly Row[] {
  const rows = judgedOf.get(analysis) ?? analysis.rows.filter(isJudged);
  judgedOf.set(analysis, rows);
  return rows;
}

const isJudged = ({ role, verdict }: Row): boolean =>
  role === 'primary' && verdict.word !== 'not-judged' && verdict.word !== 'failed';

/** What a rule reads of judged rows: what it asks of each, and where that would be shown. */
function inJudged(of: (row: Row, context: RuleContext) => unknown): ReportRule['reads'] {
  return ({ rows }, context) =>
    rows.map((row) => {
      const asked = isJudged(row) ? of(row, context) : undefined;
      return asked === undefined ? undefined : [asked, countPath(row)];
    });
}

/** The same of a rule that looks at rows only if the report knows something, which another benchmark may tell. */
function inKnown(known: (report: Report) => boolean, of: (row: Row, context: RuleContext) => unknown) {
  const reads = inJudged(of);
  return (place: EntryPlace, context: RuleContext): unknown => known(context.report) && reads(place, context);
}

/** The smaller run count of both sides, or that of the printed ratio. */
function runCount({ report }: RuleContext, row: Row): number | undefined {
  const entry = report.benchmarks[row.benchmark];
  if (!entry) return undefined;
  if (row.evidence === 'ratio' || row.evidence === 'claim') {
    const at = row.path[3];
    return runCountOf(
      row.evidence === 'ratio' && typeof at === 'number' ? entry.ratios?.[at] : undefined,
      entry,
      report,
    );
  }
  const [n, m] = [row.base?.n, row.cand?.n];
  return n === undefined || m === undefined ? undefined : Math.min(n, m);
}

/** The place of the smaller run count, or of the number without one. */
function countPath(row: Row): Path {
  const side = (row.base?.n ?? Infinity) < (row.cand?.n ?? Infinity) ? row.base : row.cand;
  return side?.result === undefined ? row.path : ['benchmarks', row.benchmark, 'results', side.result];
}

const isSingle = (row: Row, context: RuleContext): true | undefined => runCount(context, row) === 1 || undefined;

function singleRun(context: RuleContext): RuleHit[] {
  const rows = judged(context).filter((row) => isSingle(row, context));
  const wholeReport = context.report.methodology?.runs === 1;
  return onceInRows(
    rows,
    countPath,
    (n) => word('finding.single-run', { n }),
    wholeReport ? { path: ['methodology', 'runs'] } : {},
  );
}

/** The number of runs, where there are few. Only of rows with their own spread: `required-precision` has the others. */
function fewOf(row: Row, context: RuleContext): number | undefined {
  if (row.evidence !== 'samples' && row.evidence !== 'summary') return undefined;
  const n = runCount(context, row) ?? Infinity;
  return n > 1 && n < 10 ? n : undefined;
}

function fewRuns(context: RuleContext): RuleHit[] {
  const byCount = new Map<number, Row[]>();
  for (const row of judged(context)) {
    const n = fewOf(row, context);
    if (n !== undefined) addTo(byCount, n, row);
  }
  const counts = [...byCount.keys()].sort((a, b) => a - b);
  const [least = Infinity] = counts;
  const severity = least < 4 ? 'warning' : least < 6 ? 'information' : 'hint';
  // Fewest first.
  const rows = counts.flatMap((n) => byCount.get(n) ?? []);
  return onceInRows(rows, countPath, (n) => word('finding.few-runs', { n: least, rows: n }), { severity });
}

const lacksSpread = (row: Row, context: RuleContext): boolean =>
  row.evidence === 'values' && row.interval === undefined && (runCount(context, row) ?? 0) > 1;

function noSpread(context: RuleContext): RuleHit[] {
  if (!spreadKnown(context.report)) return [];
  const rows = judged(context).filter((row) => lacksSpread(row, context));
  return onceInRows(rows, countPath, (n) => word('finding.no-spread', { n }));
}

function runsUnknown(context: RuleContext): RuleHit[] {
  if (!runsKnown(context.report)) return [];
  const rows = judged(context).filter((row) => runCount(context, row) === undefined);
  return onceInRows(rows, countPath, (n) => word('finding.runs-unknown', { n }));
}

const usualSpread = 0.03;

/** The effect of a row that was reported without a spread, and its number of runs. */
function effectOf(row: Row, context: RuleContext): { readonly effect: number; readonly n: number } | undefined {
  const { verdict, ratio, evidence } = row;
  const moved = verdict.word === 'regression' || verdict.word === 'improvement';
  if (verdict.tested || !moved || ratio === undefined) return undefined;
  if (evidence === 'values' && (row.base?.sd !== undefined || row.interval !== undefined)) return undefined;
  const n = runCount(context, row);
  return n === undefined || n < 2 ? undefined : { effect: Math.abs(Math.log(ratio)), n };
}

/** The precision that is needed to see the smallest effect past the margin. */
function requiredPrecision(context: RuleContext): RuleHit[] {
  let smallest: { readonly row: Row; readonly effect: number; readonly n: number } | undefined;
  for (const row of judged(context)) {
    const found = effectOf(row, context);
    if (found && (!smallest || found.effect < smallest.effect)) smallest = { row, ...found };
  }
  if (!smallest) return [];
  const { row, effect, n } = smallest;
  const spread = spreadToSee(effect, n, { alpha: context.analysis.correction.alpha });
  // Runs rarely vary by more than this, so such an effect is visible anyway.
  if (spread >= usualSpread) return [];
  const share = Math.abs(shareOfRatio(row.ratio ?? 1, row));
  return [
    {
      path: row.path,
      rows: [row.key],
      message: word('finding.required-precision', {
        n,
        effect: formatPercent(share, { unsigned: true }),
        spread: formatLimit(Number(spread.toPrecision(2))),
        name: context.rowName(row, context.report.benchmarks[row.benchmark] ?? context.report.benchmarks[0]!),
      }),
    },
  ];
}

export const runCountRules: readonly Rule[] = [
  {
    name: 'single-run',
    group: 'statistics',
    severity: 'warning',
    source: 'H 2.4, GBE',
    find: singleRun,
    reads: inJudged(isSingle),
    says: 'A side was measured only once, so nothing is known about how much runs vary.',
  },
  {
    name: 'few-runs',
    group: 'statistics',
    severity: 'information',
    source: 'BS',
    find: fewRuns,
    reads: inJudged(fewOf),
    says:
      'A side has few runs: a warning below 4, information below 6, a hint below 10. Only for rows with their own ' +
      'spread; for other rows, required-precision says what their runs can show.',
  },
  {
    name: 'no-spread',
    group: 'statistics',
    severity: 'information',
    gentle: true,
    source: 'H 2.4',
    find: noSpread,
    reads: inKnown(spreadKnown, lacksSpread),
    says:
      'A result has more than one run, but no samples, standard deviation, interval or range. Part of not-stated ' +
      'if the whole report has none.',
  },
  {
    name: 'runs-unknown',
    group: 'statistics',
    severity: 'information',
    gentle: true,
    find: runsUnknown,
    reads: inKnown(runsKnown, (row, context) => runCount(context, row) === undefined),
    says: 'The run count of some rows is unknown. Part of not-stated if it is unknown for all rows.',
  },
  {
    name: 'required-precision',
    group: 'statistics',
    severity: 'information',
    source: "seen: the 2009 mail's 1% needs runs that vary by less than 0.71%",
    find: requiredPrecision,
    reads: inJudged((row, context) => {
      const found = effectOf(row, context);
      return found && [found, row.ratio, row.path, row.direction, row.evidence];
    }),
    says:
      'Ratios or values have a run count but no spread. States how little the runs must vary for the smallest ' +
      'reported effect to be visible at all.',
  },
];
