/** A check as JSON, version 1: see docs/check-json.md and schemas/vmibench-check-1.schema.json. */
import { hasMark } from '../../core/analysis/marks';
import type { Analysis, Row, Side, CandidateSummary } from '../../core/analysis/model';
import type { CheckResult, Located, TextPlace } from '../../core/judge/check';
import { rowNamer } from '../../core/page-model/page';
import { rowSentence } from '../../core/page-model/wording';
import { sayEnglish, type Message } from '../../core/messages/messages';
import { version } from '../../../package.json';
import { finiteJson, type Io, type Json } from '../output';
import type { Effect } from '../../core/judge/gate';
import { countEffects, summaryOf } from './lines';
import type { CheckedNight } from './night';
import type { CheckedFile, CheckRun, CheckWriter, FileTotals } from './model';

/**
 * Writes the value file by file, so that memory does not grow with the number of files. Each finding and each row is on
 * a separate line, so that two outputs can be compared with diff.
 */
export function jsonWriter(run: CheckRun, { out }: Io): CheckWriter {
  const head = {
    vmibenchCheck: 1,
    version,
    failOn: run.gate.failOn,
    inconclusive: run.gate.inconclusive,
    options: run.settings.options,
    severities: run.settings.severities,
    baseline: run.baseline,
  };
  let first = true;
  const write = (json: string): void => out.json(json);
  return {
    file: (checked) => {
      write(`${first ? `${open(head)},\n"files": [\n` : ',\n'}${fileText(checked)}`);
      first = false;
    },
    end: (totals, exitCode) => write(`\n],\n"total": ${finiteJson(totalOf(totals))},\n"exitCode": ${exitCode}\n}\n`),
  };
}

/** An object with one field per line, still open. */
function open(fields: Json): string {
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${finiteJson(key)}: ${finiteJson(value)}`],
  );
  return `{\n${lines.join(',\n')}`;
}

function fileText({ name, state, why, result, effects, night }: CheckedFile): string {
  const { report, analysis } = result ?? {};
  const fields = open({
    file: name,
    state,
    reason: result && !report ? result.state : undefined,
    error: why && sayEnglish(why),
    id: report?.id,
    title: report?.title,
    baseline: analysis?.baseline,
    ownBaseline: analysis?.ownBaseline,
    candidates: analysis?.candidates,
    correction: analysis && {
      alpha: analysis.correction.alpha,
      method: analysis.correction.method,
      tests: analysis.correction.tests,
    },
    history: night && nightJson(night),
  });
  const lists: [string, readonly Json[]][] = result
    ? [
        [
          'summaries',
          report && analysis
            ? analysis.summaries.map((summary) => ({
                ...summaryJson(summary),
                text: sayEnglish(summaryOf(report, analysis, summary)),
              }))
            : [],
        ],
        ['rows', rowsJson(result)],
        ['findings', result.findings.map((located) => findingJson(located, effects.get(located.finding)))],
      ]
    : [];
  const lines = lists.map(
    ([key, list]) => `,\n"${key}": [${list.length ? `\n${list.map((value) => finiteJson(value)).join(',\n')}\n` : ''}]`,
  );
  return `${fields}${lines.join('')}\n}`;
}

function nightJson({ judgement, reports, answer }: CheckedNight): Json {
  const { rows, shift, changed, since, level } = judgement;
  return {
    reports,
    since,
    level,
    text: sayEnglish(answer),
    shift,
    changed,
    rows: rows.map(({ key, label, ratio, interval, verdict, nights, since: first }) => ({
      key,
      label,
      evidence: 'history',
      ratio,
      interval,
      verdict: { word: verdict.word, tested: verdict.tested, severe: verdict.severe, why: said(verdict.why) },
      nights,
      since: first,
    })),
  };
}

function summaryJson({
  subject,
  counts,
  untested,
  troubles,
  worst,
  best,
  geomean,
  geomeanWhy,
  tests,
  falseAlarms,
}: CandidateSummary): Json {
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
  };
}

function rowsJson({ report, analysis, placesOf }: CheckResult): Json[] {
  if (!report || !analysis) return [];
  const label = rowNamer(report, analysis);
  const places = placesOf(analysis.rows);
  return analysis.rows.map((row, index) =>
    rowJson(row, label(row), analysis, report.benchmarks[row.benchmark], places[index]),
  );
}

type Benchmark = NonNullable<CheckResult['report']>['benchmarks'][number];

function rowJson(
  row: Row,
  label: string,
  analysis: Analysis,
  benchmark: Benchmark | undefined,
  place: TextPlace | undefined,
): Json {
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
    base: sideJson(row.base),
    candidate: sideJson(row.cand),
    ratio: row.ratio,
    printed: row.printed,
    interval: interval && { lo: interval.lo, hi: interval.hi, level: interval.level, from: interval.from },
    test: tested && {
      method: tested.method,
      bootMeans: tested.bootMeans,
      blocks: tested.blocks,
      looks: tested.looks && {
        at: tested.looks.at,
        of: tested.looks.of,
        n: tested.looks.n,
        next: tested.looks.next,
      },
      se: tested.se,
      df: tested.df,
      p: tested.p,
      adjusted: tested.adjusted,
      lo90: tested.lo90,
      hi90: tested.hi90,
    },
    verdict: {
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
    },
    text: sayEnglish(rowSentence(row, 1 - analysis.correction.alpha)),
    limits: { warn: limits.warn, fail: limits.fail, equivalence: limits.equivalence },
    path: row.path,
    ...placeJson(place),
  };
}

/** Without the runs, which are in the report. */
function sideJson(side: Side | undefined): Json | undefined {
  if (!side) return undefined;
  const { n, centre, centreIs, sd, ci, range, excluded, failed, boots, blocks, evidence } = side;
  const different = (list: Side['boots']): number | undefined => list && new Set(list).size;
  return {
    n,
    centre,
    centreIs,
    sd,
    ci,
    range,
    excluded,
    failed,
    boots: different(boots),
    blocks: different(blocks),
    evidence,
  };
}

function findingJson({ finding, place, related }: Located, effect: Effect | undefined): Json {
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
    ...placeJson(place),
    related: finding.related.map((one, index) => ({
      message: sayEnglish(one.message),
      path: one.path,
      ...placeJson(related[index]),
    })),
  };
}

/** Lines and columns from 1, as in lines; offset and length in UTF-16 units. */
function placeJson(place: TextPlace | undefined): Json {
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

function totalOf(totals: readonly FileTotals[]): Json {
  const count = (state: FileTotals['state']): number => totals.filter((one) => one.state === state).length;
  const severity = (name: FileTotals['severities'][number]): number =>
    totals.reduce((sum, one) => sum + one.severities.filter((each) => each === name).length, 0);
  return {
    files: totals.length,
    checked: count('checked'),
    notAReport: count('not-a-report'),
    unchecked: count('unchecked'),
    errors: severity('error'),
    warnings: severity('warning'),
    information: severity('information'),
    hints: severity('hint'),
    waived: totals.reduce((sum, one) => sum + one.waived, 0),
    failing: countEffects(totals, 'fail'),
    inconclusive: countEffects(totals, 'inconclusive'),
  };
}
