/** Properties of runs that cast doubt on their mean. */
import type { Side } from '../../analysis/model';
import { formatPercent } from '../../text/ratio';
import { findUnit } from '../../text/units';
import type { Result } from '../../generated/format';
import type { Path } from '../../report/path';
import { brownForsythe } from '../../statistics/brown-forsythe';
import { word } from '../../messages/messages';
import { type RuleContext, type RuleHit, none, type RowPlace, type RowRule, statistic } from '../rule';
import { ownRunLists, ownSides, runListsOf } from './run-lists';

function cvOf(side: Side | undefined): number | undefined {
  return side?.sd !== undefined && side.centre !== undefined && side.centre > 0 && side.centreIs === 'mean'
    ? side.sd / side.centre
    : undefined;
}

/** Runs are noisy from this coefficient of variation. */
const noisyCv = 0.03;

function noisy({ row, at, benchmark }: RowPlace, context: RuleContext): readonly RuleHit[] {
  if (row.verdict.word === 'not-judged' || ((cvOf(row.base) ?? 0) < noisyCv && (cvOf(row.cand) ?? 0) < noisyCv))
    return none;
  const [worst] = ownSides(row, context)
    .map((side) => ({ side, cv: cvOf(side) ?? 0 }))
    .sort((a, b) => b.cv - a.cv);
  if (!worst || worst.cv < noisyCv) return none;
  const message = word('finding.noisy', {
    name: context.name(benchmark),
    subject: worst.side.subject,
    cv: formatPercent(worst.cv, { unsigned: true }),
  });
  return [
    {
      path: [...at, 'results', worst.side.result ?? 0],
      severity: worst.cv >= 0.1 ? 'warning' : 'information',
      message,
    },
  ];
}

function extremeRun({ row, at, benchmark }: RowPlace, context: RuleContext): readonly RuleHit[] {
  if (!mayBeExtreme(row.base) && !mayBeExtreme(row.cand)) return none;
  return ownSides(row, context).flatMap((side): RuleHit[] => {
    if (side.centre === undefined || !(side.centre > 0) || side.centreIs !== 'mean' || side.result === undefined)
      return [];
    const { result, samples, range, centre } = side;
    const lo = samples ? samples.reduce((a, b) => Math.min(a, b), Infinity) : range?.lo;
    const hi = samples ? samples.reduce((a, b) => Math.max(a, b), -Infinity) : range?.hi;
    if (lo === undefined || hi === undefined) return [];
    const far = centre - lo > hi - centre ? lo : hi;
    const off = Math.abs(far / centre - 1);
    if (off < 0.5) return [];
    const index = samples ? (benchmark.results?.[result]?.samples ?? []).indexOf(far) : -1;
    const path: Path = [...at, 'results', result, ...(index >= 0 ? ['samples', index] : [far === lo ? 'min' : 'max'])];
    return [
      {
        path,
        message: word('finding.extreme-run', {
          name: context.name(benchmark),
          subject: side.subject,
          off: formatPercent(off, { unsigned: true }),
        }),
      },
    ];
  });
}

/** A cheap check: no run is farther from the mean than sd times the square root of n. */
function mayBeExtreme(side: Side | undefined): boolean {
  if (!side?.samples) return side?.range !== undefined;
  const { sd, centre, n } = side;
  return sd === undefined || centre === undefined || n === undefined || sd * Math.sqrt(n) >= 0.49 * centre;
}

function varianceGrew({ row, at, benchmark }: RowPlace, context: RuleContext): readonly RuleHit[] {
  const [old, now] = [cvOf(row.base), cvOf(row.cand)];
  if (
    old === undefined ||
    now === undefined ||
    !(now > 2 * old) ||
    now < 0.02 ||
    row.verdict.word === 'not-judged' ||
    row.cand?.result === undefined
  )
    return none;
  if (row.base?.samples && row.cand.samples) {
    const logs = (list: readonly number[]): number[] => list.map(Math.log);
    if ((brownForsythe(logs(row.base.samples), logs(row.cand.samples))?.p ?? 1) >= 0.05) return none;
  }
  const message = word('finding.variance-grew', {
    name: context.rowName(row, benchmark),
    old: formatPercent(old, { unsigned: true }),
    now: formatPercent(now, { unsigned: true }),
  });
  return [{ path: [...at, 'results', row.cand.result], message }];
}

function invalidSamples(place: RowPlace, context: RuleContext): readonly RuleHit[] {
  let isFine = true;
  for (const { result, values: used } of ownRunLists(place, context)) isFine &&= isPlain(result, used);
  if (isFine) return none;
  return ownRunLists(place, context).flatMap(({ result, path, values: used }): RuleHit[] => {
    const n = result.samples?.length ?? 0;
    const found: RuleHit[] = [];
    const unlike = (field: 'n' | 'boots' | 'blocks' | 'order', count: number): void => {
      found.push({ path: [...path, field], message: word('finding.unlike-samples', { field, count, n }) });
    };
    if (result.n !== undefined && result.n !== n && result.n !== used.length) unlike('n', result.n);
    if (result.boots && result.boots.length !== n) unlike('boots', result.boots.length);
    if (result.blocks && result.blocks.length !== n) unlike('blocks', result.blocks.length);
    if (result.order && result.order.length !== n) unlike('order', result.order.length);
    result.excluded?.forEach((entry, index) => {
      if (entry.index >= n)
        found.push({
          path: [...path, 'excluded', index, 'index'],
          message: word('finding.excluded-beyond', { index: entry.index, n }),
        });
    });
    const excluded = n - used.length;
    if (excluded > 1 && excluded > n / 20)
      found.push({
        path: [...path, 'excluded'],
        severity: 'warning',
        message: word('finding.many-excluded', { excluded, n }),
      });
    const bad = (result.samples ?? []).findIndex((value) => value <= 0);
    const wanted = place.row.role === 'primary' && place.row.direction !== 'none' && place.row.direction !== undefined;
    if (bad >= 0 && wanted)
      found.push({
        path: [...path, 'samples', bad],
        severity: 'warning',
        message: word('finding.not-positive', { value: result.samples?.[bad] ?? 0 }),
      });
    return found;
  });
}

/** Valid runs without any field that could contradict them. */
function isPlain({ n, boots, blocks, order, excluded, samples }: Result, used: readonly number[]): boolean {
  if ((n !== undefined && n !== used.length) || boots || blocks || order || excluded || !samples) return false;
  // A loop: a call for each of a hundred thousand runs is felt.
  for (let i = 0; i < samples.length; i++) if (!((samples[i] ?? 0) > 0)) return false;
  return true;
}

function shortRuns(place: RowPlace): RuleHit[] {
  const unit = place.benchmark.metric?.unit;
  const step = unit === undefined ? undefined : findUnit(unit);
  const time = step && !step.suffix && ['ns', 'µs', 'ms', 's'].includes(step.step.unit) ? step.step.size : undefined;
  if (time === undefined) return [];
  return runListsOf(place)
    .slice(-1)
    .flatMap(({ values: list, path }) =>
      list.every((value) => value * time < 1e6)
        ? [{ path: [...path, 'samples'], message: word('finding.short-runs') }]
        : [],
    );
}

export const sampleRules: readonly RowRule[] = [
  statistic(
    {
      name: 'noisy',
      severity: 'information',
      source: 'PF, PTS',
      says: 'The standard deviation of the runs is 3% of their mean or more; a warning from 10%.',
    },
    noisy,
  ),
  statistic(
    {
      name: 'extreme-run',
      severity: 'warning',
      source: 'PF',
      says: 'The smallest or largest run differs from the mean by 50% or more.',
    },
    extremeRun,
  ),
  statistic(
    {
      name: 'variance-grew',
      severity: 'information',
      source: 'seen: ipiv',
      says:
        'The candidate varies more than twice as much as the baseline, and by 2% or more. If runs are given, the ' +
        'Brown-Forsythe test must agree.',
    },
    varianceGrew,
  ),
  statistic(
    {
      name: 'invalid-samples',
      needs: 'runs',
      severity: 'error',
      source: 'PF',
      says:
        '"n", "boots", "blocks" or "order" do not match the samples, or an excluded index does not exist. A warning ' +
        'for zero or negative runs where a ratio is needed, and if more than one run and more than 5% are excluded.',
    },
    invalidSamples,
  ),
  statistic(
    {
      name: 'short-runs',
      needs: 'runs',
      severity: 'off',
      source: 'PF',
      says: "All runs are shorter than a millisecond of wall time, so the clock's own cost is part of the measurement.",
    },
    shortRuns,
  ),
];
