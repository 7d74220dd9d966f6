/** Reads the result of a subject for judging. */
import type { Benchmark, Report, Result } from '../generated/format';
import type { Side } from './model';
import { restartOf } from './restart';

/** The run count of a result, from the result, the benchmark or the report. */
export function runCountOf(
  result: Pick<Result, 'n'> | undefined,
  benchmark: Benchmark,
  report: Report,
): number | undefined {
  return result?.n ?? benchmark.methodology?.runs ?? report.methodology?.runs;
}

/** How many boots the methodology states, of the benchmark, else of the report. */
function bootCountOf(benchmark: Benchmark, report: Report): number | undefined {
  return benchmark.methodology?.boots ?? report.methodology?.boots;
}

/** The side of a subject in a benchmark; undefined if the benchmark has no result for it. */
export function sideOf(report: Report, benchmark: Benchmark, subject: string): Side | undefined {
  const index = benchmark.results?.findIndex((result) => result.subject === subject) ?? -1;
  const result = benchmark.results?.[index];
  if (!result) return undefined;
  const failed = result.failed?.length ?? 0;
  const bootCount = bootCountOf(benchmark, report);
  const common = {
    subject,
    result: index,
    failed,
    excluded: result.excluded?.length ?? 0,
    bootCount,
    restart: restartOf(report, benchmark),
  };
  return result.samples?.length
    ? fromSamples(result, common, report.comparison?.pairing !== 'none')
    : fromPrinted(result, common, runCountOf(result, benchmark, report));
}

type Common = Pick<Side, 'subject' | 'result' | 'failed' | 'excluded' | 'bootCount' | 'restart'>;

function fromSamples(result: Result, common: Common, paired: boolean): Side {
  const all = result.samples ?? [];
  const stated = result.boots?.length === all.length ? result.boots : undefined;
  const inBlocks = paired && result.blocks?.length === all.length ? result.blocks : undefined;
  // Ten thousand rows are read at every pause in typing, so avoid copies.
  const out = result.excluded?.length ? new Set(result.excluded.map((one) => one.index)) : undefined;
  const samples = out ? all.filter((_value, index) => !out.has(index)) : all;
  const boots = out ? stated?.filter((_boot, index) => !out.has(index)) : stated;
  const blocks = out ? inBlocks?.filter((_block, index) => !out.has(index)) : inBlocks;
  const places = result.order?.length === all.length ? result.order : undefined;
  const order = out ? places?.filter((_place, index) => !out.has(index)) : places;
  const n = samples.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += samples[i] ?? 0;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((samples[i] ?? 0) - mean) ** 2;
  return {
    subject: common.subject,
    result: common.result,
    n,
    centre: n ? mean : undefined,
    centreIs: n === 1 ? 'single' : 'mean',
    sd: n > 1 ? Math.sqrt(squares / (n - 1)) : undefined,
    samples,
    boots,
    blocks,
    order,
    bootCount: common.bootCount,
    restart: common.restart,
    excluded: common.excluded,
    failed: common.failed,
    evidence: n > 1 ? 'samples' : n ? 'values' : 'none',
  };
}

function fromPrinted(
  result: Result,
  { subject, result: index, failed, excluded, bootCount, restart }: Common,
  n: number | undefined,
): Side {
  const sd = result.stddev ?? (result.spread?.kind === 'stddev' ? result.spread.value : undefined);
  const ci =
    result.ci?.level !== undefined ? { lo: result.ci.lo, hi: result.ci.hi, level: result.ci.level } : undefined;
  const range = result.min !== undefined && result.max !== undefined ? { lo: result.min, hi: result.max } : undefined;
  let centre = result.mean;
  let centreIs: Side['centreIs'] = n === 1 ? 'single' : 'mean';
  if (centre === undefined && result.value !== undefined) [centre, centreIs] = [result.value, 'stated'];
  if (centre === undefined && result.median !== undefined) [centre, centreIs] = [result.median, 'median'];
  if (centre === undefined && range) [centre, centreIs] = [middleOf(range), 'middle'];
  if (centre === undefined) [centre, centreIs] = [result.min ?? result.max, 'single'];
  const tested =
    result.mean !== undefined && result.mean > 0 && n !== undefined && n > 1 && (sd !== undefined || ci !== undefined);
  const evidence = tested ? 'summary' : centre === undefined ? 'none' : 'values';
  // No object spread, here and above: it made reading values ten times slower.
  return {
    subject,
    result: index,
    n,
    centre,
    centreIs: centre === undefined ? undefined : centreIs,
    sd,
    ci,
    range,
    bootCount,
    restart,
    excluded,
    failed,
    evidence,
  };
}

/** The middle of printed extremes: the geometric mean, because ratios are compared. */
function middleOf({ lo, hi }: { readonly lo: number; readonly hi: number }): number {
  return lo > 0 ? Math.sqrt(lo * hi) : (lo + hi) / 2;
}
