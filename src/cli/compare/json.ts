/** A comparison as JSON, version 1: see docs/compare-json.md. */
import { hasMark } from '../../core/analysis/marks';
import { centreOf } from '../../core/analysis/centres';
import type { Verdict } from '../../core/analysis/model';
import { comparedAnswer, comparedCounts } from '../../core/compare/answer';
import { changeCount } from '../../core/compare/compare';
import { comparedLine } from '../../core/compare/line';
import type { MeasuredChange, ComparedRow, ComparedHalf, Party } from '../../core/compare/model';
import type { Effect } from '../../core/judge/gate';
import { sayEnglish } from '../../core/messages/messages';
import { version } from '../../../package.json';
import { finiteJson, type Io, type Json } from '../output';
import { placesOf } from './lines';
import type { ComparedPair, CompareOutcome } from './model';
import { rowKey } from '../../core/report/row-key';

export function comparedJson({ pairs, unreadable, gate, settings, exitCode }: CompareOutcome, { out }: Io): void {
  const value = {
    vmibenchCompare: 1,
    version,
    failOn: gate.failOn,
    inconclusive: gate.inconclusive,
    options: settings.options,
    errors: unreadable.map(({ name, why }) => ({ file: name, error: sayEnglish(why) })),
    comparisons: pairs.map(pairJson),
    exitCode,
  };
  out.json(`${finiteJson(value, 1)}\n`);
}

function pairJson(pair: ComparedPair): Json {
  const { comparison, findings } = pair;
  const { then, now, correction } = comparison;
  const places = placesOf(findings, pair);
  const id =
    ({ report }: Party) =>
    (index: number) =>
      report.benchmarks[index]?.id;
  return {
    then: partyJson(then),
    now: partyJson(now),
    text: sayEnglish(comparedAnswer(comparison)),
    counts: Object.fromEntries(comparedCounts(comparison).map(({ count, n }) => [count, n])),
    correction,
    sameBaseline: comparison.sameBaseline,
    subjects: comparison.subjects,
    environment: comparison.environment.map(({ field, then: before, now: after }) => ({
      field,
      then: before,
      now: after,
    })),
    findings: findings.map((finding, index) => ({
      id: finding.id,
      rule: finding.rule,
      severity: finding.severity,
      message: sayEnglish(finding.message),
      ...effectJson(pair.weighed.findings.get(finding)),
      waived: finding.waived,
      rows: finding.rows,
      side: finding.side,
      path: finding.path,
      ...places[index],
    })),
    rows: comparison.rows.map((row) => rowJson(row, then, pair.weighed.rows.get(row))),
    gone: comparison.gone.map(id(then)),
    new: comparison.fresh.map(id(now)),
    suggested: comparison.suggested.map((one) => ({ then: id(then)(one.then), now: id(now)(one.now) })),
    apart: comparison.apart.map((one) => ({
      then: id(then)(one.then),
      now: id(now)(one.now),
      parameters: one.parameters,
    })),
  };
}

function partyJson({ name, report, analysis }: Party): Json {
  return {
    file: name,
    id: report.id,
    title: report.title,
    date: report.date,
    series: report.series,
    revision: report.revision,
    baseline: analysis.baseline,
  };
}

function effectJson(effect: Effect | undefined): Json {
  return { fails: effect === 'fail', inconclusive: effect === 'inconclusive' };
}

function rowJson(row: ComparedRow, then: Party, effect: Effect | undefined): Json {
  return {
    key: row.key,
    was: rowKey(then.report.benchmarks[row.then.benchmark]?.id ?? '', row.then.subject),
    label: row.label,
    role: row.role,
    direction: row.direction,
    matchedBy: row.by,
    text: sayEnglish(comparedLine(row)),
    count: changeCount(row),
    severity: row.severity,
    flipped: row.flipped,
    ...effectJson(effect),
    trouble: row.trouble,
    conversion: row.conversion,
    parameters: row.parameters.length ? row.parameters : undefined,
    then: halfJson(row.then),
    now: halfJson(row.now),
    ratio: changeJson(row.ratio),
    candidate: changeJson(row.candidate),
    baseline: changeJson(row.baseline),
    decidedBy: row.change && (row.change === row.ratio ? 'ratio' : 'candidate'),
  };
}

/** The values of `then` are converted to the unit of `now`. */
function halfJson({ row, cand, base }: ComparedHalf): Json {
  return {
    candidate: centreOf(cand, row?.estimate)?.value,
    baseline: centreOf(base, row?.estimate)?.value,
    ratio: row?.ratio,
    verdict: row && verdictJson(row.verdict),
  };
}

function changeJson(change: MeasuredChange | undefined): Json | undefined {
  if (!change) return undefined;
  const { ratio, quotient, interval, tested, verdict, identical } = change;
  return {
    ratio,
    quotient,
    interval,
    identical,
    verdict: verdictJson(verdict),
    test: tested && {
      method: tested.method,
      bootMeans: tested.bootMeans,
      se: tested.se,
      df: tested.df,
      p: tested.p,
      adjusted: tested.adjusted,
    },
  };
}

function verdictJson(verdict: Verdict): Json {
  const { word, tested, clear, severe, marks, trouble, why } = verdict;
  const withinBoot = hasMark(verdict, 'within-boot') || undefined;
  return { word, tested, clear, severe, withinBoot, marks, trouble, why: why && sayEnglish(why) };
}
