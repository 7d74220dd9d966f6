/** Rows, findings and summaries of a report as plain data in English: for `check --json` and the library. */
import { hasMark } from '../analysis/marks';
import type { Analysis, CandidateSummary, Row, Side, Tested, Verdict } from '../analysis/model';
import type { Benchmark } from '../generated/format';
import { sayEnglish, type Message } from '../messages/messages';
import { rowNamer } from '../page-model/page';
import { rowSentence } from '../page-model/wording';
import type { CheckResult, Located, TextPlace } from './check';
import type { Effect } from './gate';
import type {
  PlainFinding,
  PlainPlace,
  PlainRow,
  PlainSide,
  PlainSummary,
  PlainTest,
  PlainVerdict,
} from './plain-model';

/** All rows of a report that was checked; none if there is no report. */
export function plainRows(result: CheckResult): PlainRow[] {
  return [...eachPlainRow(result)];
}

/** The same one by one: all of ten thousand at once are more memory than the report. */
export function* eachPlainRow({ report, analysis, placesOf }: CheckResult): Iterable<PlainRow> {
  if (!report || !analysis) return;
  const label = rowNamer(report, analysis);
  const places = placesOf(analysis.rows);
  for (const [index, row] of analysis.rows.entries())
    yield plainRow(row, label(row), analysis, report.benchmarks[row.benchmark], places[index]);
}

function plainRow(
  row: Row,
  label: string,
  analysis: Analysis,
  benchmark: Benchmark | undefined,
  place: TextPlace | undefined,
): PlainRow {
  const { verdict, interval, tested, limits } = row;
  return {
    key: row.key,
    benchmark: benchmark?.id,
    label,
    subject: row.subject,
    baseline: row.baseline,
    role: row.role,
    metric: benchmark?.metric?.name,
    unit: benchmark?.metric?.unit,
    direction: row.direction,
    evidence: row.evidence,
    base: plainSide(row.base),
    candidate: plainSide(row.cand),
    ratio: row.ratio,
    printed: row.printed,
    interval: interval && { lo: interval.lo, hi: interval.hi, level: interval.level, from: interval.from },
    test: tested && { ...plainTest(tested), lo90: tested.lo90, hi90: tested.hi90 },
    verdict: verdictAsPlain(verdict),
    text: sayEnglish(rowSentence(row, 1 - analysis.correction.alpha)),
    limits: { warn: limits.warn, fail: limits.fail, equivalence: limits.equivalence },
    path: row.path,
    ...plainPlace(place),
  };
}

/** A test without what only a row has. */
export function plainTest({ method, bootMeans, blocks, looks, se, df, p, adjusted }: Tested): PlainTest {
  const look = looks && { at: looks.at, of: looks.of, n: looks.n, next: looks.next };
  return { method, bootMeans, blocks, looks: look, se, df, p, adjusted };
}

export function verdictAsPlain(verdict: Verdict): PlainVerdict {
  return {
    word: verdict.word,
    tested: verdict.tested,
    clear: verdict.clear,
    severe: verdict.severe,
    equivalent: verdict.equivalent,
    withinBoot: hasMark(verdict, 'within-boot') || undefined,
    marks: verdict.marks,
    trouble: verdict.trouble,
    within: verdict.within,
    why: said(verdict.why),
  };
}

/** Without the runs, which are in the report. */
function plainSide(side: Side | undefined): PlainSide | undefined {
  if (!side) return undefined;
  const { n, centre, centreIs, sd, ci, range, excluded, failed, evidence } = side;
  const [boots, blocks] = [side.boots, side.blocks].map((list) => list && new Set(list).size);
  return { n, centre, centreIs, sd, ci, range, excluded, failed, boots, blocks, evidence };
}

export function plainSummary(summary: CandidateSummary, text: Message): PlainSummary {
  const { subject, counts, untested, troubles, worst, best, geomean, geomeanWhy, tests, falseAlarms } = summary;
  return {
    subject,
    counts,
    untested,
    troubles,
    worst: worst && { key: worst.key, ratio: worst.ratio },
    best: best && { key: best.key, ratio: best.ratio },
    geomean: geomean && { ratio: geomean.ratio, lo: geomean.lo, hi: geomean.hi, rows: geomean.rows },
    geomeanWhy: said(geomeanWhy),
    tests,
    falseAlarms,
    text: sayEnglish(text),
  };
}

/** @param effect what the finding is to the gate */
export function plainFinding({ finding, place, related }: Located, effect: Effect | undefined): PlainFinding {
  const sayRelated = sayOften();
  return {
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    message: sayEnglish(finding.message),
    fails: effect === 'fail',
    inconclusive: effect === 'inconclusive',
    waived: finding.waived && { reason: finding.waived.reason, by: finding.waived.by, expires: finding.waived.expires },
    rows: finding.rows,
    path: finding.path,
    ...plainPlace(place),
    related: finding.related.map((one, index) => ({
      message: sayRelated(one.message),
      path: one.path,
      ...plainPlace(related[index]),
    })),
  };
}

/** Says a message that comes several times in a row once: a finding may be about each of ten thousand rows. */
function sayOften(): (message: Message) => string {
  let last: Message | undefined;
  let text = '';
  return (message) => {
    if (message !== last) [last, text] = [message, sayEnglish(message)];
    return text;
  };
}

/** Lines and columns from 1, as in lines; offset and length in UTF-16 units. */
function plainPlace(place: TextPlace | undefined): Partial<PlainPlace> {
  if (!place) return {};
  const { start, end, offset, length } = place;
  return {
    line: start.line + 1,
    column: start.column + 1,
    endLine: end.line + 1,
    endColumn: end.column + 1,
    offset,
    length,
  };
}

function said(message: Message | undefined): string | undefined {
  return message && sayEnglish(message);
}
