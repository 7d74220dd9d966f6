/** Bad verdicts: at most one finding per row, by the first rule that fits. */
import { metricChange, changeText } from '../../analysis/change';
import { isMarked } from '../../analysis/marks';
import type { Row } from '../../analysis/model';
import { restartWord } from '../../analysis/restart';
import type { Benchmark } from '../../generated/format';
import { formatP, formatRatio, saidP } from '../../text/ratio';
import type { Path } from '../../report/path';
import { lateWord, word, type Message, type WordKey } from '../../messages/messages';
import type { Related } from '../model';
import { none, type RuleContext, type RuleHit, type RowPlace, type RowRule } from '../rule';
import { isMentioned } from './mentions';
import { untestedWhy } from './untested-why';

type RowFinder = RowRule['findInRow'];

/** The rule that a row falls under. Cost metrics are only shown beside their benchmark. */
function ruleFor({ row, benchmark }: RowPlace, context: RuleContext): string | undefined {
  if (row.role === 'primary' && row.verdict.trouble) return row.verdict.trouble;
  if (row.role !== 'primary' || (!isWorse(row) && !row.cand?.failed && !row.base?.failed)) return undefined;
  const failed = sideThatFailed(row);
  if (failed && (failed.evidence === 'none' || !isWorse(row))) return 'failed-runs';
  if (row.verdict.word === 'suspect-worse') return 'suspect-regression';
  if (row.verdict.word !== 'regression') return undefined;
  if (context.claiming && !isMentioned(context.report, benchmark, row)) return 'unmentioned-regression';
  return row.verdict.tested ? 'regression' : 'untested-regression';
}

/** Five rules ask this about a row in turn, so the last result is cached. */
let last: { readonly place: RowPlace; readonly name: string | undefined } | undefined;

function lastRuleFor(place: RowPlace, context: RuleContext): string | undefined {
  if (last?.place !== place) last = { place, name: ruleFor(place, context) };
  return last.name;
}

function rule(
  about: Omit<RowRule, 'findInRow' | 'group'>,
  find: (place: RowPlace, context: RuleContext) => RuleHit | undefined,
): RowRule {
  const findInRow: RowFinder = (place, context) => {
    if (lastRuleFor(place, context) !== about.name) return none;
    const found = find(place, context);
    return found ? [found] : [];
  };
  return { ...about, group: 'verdicts', findInRow };
}

export const verdictRules: readonly RowRule[] = [
  rule(
    {
      name: 'failed-runs',
      severity: 'error',
      says: 'Runs of a subject failed and it has no result; a warning if only some of its runs failed.',
    },
    failedRuns,
  ),
  rule(
    {
      name: 'fell-to-zero',
      severity: 'error',
      says:
        'The candidate is 0 where the baseline measured something. Where lower is better, 0 is the best value, ' +
        'except for a time.',
    },
    uncomparedRow,
  ),
  rule(
    {
      name: 'gone',
      severity: 'warning',
      gentle: true,
      says: 'The baseline has a number for a judged benchmark, and the candidate has none.',
    },
    uncomparedRow,
  ),
  rule(
    {
      name: 'from-zero',
      severity: 'warning',
      gentle: true,
      says: 'The baseline is 0 and the candidate is not, so there is no ratio to judge.',
    },
    uncomparedRow,
  ),
  rule(
    {
      name: 'not-comparable',
      severity: 'warning',
      gentle: true,
      says: 'A row that should be judged has no usable ratio: the baseline has no number, or numbers are not positive.',
    },
    uncomparedRow,
  ),
  rule(
    {
      name: 'unmentioned-regression',
      severity: 'warning',
      source: "H 1.1; seen: ipiv's broadcast lock, 8.3% slower",
      says:
        'A row is worse by at least the smallest change that matters. The report makes claims, but none for that ' +
        'row and subject mentions it. Notes do not count.',
    },
    (place, context) => worse(place, context, true),
  ),
  rule(
    {
      name: 'regression',
      severity: 'warning',
      says:
        'A tested row is worse by at least the smallest change that matters. It is an error from the "fail" level, ' +
        'but never if a mark says that the difference may have another cause.',
    },
    (place, context) => worse(place, context, false),
  ),
  rule(
    {
      name: 'untested-regression',
      severity: 'warning',
      source: 'the 2009 mail: SPECjbb 0.99',
      says: 'The printed number of a row that cannot be tested is worse by at least the smallest change that matters.',
    },
    (place, context) => worse(place, context, false),
  ),
  rule(
    {
      name: 'suspect-regression',
      severity: 'information',
      says: 'A row is worse, but significant only before the correction for the number of tests. Run it again.',
    },
    suspect,
  ),
];

function isWorse(row: Row): boolean {
  return row.verdict.word === 'regression' || row.verdict.word === 'suspect-worse';
}

function sideThatFailed(row: Row): Row['cand'] {
  return (
    [row.cand, row.base].find((side) => side && side.failed > 0 && side.evidence === 'none') ??
    [row.cand, row.base].find((side) => side && side.failed > 0)
  );
}

function failedRuns({ row, benchmark, at }: RowPlace, { name }: RuleContext): RuleHit | undefined {
  const side = sideThatFailed(row);
  if (!side) return undefined;
  const path: Path = [...at, 'results', side.result ?? 0, 'failed'];
  const args = { name: name(benchmark), subject: side.subject, n: side.failed };
  return side.evidence === 'none'
    ? { path, message: word('finding.failed-all', args) }
    : { path, severity: 'warning', message: word('finding.failed-some', args) };
}

function uncomparedRow({ row, benchmark }: RowPlace, { name }: RuleContext): RuleHit {
  const why = row.verdict.why ?? word('why.nothing');
  return { path: row.path, message: word('finding.uncompared', { name: name(benchmark), subject: row.subject, why }) };
}

function argsOf(row: Row, benchmark: Benchmark, name: RuleContext['rowName']): NonNullable<Message['args']> {
  const ratio = row.ratio ?? 1;
  return {
    name: name(row, benchmark),
    ratio: formatRatio(ratio, { printed: row.printed, limits: row.limits }),
    change: changeText(metricChange(row, benchmark.metric) ?? { share: 0 }, { limits: row.limits }),
    baseline: row.baseline,
  };
}

/** A regression, tested or not, mentioned or not. */
function worse({ row, benchmark }: RowPlace, { report, rowName }: RuleContext, unmentioned: boolean): RuleHit {
  const key = (tail: string): WordKey => `finding.${unmentioned ? 'unmentioned-' : ''}${tail}` as WordKey;
  const common = { path: row.path, related: baselinePlace(row) };
  if (!row.verdict.tested) {
    return {
      ...common,
      message: about(key('untested'), row, benchmark, rowName, { why: untestedWhy(report, benchmark, row) }),
    };
  }
  // A difference with another possible cause is never an error.
  const severity = row.verdict.severe && !isMarked(row.verdict) ? 'error' : 'warning';
  const said = about(key('tested'), row, benchmark, rowName, { p: saidP(row.tested?.adjusted ?? 1) });
  const restart = restartWord(row.verdict.restart, 1);
  const message = (row.verdict.marks ?? []).reduce(
    (text, mark) => word(`finding.${mark}`, { said: text, restart }),
    said,
  );
  return { ...common, severity, message };
}

function suspect({ row, benchmark }: RowPlace, { rowName }: RuleContext): RuleHit {
  const { tested: test, path } = row;
  const p = { p: saidP(test?.p ?? 1), adjusted: formatP(test?.adjusted ?? 1) };
  return {
    path,
    related: baselinePlace(row),
    message: about('finding.suspect-regression', row, benchmark, rowName, p),
  };
}

/** A message about a row that got worse. It is kept across versions, so it must not retain a whole report. */
function about(
  key: WordKey,
  row: Row,
  benchmark: Benchmark,
  name: RuleContext['rowName'],
  more: NonNullable<Message['args']>,
): Message {
  return lateWord(key, () => ({ ...argsOf(row, benchmark, name), ...more }));
}

function baselinePlace(row: Row): Related[] {
  if (row.base?.result === undefined) return [];
  const path: Path = ['benchmarks', row.benchmark, 'results', row.base.result];
  return [{ path, part: 'value', message: word('finding.baseline', { baseline: row.baseline }) }];
}
