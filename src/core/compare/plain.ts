/** A comparison as plain data in English: for `compare --json` and the library. */
import { centreOf } from '../analysis/centres';
import type { ComparedGate } from './gate';
import type { Effect } from '../judge/gate';
import { plainTest, verdictAsPlain } from '../judge/plain';
import { sayEnglish } from '../messages/messages';
import type { ReportReading } from '../report/read';
import { rowKey } from '../report/row-key';
import { comparedAnswer, comparedCounts } from './answer';
import { changeCount } from './compare';
import { comparedLine } from './line';
import type { ComparedFinding, ComparedHalf, ComparedRow, MeasuredChange, PairComparison, Party } from './model';
import { placesOfCompared } from './places';
import type { PlainChange, PlainComparedRow, PlainComparison, PlainHalf, PlainParty } from './plain-model';

export interface Compared {
  readonly comparison: PairComparison;
  readonly findings: readonly ComparedFinding[];
  readonly readings: Readonly<Record<'then' | 'now', ReportReading>>;
  readonly weighed: ComparedGate;
}

export function plainComparison({ comparison, findings, readings, weighed }: Compared): PlainComparison {
  const { then, now, correction } = comparison;
  const places = placesOfCompared(findings, readings);
  const id =
    ({ report }: Party) =>
    (index: number) =>
      report.benchmarks[index]?.id;
  return {
    then: plainParty(then),
    now: plainParty(now),
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
      ...plainEffect(weighed.findings.get(finding)),
      waived: finding.waived,
      rows: finding.rows,
      side: finding.side,
      path: finding.path,
      line: (places[index]?.start.line ?? 0) + 1,
      column: (places[index]?.start.column ?? 0) + 1,
    })),
    rows: comparison.rows.map((row) => plainComparedRow(row, then, weighed.rows.get(row))),
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

function plainParty({ name, report, analysis }: Party): PlainParty {
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

function plainEffect(effect: Effect | undefined): Pick<PlainComparedRow, 'fails' | 'inconclusive'> {
  return { fails: effect === 'fail', inconclusive: effect === 'inconclusive' };
}

function plainComparedRow(row: ComparedRow, then: Party, effect: Effect | undefined): PlainComparedRow {
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
    ...plainEffect(effect),
    trouble: row.trouble,
    conversion: row.conversion,
    parameters: row.parameters.length ? row.parameters : undefined,
    then: plainHalf(row.then),
    now: plainHalf(row.now),
    ratio: plainChange(row.ratio),
    candidate: plainChange(row.candidate),
    baseline: plainChange(row.baseline),
    decidedBy: row.change && (row.change === row.ratio ? 'ratio' : 'candidate'),
  };
}

function plainHalf({ row, cand, base }: ComparedHalf): PlainHalf {
  return {
    candidate: centreOf(cand, row?.estimate)?.value,
    baseline: centreOf(base, row?.estimate)?.value,
    ratio: row?.ratio,
    verdict: row && verdictAsPlain(row.verdict),
  };
}

function plainChange(change: MeasuredChange | undefined): PlainChange | undefined {
  if (!change) return undefined;
  const { ratio, quotient, interval, tested, verdict, identical } = change;
  return { ratio, quotient, interval, identical, verdict: verdictAsPlain(verdict), test: tested && plainTest(tested) };
}
