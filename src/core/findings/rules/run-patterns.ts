/** Patterns in runs: outliers, cold starts, two groups, drift. All thresholds keep clean reports silent. */
import type { Row } from '../../analysis/model';
import { fixed } from '../../text/number';
import { twoGroups } from '../../statistics/bimodality';
import { kendallDrift } from '../../statistics/kendall';
import { outlyingRuns } from '../../statistics/outlying-runs';
import { deletedResidualP } from '../../statistics/deleted-residual';
import { tTwoSided } from '../../statistics/student';
import { word } from '../../messages/messages';
import { none, type RuleContext, type RuleHit, type RowPlace, type RowRule, statistic } from '../rule';
import { inRunOrder, ownRunLists, type RunList } from './run-lists';

/** A pattern is reported only if its probability in a whole clean report is below this. */
const maxReportP = 0.0001;

/** Runs that are outliers by both the limit for their number and the deleted residual, over the whole report. */
function strays(place: RunList, context: RuleContext): readonly number[] {
  if (!mayStray(place, place.values.length) || !isRare(place, context)) return [];
  const found = outlyingRuns(place.values);
  return found
    .map((run) => run.index)
    .filter((index) => (deletedResidualP(place.values, index) ?? 1) * place.values.length * context.lists < maxReportP);
}

/**
 * A cheap check before the full one. Any outlier needs a deleted residual above 5, which puts the farthest run this
 * many standard deviations of all runs from the mean. A tenth less allows for the logs.
 *
 * @param first How many runs are looked at, from the first.
 */
function mayStray({ values, side }: RunList, first: number): boolean {
  const n = values.length;
  if (n < 4 || !side.sd || side.centre === undefined) return false;
  let farthest = 0;
  for (let i = 0; i < first; i++) farthest = Math.max(farthest, Math.abs((values[i] ?? 0) - side.centre));
  return farthest / side.sd >= (0.9 * 5 * (n - 1)) / Math.sqrt(n * (n + 23));
}

/**
 * Whether the farthest run, on the logs, is rare enough. The deleted residual follows from the residual among all runs,
 * so no other list is needed. One percent of slack for rounding.
 */
function isRare({ values }: RunList, { lists }: RuleContext): boolean {
  const n = values.length;
  let sum = 0;
  let farthest = 0;
  let squares = 0;
  for (const value of values) sum += Math.log(value);
  for (const value of values) {
    const off = Math.abs(Math.log(value) - sum / n);
    squares += off * off;
    farthest = Math.max(farthest, off);
  }
  const residual = farthest ** 2 / (squares / (n - 1)) / ((n - 1) / n);
  // NaN or beyond the possible maximum: runs that are not positive, or other runs without any spread.
  if (!(residual < n - 1)) return true;
  const t = Math.sqrt((residual * (n - 2)) / (n - 1 - residual));
  return tTwoSided(t, n - 2) * n * lists < maxReportP * 1.01;
}

/** Whether the first run is on the worse side of the others, as in a cold start. */
function isSlowFirst(place: RunList, row: Row): boolean {
  const [first = 0] = place.values;
  if (row.direction !== 'lower' && row.direction !== 'higher') return false;
  let sum = 0;
  for (let i = 1; i < place.values.length; i++) sum += place.values[i] ?? 0;
  const mean = sum / (place.values.length - 1);
  return row.direction === 'lower' ? first > mean : first < mean;
}

/** The hits in the lists of a row. Almost no list has one, so nothing is made for those that have none. */
function inLists(
  place: RowPlace,
  context: RuleContext,
  look: (list: RunList) => RuleHit | undefined,
): readonly RuleHit[] {
  let found: RuleHit[] | undefined;
  for (const list of ownRunLists(place, context)) {
    const hit = look(list);
    if (hit) (found ??= []).push(hit);
  }
  return found ?? none;
}

function outlierRun(place: RowPlace, context: RuleContext): readonly RuleHit[] {
  return inLists(place, context, (list): RuleHit | undefined => {
    const all = strays(list, context).filter((index) => index > 0 || !isSlowFirst(list, place.row));
    const [first] = all;
    // Runs of a second group are no strays; the other rule says so.
    if (first === undefined || twoGroups(list.values)) return undefined;
    const message = word('finding.outlier-run', {
      name: context.name(place.benchmark),
      subject: list.side.subject,
      run: list.placeOf(first) + 1,
      n: all.length,
      value: plain(list.values[first] ?? 0),
    });
    return { path: [...list.path, 'samples', list.placeOf(first)], message };
  });
}

function slowFirstRun(place: RowPlace, context: RuleContext): readonly RuleHit[] {
  return inLists(place, context, (list): RuleHit | undefined => {
    if (!mayStray(list, 1) || !isSlowFirst(list, place.row) || !strays(list, context).includes(0)) return undefined;
    const message = word('finding.slow-first-run', { name: context.name(place.benchmark), subject: list.side.subject });
    return { path: [...list.path, 'samples', list.placeOf(0)], message };
  });
}

function bimodalRuns(place: RowPlace, context: RuleContext): readonly RuleHit[] {
  return inLists(place, context, (list): RuleHit | undefined => {
    const gap = twoGroups(list.values);
    if (!gap) return undefined;
    const message = word('finding.bimodal-runs', {
      name: context.name(place.benchmark),
      subject: list.side.subject,
      below: plain(gap.below),
      above: plain(gap.above),
    });
    return { path: [...list.path, 'samples'], message };
  });
}

/** A run as quoted in a message. */
function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** The two-sided p of runs that only rise: the smallest that this many runs can show. */
function smallestDriftP(n: number): number {
  let p = 2;
  for (let i = 2; i <= n && p > 1e-18; i++) p /= i;
  return p;
}

function driftingRuns(place: RowPlace, context: RuleContext): readonly RuleHit[] {
  return inLists(place, context, (list): RuleHit | undefined => {
    if (list.values.length < 8 || smallestDriftP(list.values.length) * context.lists >= maxReportP) return undefined;
    const drift = kendallDrift(inRunOrder(list));
    if (!drift || drift.p * context.lists >= maxReportP) return undefined;
    const message = word(drift.tau > 0 ? 'finding.drift-up' : 'finding.drift-down', {
      name: context.name(place.benchmark),
      subject: list.side.subject,
      tau: fixed(drift.tau, 2),
    });
    return { path: [...list.path, 'samples'], message };
  });
}

export const runPatternRules: readonly RowRule[] = [
  statistic(
    {
      name: 'outlier-run',
      needs: 'runs',
      severity: 'information',
      source: 'HF; F. E. Grubbs 1969 for the deleted residual',
      says:
        'A run is an outlier among the runs of its side. It exceeds the modified z limit for the number of runs, ' +
        'and its deleted residual would occur in one clean report in ten thousand. This is stricter than one clean ' +
        'sample in 200, so that clean reports with many rows stay silent.',
    },
    outlierRun,
  ),
  statistic(
    {
      name: 'slow-first-run',
      needs: 'runs',
      severity: 'information',
      source: 'HF',
      says: 'The first run is an outlier on the worse side: a cold start that was not excluded.',
    },
    slowFirstRun,
  ),
  statistic(
    {
      name: 'bimodal-runs',
      needs: 'runs',
      severity: 'warning',
      source: 'KJ',
      says:
        'Eight or more runs fall into two groups, separated by a gap that no clean sample shows. The mean represents ' +
        'neither group.',
    },
    bimodalRuns,
  ),
  statistic(
    {
      name: 'drifting-runs',
      needs: 'runs',
      severity: 'warning',
      source: 'BS; M. G. Kendall',
      says:
        "Runs rise or fall in the order in which they were made. The test is Kendall's tau, at one false alarm in " +
        'ten thousand clean reports. At p < 0.01 per list, one in five clean reports of ten rows would be flagged.',
    },
    driftingRuns,
  ),
];
