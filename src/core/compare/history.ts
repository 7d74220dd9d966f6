/** Many reports of one thing in order: a line per benchmark, with intervals, and the places where its level changed. */
import { namer } from '../analysis/label';
import type { Row, Side } from '../analysis/model';
import type { Direction } from '../report/metric';
import { sideOf } from '../analysis/sides';
import { subjectLabel } from '../analysis/subjects';
import { tCritical } from '../statistics/critical';
import type { Benchmark, Report } from '../generated/format';
import { grouped } from '../text/grouped';
import { changePoints, type ChangePoint } from './change-points';
import type { Party } from './model';
import { parametersKey } from './parameters';
import { unitFactor } from '../text/unit-factor';
import { rowKey } from '../report/row-key';

interface HistoryPoint {
  /** Index into the parties. */
  readonly at: number;
  readonly value: number;
  readonly lo?: number;
  readonly hi?: number;
  /** The same numbers as the previous point: carried over, not measured again. */
  readonly carried: boolean;
}

export interface HistorySeries {
  readonly key: string;
  readonly label: string;
  /** Performance ratios against the baseline, or a single subject's values. */
  readonly of: 'ratio' | 'value';
  /** The subject whose values or ratios these are, by its label in the last report that has it. */
  readonly subject?: string;
  readonly metric?: string;
  readonly unit?: string;
  readonly direction?: Direction;
  readonly points: readonly HistoryPoint[];
  /** `at` is an index into the points. Levels are in the unit of the values. */
  readonly changes: readonly ChangePoint[];
  /** The last report that names the benchmark, with a number or not, and the place of the benchmark in it. */
  readonly named?: NamedAt;
  /** The last report in which a single subject's value was 0, which no line on logs can show. */
  readonly lastZero?: number;
}

interface NamedAt {
  /** Index into the parties. */
  readonly at: number;
  readonly benchmark: number;
}

interface Draft {
  readonly key: string;
  /** Of the benchmark, in the first report. */
  readonly id: string;
  label: string;
  of: 'ratio' | 'value';
  subject: string;
  metric?: string;
  unit?: string;
  direction?: Direction;
  readonly points: { at: number; value: number; lo?: number; hi?: number; carried: boolean; mark: string }[];
}

/**
 * @param parties oldest first
 * @param alpha chance of one false change point in the whole history, shared among the series
 */
export function historySeries(parties: readonly Party[], alpha = 0.05): HistorySeries[] {
  const drafts = new Map<string, Draft>();
  /** Series by everything but the id of a benchmark, for benchmarks that got another id. */
  const byFields = new Map<string, string>();
  const named = new Map<string, NamedAt>();
  const zeros = new Map<string, number>();
  parties.forEach((party, at) => {
    const name = namer(party.report);
    const ids = new Set(party.report.benchmarks.map((entry) => entry.id));
    const rows = grouped(party.analysis.rows, (row) => row.benchmark);
    party.report.benchmarks.forEach((entry, index) => {
      const fields = JSON.stringify([
        entry.suite,
        entry.name,
        parametersKey(entry),
        entry.metric?.name,
        entry.environment,
      ]);
      const before = byFields.get(fields);
      // A series keeps its first id; another benchmark that still has this id is a different one.
      const id = before !== undefined && before !== entry.id && !ids.has(before) ? before : entry.id;
      byFields.set(fields, id);
      named.set(id, { at, benchmark: index });
      if ((entry.metric?.role ?? 'primary') !== 'primary') return;
      const single = singleSide(party.report, entry);
      if (single?.centre === 0) zeros.set(rowKey(id, single.subject), at);
      for (const point of pointsOf(party, entry, index, rows.get(index) ?? [])) {
        const key = rowKey(id, point.subject);
        const draft = drafts.get(key) ?? {
          key,
          id,
          label: name(entry),
          of: point.of,
          subject: point.subject,
          metric: entry.metric?.name,
          unit: entry.metric?.unit,
          direction: entry.metric?.direction,
          points: [],
        };
        drafts.set(key, draft);
        draft.subject = subjectLabel(party.report, point.subject);
        // A direction that was corrected holds for all nights: they are judged as the last report is.
        draft.direction = entry.metric?.direction ?? draft.direction;
        const factor = point.of === 'value' ? unitFactor(entry.metric?.unit, draft.unit) : 1;
        if (draft.of !== point.of || factor === undefined) continue;
        const last = draft.points[draft.points.length - 1];
        const times = (value: number | undefined): number | undefined =>
          value === undefined ? undefined : value * factor;
        draft.points.push({
          at,
          value: point.value * factor,
          lo: times(point.lo),
          hi: times(point.hi),
          carried: last?.mark === point.mark,
          mark: point.mark,
        });
      }
    });
  });
  const all = [...drafts.values()].filter((draft) => draft.points.length > 0);
  const searched = all.filter((draft) => draft.points.length > 1).length;
  return all.map(({ points, id, ...rest }) => ({
    ...rest,
    named: named.get(id),
    lastZero: zeros.get(rest.key),
    points: points.map(({ mark: _mark, ...point }) => point),
    changes: changesOf(points, alpha / Math.max(1, searched)),
  }));
}

/**
 * A report in which every subject adds a patch to the previous one: one step per subject, against the baseline. It has
 * no change points: each step is a change made on purpose.
 */
export function steps({ report, analysis }: Party): HistorySeries[] {
  const name = namer(report);
  const place = new Map(analysis.candidates.map((subject, at) => [subject, at]));
  const lines = new Map<number, HistoryPoint[]>();
  for (const row of analysis.rows) {
    const at = place.get(row.subject);
    if (at === undefined || row.role !== 'primary' || row.ratio === undefined || row.verdict.word === 'not-judged')
      continue;
    const interval = row.interval?.from === 'range' ? undefined : row.interval;
    lines.set(row.benchmark, [
      ...(lines.get(row.benchmark) ?? []),
      { at, value: row.ratio, lo: interval?.lo, hi: interval?.hi, carried: false },
    ]);
  }
  return [...lines].flatMap(([index, points]): HistorySeries[] => {
    const entry = report.benchmarks[index];
    return entry ? [{ key: entry.id, label: name(entry), of: 'ratio', points, changes: [] }] : [];
  });
}

interface Point {
  readonly subject: string;
  readonly of: 'ratio' | 'value';
  readonly value: number;
  readonly lo?: number;
  readonly hi?: number;
  /** Equal for equal numbers. */
  readonly mark: string;
}

function pointsOf({ report }: Party, entry: Benchmark, index: number, rows: readonly Row[]): Point[] {
  if (report.subjects.length > 1) {
    return rows.flatMap((row): Point[] => {
      if (row.ratio === undefined || !(row.ratio > 0) || row.benchmark !== index || row.verdict.word === 'not-judged')
        return [];
      const interval = row.interval?.from === 'range' ? undefined : row.interval;
      return [
        {
          subject: row.subject,
          of: 'ratio',
          value: row.ratio,
          lo: interval?.lo,
          hi: interval?.hi,
          mark: JSON.stringify([row.ratio, numbers(row.base), numbers(row.cand)]),
        },
      ];
    });
  }
  const side = singleSide(report, entry);
  if (side?.centre === undefined || !(side.centre > 0)) return [];
  const reach =
    side.sd !== undefined && side.n !== undefined && side.n > 1
      ? (tCritical(0.95, side.n - 1) * side.sd) / Math.sqrt(side.n)
      : undefined;
  const ends = reach === undefined ? {} : { lo: side.centre - reach, hi: side.centre + reach };
  return [{ subject: side.subject, of: 'value', value: side.centre, ...ends, mark: JSON.stringify(numbers(side)) }];
}

/** What the only subject of a report has measured. */
export function singleSide(report: Report, entry: Benchmark): Side | undefined {
  const [subject, other] = report.subjects;
  return subject && !other ? sideOf(report, entry, subject.id) : undefined;
}

function numbers(side: Side | undefined): readonly unknown[] {
  return side ? [side.centre, side.sd, side.n] : [];
}

/** Searched on logs, over measured numbers only: a number that was carried over is not a second measurement. */
function changesOf(points: Draft['points'], level: number): ChangePoint[] {
  const measured = points.map((point, index) => ({ point, index })).filter(({ point }) => !point.carried);
  return changePoints(
    measured.map(({ point }) => Math.log(point.value)),
    level,
  ).map(({ at, p, before, after }) => ({
    at: measured[at]?.index ?? 0,
    p,
    before: Math.exp(before),
    after: Math.exp(after),
  }));
}
