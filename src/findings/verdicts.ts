/** What the verdicts say is wrong: at most one finding a row, the first rule that fits. */
import { runsOf } from '../analysis/sides';
import type { Row } from '../analysis/model';
import { formatP, formatPercent, formatRatio } from '../format/ratio';
import type { Benchmark, Report } from '../generated/format';
import type { Path } from '../report/path';
import type { Severity } from '../report/problem';
import { namer } from '../analysis/label';
import { word, type Message } from '../words/words';
import type { Finding, Related } from './model';
import type { Subject } from './findings';

/** The findings of the rows that are judged and counted. Cost metrics only ever stand beside their benchmark. */
export function verdicts({ report, analysis }: Subject): Finding[] {
  const name = namer(report);
  return analysis.rows.flatMap((row): Finding[] => {
    const benchmark = report.benchmarks[row.benchmark];
    if (row.role !== 'primary' || !benchmark) return [];
    const subject = { report, benchmark, row, name: name(benchmark) };
    const found = failedRuns(subject) ?? regression(subject);
    if (!found) return [];
    return [{ ...found, part: 'value', id: `${found.rule}@${row.key}`, rows: [row.key], related: found.related ?? [] }];
  });
}

interface Judged {
  readonly report: Report;
  readonly benchmark: Benchmark;
  readonly row: Row;
  readonly name: string;
}

interface Found {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly message: Message;
  readonly related?: readonly Related[];
}

function failedRuns({ row, name }: Judged): Found | undefined {
  for (const side of [row.cand, row.base]) {
    if (!side || side.failed === 0) continue;
    const path: Path = ['benchmarks', row.benchmark, 'results', side.result ?? 0, 'failed'];
    const args = { name, subject: side.subject, n: side.failed };
    if (side.evidence === 'none') return { rule: 'failed-runs', severity: 'error', path, message: word('finding.failed-all', args) };
    // Some failed: the numbers of the rest are judged all the same, so a regression is the more important thing to say.
    if (!isWorse(row)) return { rule: 'failed-runs', severity: 'warning', path, message: word('finding.failed-some', args) };
  }
  return undefined;
}

function isWorse(row: Row): boolean {
  return row.verdict.word === 'regression' || row.verdict.word === 'suspect-worse';
}

function regression({ report, benchmark, row, name }: Judged): Found | undefined {
  if (!isWorse(row) || row.ratio === undefined) return undefined;
  const ratio = formatRatio(row.ratio, { printed: row.printed, limits: row.limits });
  const worse = formatPercent(1 - row.ratio, { unsigned: true, limits: row.limits });
  const args = { name, ratio, worse, baseline: row.baseline };
  const related = baselinePlace(row);
  const { verdict, path } = row;
  if (!verdict.tested) {
    const message = word('finding.untested-regression', { ...args, why: untestedWhy(report, benchmark, row) });
    return { rule: 'untested-regression', severity: 'warning', path, message, related };
  }
  const p = formatP(row.tested?.adjusted ?? 1);
  if (verdict.word === 'suspect-worse') {
    const message = word('finding.suspect-regression', { ...args, p: formatP(row.tested?.p ?? 1), adjusted: p });
    return { rule: 'suspect-regression', severity: 'information', path, message, related };
  }
  // Runs of too few boots resemble each other: such a row is never an error.
  const severity = verdict.severe && !verdict.withinBoot ? 'error' : 'warning';
  const said = word('finding.regression', { ...args, p });
  const message = verdict.withinBoot ? word('finding.within-boot', { said }) : said;
  return { rule: 'regression', severity, path, message, related };
}

/** Why a row was not tested: "9 runs, no spread". */
export function untestedWhy(report: Report, benchmark: Benchmark, row: Row): Message {
  if (row.evidence === 'claim') return word('untested.claim');
  if (row.evidence === 'samples' || row.evidence === 'summary') return word('untested.same');
  const n = runsCounted(report, benchmark, row);
  if (n === 1) return word('untested.single');
  const spread = word(row.interval?.from === 'range' ? 'untested.range' : row.interval ? 'untested.interval' : 'untested.no-spread');
  return n === undefined ? word('untested.runs-unknown', { spread }) : word('untested.runs', { n, spread });
}

/** Runs of the weaker side, or those that the printed ratio names. */
function runsCounted(report: Report, benchmark: Benchmark, row: Row): number | undefined {
  if (row.evidence === 'ratio') {
    const at = row.path[row.path.indexOf('ratios') + 1];
    return runsOf(typeof at === 'number' ? benchmark.ratios?.[at] : undefined, benchmark, report);
  }
  const known = [row.base?.n, row.cand?.n].filter((n) => n !== undefined);
  return known.length === 2 ? Math.min(...known) : undefined;
}

function baselinePlace(row: Row): Related[] {
  if (row.base?.result === undefined) return [];
  const path: Path = ['benchmarks', row.benchmark, 'results', row.base.result];
  return [{ path, part: 'value', message: word('finding.baseline', { baseline: row.baseline }) }];
}
