/**
 * Memory: judges the last report of a series, which has one value a row, by the nights before it (statistics.md, "New:
 * memory"). What all rows of a night have in common is taken out first, and a changed environment starts a new stretch.
 */
import { rowDifferencesOver, type EnvironmentDifference } from '../analysis/environments';
import { limitsOf } from '../analysis/measure';
import { metricChange, type Change } from '../analysis/change';
import type { AnalysisOptions, Interval, Limits, Row, Verdict } from '../analysis/model';
import type { Direction } from '../report/metric';
import { isBetter, isSevere, isWithin, isWorse, quotientOf } from '../analysis/orient';
import type { Benchmark } from '../generated/format';
import { rowsByKey } from '../judge/gate';
import { word } from '../messages/messages';
import { rowKeyParts } from '../report/row-key';
import { medianOfSorted } from '../statistics/describe';
import { minNights, predictNight } from '../statistics/night';
import { addTo } from '../text/grouped';
import { largest } from '../text/lists';
import { changePoints } from './change-points';
import { historySeries, type HistorySeries } from './history';
import { lostRows } from './lost-rows';
import type { Party } from './model';

/** A row of the last night, judged by its history; or one that the night lost, with the trouble in its verdict. */
export interface NightRow {
  readonly key: string;
  readonly label: string;
  readonly evidence: 'history';
  readonly limits: Limits;
  /** Of the metric, if the row is judged by its values and not by printed ratios. */
  readonly direction?: Direction;
  /** The same as a change of the metric, in its own words. */
  readonly change?: Change;
  /** Tonight against the level before, without the common shift: a performance ratio. Absent if not judged. */
  readonly ratio?: number;
  readonly interval?: Interval;
  readonly verdict: Verdict;
  /** Measured nights that it is judged against, and the first of them: an index into the parties. */
  readonly nights: number;
  readonly since?: number;
}

/** What the rows of a night have in common, as a performance ratio. */
interface CommonShift {
  readonly ratio: number;
  /** Rows that moved to its side, of all judged ones. */
  readonly agree: number;
  readonly rows: number;
  /** Outside what earlier nights have in common: `suspect` for the first night, `shown` for the second in a row. */
  readonly verdict: 'usual' | 'suspect' | 'shown';
}

export interface NightJudgement {
  readonly rows: readonly NightRow[];
  readonly shift?: CommonShift;
  /** Fields of the environment that changed in this very night, undeclared. */
  readonly changed: readonly EnvironmentDifference[];
  /** The first night of the current stretch, apart from changes of single rows: an index into the parties. */
  readonly since: number;
  /** The level of a night. */
  readonly level: 0.05 | 0.02;
}

/** From this many rows on, a night has many chances to look bad. */
const manyRows = 10;
/** So many rows must move to one side before that is the machine's doing. */
const minAgreeing = 8;

/**
 * Judges the last of the reports. Pure: the same reports give the same answer.
 * @param parties oldest first
 * @param all their series, for a caller that has them already
 */
export function judgeNight(
  parties: readonly Party[],
  options: AnalysisOptions,
  all: readonly HistorySeries[] = historySeries(parties, options.alpha),
): NightJudgement {
  const last = parties.length - 1;
  const now = parties[last];
  const tonight = rowsByKey(now?.analysis);
  const lost = lostRows(all, now, last, tonight, options);
  const lostKeys = new Set(lost.map(({ key }) => key));
  const series = all.filter((one) => !lostKeys.has(one.key) && isJudged(one, tonight, last));
  const level = series.length >= manyRows ? 0.02 : 0.05;
  const changes = parties.map((party, at) => (at === 0 ? [] : environmentChange(parties[at - 1], party)));
  // A change tonight is named, and tonight is still judged by the stretch that it ends.
  const starts = changes.flatMap((found, at) => (found.length > 0 && at < last ? [at] : []));
  const since = starts[starts.length - 1] ?? 0;
  const lines = series.map((one) => measured(one, since));
  const shifts = commonShifts(lines, last);
  const share = options.alpha / Math.max(1, lines.length);
  const rows = lines.map((line): NightRow => {
    const limits = limitsFor(line.of, now, tonight, options);
    const cleaned = line.points.map(({ at, log }) => ({ at, log: log - (shifts.get(at)?.log ?? 0) }));
    const direction = line.of.of === 'value' ? line.of.direction : undefined;
    const judged = judgeLine(cleaned, last, { level, share, limits, direction });
    const change = changeTonight(line.of, judged.ratio, now, tonight);
    return { key: line.of.key, label: line.of.label, evidence: 'history', limits, direction, change, ...judged };
  });
  const changed = changes[last] ?? [];
  return { rows: [...rows, ...lost], shift: shiftOf(shifts, last, options, changed.length > 0), changed, since, level };
}

interface Point {
  /** Index into the parties. */
  readonly at: number;
  /** Oriented: above is better. */
  readonly log: number;
}

interface Line {
  readonly of: HistorySeries;
  readonly points: readonly Point[];
}

/** Series with a number tonight that no test within its report has judged, and with a direction. */
function isJudged(
  { key, of, direction, points }: HistorySeries,
  tonight: ReadonlyMap<string, Row>,
  last: number,
): boolean {
  if (points[points.length - 1]?.at !== last) return false;
  if (of === 'value') return direction === 'higher' || direction === 'lower';
  return tonight.get(key)?.tested === undefined;
}

function measured(of: HistorySeries, since: number): Line {
  const sign = of.of === 'value' && of.direction === 'lower' ? -1 : 1;
  const points = of.points
    .filter(({ at, carried }) => at >= since && !carried)
    .map(({ at, value }) => ({ at, log: sign * Math.log(value) }));
  return { of, points };
}

interface Shift {
  readonly log: number;
  readonly agree: number;
  readonly rows: number;
}

/**
 * The median of the rows' moves from their own level, night by night, where enough rows move to its side. Levels and
 * shifts are found in turn, as in a median polish.
 */
function commonShifts(lines: readonly Line[], last: number): ReadonlyMap<number, Shift> {
  let shifts = new Map<number, Shift>();
  for (let round = 0; round < 3; round++) {
    const moves = new Map<number, number[]>();
    for (const { points } of lines) {
      // Tonight is not part of the level that it is compared with.
      const own = median(points.filter(({ at }) => at !== last).map(({ at, log }) => log - (shifts.get(at)?.log ?? 0)));
      if (own === undefined) continue;
      for (const { at, log } of points) addTo(moves, at, log - own);
    }
    shifts = new Map(
      [...moves].flatMap(([at, list]) => {
        const log = median(list) ?? 0;
        const agree = list.filter((move) => move * log > 0).length;
        return agree >= minAgreeing ? [[at, { log, agree, rows: list.length }] as const] : [];
      }),
    );
  }
  return shifts;
}

function median(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : medianOfSorted(Float64Array.from(values).sort());
}

/** The shift of the last night, judged like a row by those of the nights before. After a known change it is no news. */
function shiftOf(
  shifts: ReadonlyMap<number, Shift>,
  last: number,
  options: AnalysisOptions,
  changed: boolean,
): CommonShift | undefined {
  const own = shifts.get(last);
  if (!own) return undefined;
  const points = [...shifts].sort(([a], [b]) => a - b).map(([at, { log }]) => ({ at, log }));
  const { verdict } = judgeLine(points, last, { level: 0.02, share: 0, limits: options });
  const sure = verdict.word === 'regression' || verdict.word === 'improvement';
  const suspect = verdict.word === 'suspect-worse' || verdict.word === 'suspect-better';
  return {
    ratio: Math.exp(own.log),
    agree: own.agree,
    rows: own.rows,
    verdict: changed ? 'usual' : sure ? 'shown' : suspect ? 'suspect' : 'usual',
  };
}

interface LineRules {
  readonly level: 0.05 | 0.02;
  /** Of a false change point in this line; 0 for none. */
  readonly share: number;
  readonly limits: Limits;
  /** Where values are judged: `within` is then a change of the metric. */
  readonly direction?: Direction;
}

type Judged = Pick<NightRow, 'ratio' | 'interval' | 'verdict' | 'nights' | 'since'>;

/**
 * Goes through the nights as they were judged: the first one outside waits, the second in a row on the same side is a
 * change and the start of a new level.
 */
function judgeLine(points: readonly Point[], last: number, { level, share, limits, direction }: LineRules): Judged {
  let level0: Point[] = [];
  let waiting: Point | undefined;
  for (const point of points) {
    if (point.at === last) break;
    const found = predictNight(logsOf(level0), level);
    const side = found ? sideOf(point.log, found, limits) : 0;
    if (side !== 0 && waiting && sideOf(waiting.log, found, limits) === side) {
      level0 = [waiting, point];
      waiting = undefined;
    } else {
      if (waiting) level0.push(waiting);
      waiting = side === 0 ? undefined : point;
      if (side === 0) level0.push(point);
    }
  }
  const tonight = points[points.length - 1];
  if (tonight?.at !== last)
    return { verdict: notJudged(word('why.carried-tonight')), nights: level0.length, since: level0[0]?.at };
  level0 = sinceLastChange(level0, share);
  const found = predictNight(logsOf(level0), level);
  const common = { nights: level0.length, since: level0[0]?.at };
  if (!found) return { ...common, verdict: notJudged(word('why.few-nights', { n: level0.length, least: minNights })) };
  const ratio = Math.exp(tonight.log - found.centre);
  const interval: Interval = {
    lo: Math.exp(tonight.log - found.hi),
    hi: Math.exp(tonight.log - found.lo),
    level: 1 - level,
    from: 'test',
  };
  const side = sideOf(tonight.log, found, limits);
  const again = side !== 0 && waiting !== undefined && sideOf(waiting.log, found, limits) === side;
  return {
    ...common,
    ratio,
    interval,
    verdict: verdictOf(interval, { severe: isSevere(ratio, limits), side, again, limits, direction }),
  };
}

function logsOf(points: readonly Point[]): number[] {
  return points.map(({ log }) => log);
}

/** Changes too small for one night to show are found over many. */
function sinceLastChange(points: Point[], share: number): Point[] {
  if (share <= 0 || points.length < 2 * minNights) return points;
  const found = changePoints(logsOf(points), share);
  const at = found[found.length - 1]?.at;
  return at === undefined ? points : points.slice(at);
}

/** Outside the prediction, and by at least what matters: 1 better, -1 worse. */
function sideOf(log: number, found: ReturnType<typeof predictNight>, limits: Limits): -1 | 0 | 1 {
  if (!found) return 0;
  const ratio = Math.exp(log - found.centre);
  if (log < found.lo && isWorse(ratio, limits)) return -1;
  return log > found.hi && isBetter(ratio, limits) ? 1 : 0;
}

function notJudged(why: NonNullable<Verdict['why']>): Verdict {
  return { word: 'not-judged', tested: false, why };
}

function farther({ lo, hi }: Interval, direction: Direction | undefined): number {
  return largest([lo, hi].map((end) => Math.abs(quotientOf(end, direction) - 1)));
}

interface Night {
  readonly severe: boolean;
  /** Outside, and on which side. */
  readonly side: -1 | 0 | 1;
  readonly again: boolean;
  readonly limits: Limits;
  readonly direction?: Direction;
}

function verdictOf(interval: Interval, { severe, side, again, limits, direction }: Night): Verdict {
  if (side < 0) return { word: again ? 'regression' : 'suspect-worse', tested: true, severe };
  if (side > 0) return { word: again ? 'improvement' : 'suspect-better', tested: true, severe };
  if (isWithin(interval.lo, interval.hi, limits.fail))
    return { word: 'none-seen', tested: true, severe, within: farther(interval, direction) };
  return { word: 'unclear', tested: true, severe };
}

/** The change against the nights before. Nights are judged by their values, unless only ratios are printed. */
function changeTonight(
  { key, of, direction }: HistorySeries,
  ratio: number | undefined,
  now: Party | undefined,
  tonight: ReadonlyMap<string, Row>,
): Change | undefined {
  if (ratio === undefined) return undefined;
  const row = tonight.get(key);
  const judged =
    of === 'value'
      ? { evidence: 'values' as const, direction }
      : { evidence: 'ratio' as const, direction: row?.direction };
  return metricChange({ ...judged, ratio }, now && benchmarkOf(now, key)?.metric);
}

function benchmarkOf({ report }: Party, key: string): Benchmark | undefined {
  const named = rowKeyParts(key).benchmark;
  return report.benchmarks.find(({ id }) => id === named);
}

function limitsFor(
  { key }: HistorySeries,
  now: Party | undefined,
  tonight: ReadonlyMap<string, Row>,
  options: AnalysisOptions,
): Limits {
  if (!now) return options;
  const known = tonight.get(key)?.limits;
  if (known) return known;
  return limitsOf(now.report, benchmarkOf(now, key), options);
}

/** What changed from one night to the next around the judged subjects and was not meant to. */
function environmentChange(then: Party | undefined, now: Party): readonly EnvironmentDifference[] {
  return then ? rowDifferencesOver(then.report, now.report) : [];
}
