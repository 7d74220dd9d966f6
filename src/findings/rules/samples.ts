/** What runs look like, where their look puts the mean in doubt. */
import type { Row, Side } from '../../analysis/model';
import { fixed } from '../../format/number';
import { formatPercent } from '../../format/ratio';
import { known } from '../../format/units';
import type { Result } from '../../generated/format';
import type { Path } from '../../report/path';
import { largestGap, sarle, SARLE_LIMIT } from '../../statistics/bimodality';
import { brownForsythe } from '../../statistics/brown-forsythe';
import { kendallDrift } from '../../statistics/kendall';
import { outlyingRuns } from '../../statistics/outlying-runs';
import { strayP } from '../../statistics/stray';
import { word } from '../../words/words';
import type { Context, Found, RowPlace, RowRule } from '../rule';
import { one, runs, steady, times } from './example';

interface Runs {
  readonly side: Side;
  readonly result: Result;
  readonly path: Path;
  readonly values: readonly number[];
  /** Index in the file of a run that counts. */
  readonly placeOf: (index: number) => number;
}

/** Both sides' runs; a side without runs is not there. */
function runsOf({ row, benchmark, at }: RowPlace): readonly Runs[] {
  if (row.role === 'info') return [];
  return [row.base, row.cand].flatMap((side): Runs[] => {
    const result = side?.result === undefined ? undefined : benchmark.results?.[side.result];
    if (!side?.samples || side.result === undefined || !result) return [];
    return [{ side, result, path: [...at, 'results', side.result], values: side.samples, placeOf: (index) => placeIn(result, index) }];
  });
}

function placeIn(result: Result, index: number): number {
  if (!result.excluded?.length) return index;
  const out = new Set(result.excluded.map((entry) => entry.index));
  let left = index;
  for (let place = 0; place < (result.samples?.length ?? 0); place++) if (!out.has(place) && left-- === 0) return place;
  return index;
}

/** Runs in the order in which they were made, where the file gives it. */
function inOrder({ values, placeOf, result }: Runs): readonly number[] {
  const { order } = result;
  if (!order || order.length !== result.samples?.length) return values;
  return values.map((value, i) => ({ value, at: order[placeOf(i)] ?? 0 })).sort((a, b) => a.at - b.at).map((entry) => entry.value);
}

/** Six rules look at the runs of one row, one after the other: the last answer is kept. */
let last: { readonly place: RowPlace; readonly runs: readonly Runs[] } | undefined;

/** A row of the baseline is looked at once, in the row of the first candidate: each subject's runs are its own. */
function mine(place: RowPlace, context: Context): readonly Runs[] {
  if (last?.place === place) return last.runs;
  const [first] = context.analysis.candidates;
  const runs = place.row.subject === first ? runsOf(place) : runsOf(place).filter(({ side }) => side !== place.row.base);
  last = { place, runs };
  return runs;
}

function cvOf(side: Side | undefined): number | undefined {
  return side?.sd !== undefined && side.centre !== undefined && side.centre > 0 && side.centreIs === 'mean' ? side.sd / side.centre : undefined;
}

function noisy({ row, at, benchmark }: RowPlace, context: Context): Found[] {
  if (row.verdict.word === 'not-judged') return [];
  const [first] = context.analysis.candidates;
  const sides = [row.subject === first ? row.base : undefined, row.cand].filter((side) => side !== undefined);
  const [worst] = sides.map((side) => ({ side, cv: cvOf(side) ?? 0 })).sort((a, b) => b.cv - a.cv);
  if (!worst || worst.cv < 0.03) return [];
  const message = word('finding.noisy', { name: context.name(benchmark), subject: worst.side.subject, cv: formatPercent(worst.cv, { unsigned: true }) });
  return [{ path: [...at, 'results', worst.side.result ?? 0], severity: worst.cv >= 0.1 ? 'warning' : 'information', message }];
}

function extremeRun({ row, at, benchmark }: RowPlace, context: Context): Found[] {
  const [first] = context.analysis.candidates;
  return [row.subject === first ? row.base : undefined, row.cand].flatMap((side): Found[] => {
    if (side?.centre === undefined || !(side.centre > 0) || side.centreIs !== 'mean' || side.result === undefined) return [];
    const { result, samples, range, centre } = side;
    const lo = samples ? samples.reduce((a, b) => Math.min(a, b), Infinity) : range?.lo;
    const hi = samples ? samples.reduce((a, b) => Math.max(a, b), -Infinity) : range?.hi;
    if (lo === undefined || hi === undefined) return [];
    const far = centre - lo > hi - centre ? lo : hi;
    const off = Math.abs(far / centre - 1);
    if (off < 0.5) return [];
    const index = samples ? (benchmark.results?.[result]?.samples ?? []).indexOf(far) : -1;
    const path: Path = [...at, 'results', result, ...(index >= 0 ? ['samples', index] : [far === lo ? 'min' : 'max'])];
    return [{ path, message: word('finding.extreme-run', { name: context.name(benchmark), subject: side.subject, off: formatPercent(off, { unsigned: true }) }) }];
  });
}

/** So unlikely must a stray run be in a clean report as a whole: nagging never. */
const rare = 0.0001;

/** Runs that are outliers by the limit for their number and by the deleted residual, over the report as a whole. */
function strays(place: Runs, context: Context): number[] {
  if (!mayStray(place)) return [];
  const found = outlyingRuns(place.values);
  return found.map((run) => run.index).filter((index) => (strayP(place.values, index) ?? 1) * place.values.length * context.lists < rare);
}

/**
 * A quick look before the careful one: where the deleted residual is 5 or more (and any list of runs needs more than that
 * to be found), the farthest run lies so many standard deviations of all runs off the mean. A tenth less for the logs.
 */
function mayStray({ values, side }: Runs): boolean {
  const n = values.length;
  if (n < 4 || !side.sd || side.centre === undefined) return false;
  let farthest = 0;
  for (const value of values) farthest = Math.max(farthest, Math.abs(value - side.centre));
  return farthest / side.sd >= (0.9 * 5 * (n - 1)) / Math.sqrt(n * (n + 23));
}

/** The first run is worse than the others by more than they differ: a cold start. */
function isSlowFirst(place: Runs, row: Row): boolean {
  const [first = 0, ...others] = place.values;
  const mean = others.reduce((sum, value) => sum + value, 0) / others.length;
  return row.direction === 'lower' ? first > mean : row.direction === 'higher' ? first < mean : false;
}

function outlierRun(place: RowPlace, context: Context): Found[] {
  return mine(place, context).flatMap((list): Found[] => {
    const all = strays(list, context).filter((index) => index > 0 || !isSlowFirst(list, place.row));
    const [first] = all;
    if (first === undefined) return [];
    const message = word('finding.outlier-run', { name: context.name(place.benchmark), subject: list.side.subject, run: list.placeOf(first) + 1, n: all.length, value: plain(list.values[first] ?? 0) });
    return [{ path: [...list.path, 'samples', list.placeOf(first)], message }];
  });
}

function slowFirstRun(place: RowPlace, context: Context): Found[] {
  return mine(place, context).flatMap((list): Found[] => {
    if (!strays(list, context).includes(0) || !isSlowFirst(list, place.row)) return [];
    const message = word('finding.slow-first-run', { name: context.name(place.benchmark), subject: list.side.subject });
    return [{ path: [...list.path, 'samples', list.placeOf(0)], message }];
  });
}

/**
 * How wide a gap (in pooled standard deviations of the groups) a clean normal sample shows once in 100,000, by its number
 * of runs; simulated with 300,000 samples each. The two deviations of the textbook would accuse one clean sample in 250.
 */
const gapLimits: readonly (readonly [n: number, limit: number])[] = [[10, 12], [12, 9], [15, 7], [20, 4], [30, 2.4], [50, 2]];

function gapLimit(n: number): number {
  const next = gapLimits.findIndex(([runs]) => runs >= n);
  const [to, from] = [gapLimits[next], gapLimits[next - 1]];
  if (!to) return 2;
  return from ? from[1] + ((to[1] - from[1]) * (n - from[0])) / (to[0] - from[0]) : to[1];
}

function bimodalRuns(place: RowPlace, context: Context): Found[] {
  return mine(place, context).flatMap((list): Found[] => {
    if (list.values.length < 10) return [];
    const gap = largestGap(list.values);
    if (!gap || gap.smallerShare < 0.2 || gap.width <= gapLimit(list.values.length) || (sarle(list.values) ?? 0) <= SARLE_LIMIT) return [];
    const message = word('finding.bimodal-runs', { name: context.name(place.benchmark), subject: list.side.subject, below: plain(gap.below), above: plain(gap.above) });
    return [{ path: [...list.path, 'samples'], message }];
  });
}

/** A run as a sentence quotes it. */
function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The p of runs that only rise, two-sided: what so many runs can show at best. */
function smallestDriftP(n: number): number {
  let p = 2;
  for (let i = 2; i <= n && p > 1e-18; i++) p /= i;
  return p;
}

function driftingRuns(place: RowPlace, context: Context): Found[] {
  return mine(place, context).flatMap((list): Found[] => {
    if (list.values.length < 8 || smallestDriftP(list.values.length) * context.lists >= rare) return [];
    const drift = kendallDrift(inOrder(list));
    if (!drift || drift.p * context.lists >= rare) return [];
    const message = word(drift.tau > 0 ? 'finding.drift-up' : 'finding.drift-down', { name: context.name(place.benchmark), subject: list.side.subject, tau: fixed(drift.tau, 2) });
    return [{ path: [...list.path, 'samples'], message }];
  });
}

function varianceGrew({ row, at, benchmark }: RowPlace, context: Context): Found[] {
  const [old, now] = [cvOf(row.base), cvOf(row.cand)];
  if (old === undefined || now === undefined || !(now > 2 * old) || now < 0.02 || row.verdict.word === 'not-judged' || row.cand?.result === undefined) return [];
  if (row.base?.samples && row.cand.samples) {
    const logs = (list: readonly number[]): number[] => list.map(Math.log);
    if ((brownForsythe(logs(row.base.samples), logs(row.cand.samples))?.p ?? 1) >= 0.05) return [];
  }
  const message = word('finding.variance-grew', { name: context.name(benchmark), old: formatPercent(old, { unsigned: true }), now: formatPercent(now, { unsigned: true }) });
  return [{ path: [...at, 'results', row.cand.result], message }];
}

function invalidSamples(place: RowPlace, context: Context): Found[] {
  return mine(place, context).flatMap(({ result, path, values: used }): Found[] => {
    const n = result.samples?.length ?? 0;
    const found: Found[] = [];
    const unlike = (field: 'n' | 'boots' | 'order', count: number): void => {
      found.push({ path: [...path, field], message: word('finding.unlike-samples', { field, count, n }) });
    };
    if (result.n !== undefined && result.n !== n && result.n !== used.length) unlike('n', result.n);
    if (result.boots && result.boots.length !== n) unlike('boots', result.boots.length);
    if (result.order && result.order.length !== n) unlike('order', result.order.length);
    result.excluded?.forEach((entry, index) => {
      if (entry.index >= n) found.push({ path: [...path, 'excluded', index, 'index'], message: word('finding.excluded-beyond', { index: entry.index, n }) });
    });
    const excluded = n - used.length;
    if (excluded > 1 && excluded > n / 20) found.push({ path: [...path, 'excluded'], severity: 'warning', message: word('finding.many-excluded', { excluded, n }) });
    const bad = (result.samples ?? []).findIndex((value) => value <= 0);
    const wanted = place.row.role === 'primary' && place.row.direction !== 'none' && place.row.direction !== undefined;
    if (bad >= 0 && wanted) found.push({ path: [...path, 'samples', bad], severity: 'warning', message: word('finding.not-positive', { value: result.samples?.[bad] ?? 0 }) });
    return found;
  });
}

function shortRuns(place: RowPlace): Found[] {
  const unit = place.benchmark.metric?.unit;
  const step = unit === undefined ? undefined : known(unit);
  const time = step && !step.suffix && ['ns', 'µs', 'ms', 's'].includes(step.step.unit) ? step.step.size : undefined;
  if (time === undefined) return [];
  return runsOf(place).slice(-1).flatMap(({ values: list, path }) => (list.every((value) => value * time < 1e6) ? [{ path: [...path, 'samples'], message: word('finding.short-runs') }] : []));
}

type Finder = (place: RowPlace, context: Context) => readonly Found[];
const statistic = (about: Omit<RowRule, 'group' | 'findInRow'>, findInRow: Finder): RowRule => ({ ...about, group: 'statistics', findInRow });
const wide = times(1).map((value, i) => value + (i % 2 ? 6 : -6));
const seconds = { name: 'elapsed', unit: 's', direction: 'lower' };
const almost = times(1.0003);

export const sampleRules: readonly RowRule[] = [
  statistic({
    name: 'noisy', severity: 'information', source: 'PF, PTS',
    says: 'Runs vary by 3% of their mean or more, as a standard deviation; a warning from 10% on.',
    fires: one({ results: runs(wide, times(1, wide)) }), silent: one({ results: runs(steady, almost) }),
  }, noisy),
  statistic({
    name: 'extreme-run', severity: 'warning', source: 'PF', says: 'The smallest or largest run is 50% or more off the mean.',
    fires: one({ results: runs(steady, [...almost.slice(1), 170]) }), silent: one({ results: runs(steady, [...almost.slice(1), 140]) }),
  }, extremeRun),
  statistic({
    name: 'outlier-run', severity: 'information', source: 'HF; F. E. Grubbs 1969 for the deleted residual',
    says: 'A run lies far from the others of its side: beyond the modified z limit for their number, and by a deleted residual that one clean report in ten thousand would show. More careful than one clean sample in 200, so that clean reports of many rows stay silent.',
    fires: one({ results: runs(steady, [...almost.slice(0, 5), 112, ...almost.slice(6)]) }), silent: one({ results: runs(steady, [...almost.slice(0, 5), 102, ...almost.slice(6)]) }),
  }, outlierRun),
  statistic({
    name: 'slow-first-run', severity: 'information', source: 'HF', says: 'The first run is an outlier on the worse side: a cold start that was not left out.',
    fires: one({ metric: seconds, results: runs(steady, [112, ...almost.slice(1)]) }), silent: one({ metric: seconds, results: runs(steady, [90, ...almost.slice(1)]) }),
  }, slowFirstRun),
  statistic({
    name: 'bimodal-runs', severity: 'warning', source: 'KJ', says: 'Ten runs or more fall into two groups with a gap between them that no clean sample shows: a mean stands for neither.',
    fires: one({ results: runs(steady, [...almost, ...almost].map((value, i) => value + (i % 2 ? 14 : 0))) }), silent: one({ results: runs(steady, almost) }),
  }, bimodalRuns),
  statistic({
    name: 'drifting-runs', severity: 'warning', source: 'BS; M. G. Kendall',
    says: 'Runs rise or fall in the order in which they were made. Tested by Kendall\'s tau at one clean report in ten thousand: at p < 0.01 a list, every fifth clean report of ten rows would be accused.',
    fires: one({ results: runs(steady, [...almost].sort((a, b) => a - b)) }), silent: one({ results: runs(steady, almost) }),
  }, driftingRuns),
  statistic({
    name: 'variance-grew', severity: 'information', source: 'seen: ipiv', says: 'The candidate varies more than twice as much as the baseline, and by 2% or more; with runs, Brown and Forsythe\'s test has to agree.',
    fires: one({ results: runs(steady, times(1).map((value, i) => value + (i % 2 ? 3 : -3))) }), silent: one({ results: runs(steady, almost) }),
  }, varianceGrew),
  statistic({
    name: 'invalid-samples', severity: 'error', source: 'PF',
    says: '"n", "boots" or "order" do not fit the samples, or an excluded index does not exist. A warning for zero or negative runs where a ratio is wanted, and where more than one run and more than 5% are excluded.',
    fires: one({ results: [{ subject: 'old', samples: steady, n: 7 }, { subject: 'new', samples: almost }] }), silent: one({ results: [{ subject: 'old', samples: steady, n: 10 }, { subject: 'new', samples: almost }] }),
  }, invalidSamples),
  statistic({
    name: 'short-runs', severity: 'off', source: 'PF', says: 'All runs are shorter than a millisecond of wall time: the clock is measured too.',
    fires: one({ metric: { name: 'call', unit: 'us', direction: 'lower' }, results: runs(steady, almost) }), silent: one({ metric: seconds, results: runs(steady, almost) }),
  }, shortRuns),
];

