/** What is measured becomes a row: with its corrected p, its verdict, and its place in the report. */
import type { Path } from '../report/path';
import { marked } from './marks';
import type { Measured } from './measure';
import type { Row, Tested, Verdict } from './model';
import { testedVerdict, untestedVerdict } from './verdict';

/** A row of what was measured in a benchmark. */
export function finishedRow(
  of: Measured,
  key: string,
  benchmark: number,
  p: number,
  adjusted: number | undefined,
  alpha: number,
): Row {
  const { raw, path } = of;
  const tested = raw && testedWith(raw, p, adjusted ?? p);
  // No object spread: a single object shape keeps ten thousand rows fast.
  return {
    key,
    benchmark,
    subject: of.subject,
    baseline: of.baseline,
    role: of.role,
    direction: of.direction,
    evidence: of.evidence,
    base: of.base,
    cand: of.cand,
    ratio: of.ratio,
    printed: of.printed,
    estimate: of.estimate,
    interval: of.interval,
    tested,
    verdict: verdictOf(of, tested, alpha),
    limits: of.limits,
    path: fullPath(benchmark, path),
  };
}

/** A test with its p values. */
export function testedWith(raw: Omit<Tested, 'adjusted'>, p: number, adjusted: number): Tested {
  return {
    method: raw.method,
    bootMeans: raw.bootMeans,
    blocks: raw.blocks,
    looks: raw.looks,
    sign: raw.sign,
    means: raw.means,
    se: raw.se,
    df: raw.df,
    p,
    adjusted,
    lo90: raw.lo90,
    hi90: raw.hi90,
  };
}

/** Without a spread where the path is one of the usual: of a result. */
function fullPath(benchmark: number, path: Path): Path {
  const [list, index, field] = path;
  return path.length === 3 && list !== undefined && index !== undefined && field !== undefined
    ? ['benchmarks', benchmark, list, index, field]
    : ['benchmarks', benchmark, ...path];
}

function verdictOf(row: Measured, tested: Tested | undefined, alpha: number): Verdict {
  if (row.fixed) return row.fixed;
  if (row.ratio === undefined) return { word: 'not-judged', tested: false };
  if (tested && row.interval) {
    const verdict = testedVerdict(row.ratio, row.interval, tested, row.limits, alpha, row.direction);
    return marked(verdict, row.marks, row.cand?.restart);
  }
  const verdict = untestedVerdict(row.ratio, row.limits);
  return row.untestedWhy ? { ...verdict, why: row.untestedWhy } : verdict;
}
