/** One subject's result, as far as it can be judged on. */
import type { Benchmark, Report, Result } from '../generated/format';
import type { Side } from './model';

/** The run count of a result: its own, else the benchmark's, else the report's. */
export function runsOf(result: Pick<Result, 'n'> | undefined, benchmark: Benchmark, report: Report): number | undefined {
  return result?.n ?? benchmark.methodology?.runs ?? report.methodology?.runs;
}

/** The side of a subject in a benchmark; undefined where the benchmark has no result of it. */
export function sideOf(report: Report, benchmark: Benchmark, subject: string): Side | undefined {
  const index = benchmark.results?.findIndex((result) => result.subject === subject) ?? -1;
  const result = benchmark.results?.[index];
  if (!result) return undefined;
  const failed = result.failed?.length ?? 0;
  const common = { subject, result: index, failed, excluded: result.excluded?.length ?? 0 };
  return result.samples?.length ? fromSamples(result, common) : fromPrinted(result, common, runsOf(result, benchmark, report));
}

type Common = Pick<Side, 'subject' | 'result' | 'failed' | 'excluded'>;

function fromSamples(result: Result, common: Common): Side {
  const all = result.samples ?? [];
  const stated = result.boots?.length === all.length ? result.boots : undefined;
  // Ten thousand rows are read at every pause in typing: nothing is copied that is used as it stands.
  const out = result.excluded?.length ? new Set(result.excluded.map((one) => one.index)) : undefined;
  const samples = out ? all.filter((_value, index) => !out.has(index)) : all;
  const boots = out ? stated?.filter((_boot, index) => !out.has(index)) : stated;
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
    excluded: common.excluded,
    failed: common.failed,
    evidence: n > 1 ? 'samples' : n ? 'values' : 'none',
  };
}

function fromPrinted(result: Result, common: Common, n: number | undefined): Side {
  const sd = result.stddev ?? (result.spread?.kind === 'stddev' ? result.spread.value : undefined);
  const ci = result.ci?.level !== undefined ? { lo: result.ci.lo, hi: result.ci.hi, level: result.ci.level } : undefined;
  const range = result.min !== undefined && result.max !== undefined ? { lo: result.min, hi: result.max } : undefined;
  const spread = { n, sd, ci, range };
  if (result.mean !== undefined) {
    const tested = result.mean > 0 && n !== undefined && n > 1 && (sd !== undefined || ci !== undefined);
    return { ...common, ...spread, centre: result.mean, centreIs: n === 1 ? 'single' : 'mean', evidence: tested ? 'summary' : 'values' };
  }
  if (result.median !== undefined) return { ...common, ...spread, centre: result.median, centreIs: 'median', evidence: 'values' };
  if (range) {
    // Only the extremes are printed: on the scale of ratios their middle is the geometric one.
    const middle = range.lo > 0 ? Math.sqrt(range.lo * range.hi) : (range.lo + range.hi) / 2;
    return { ...common, ...spread, centre: middle, centreIs: 'middle', evidence: 'values' };
  }
  const single = result.min ?? result.max;
  if (single !== undefined) return { ...common, n, centre: single, centreIs: 'single', evidence: 'values' };
  return { ...common, n, evidence: 'none' };
}
