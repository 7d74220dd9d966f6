/** A check as JSON, version 1: see docs/check-json.md and schemas/vmibench-check-1.schema.json. */
import { changeText } from '../../core/analysis/change';
import type { Located } from '../../core/judge/check';
import { eachPlainRow, plainFinding, plainSummary } from '../../core/judge/plain';
import { sayEnglish } from '../../core/messages/messages';
import { version } from '../../../package.json';
import { finiteJson, type Io, type Json } from '../output';
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
      write(first ? `${open(head)},\n"files": [\n` : ',\n');
      for (const piece of inPieces(textsOf(checked))) write(piece);
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

/** Characters that are written at once. */
const pieceLength = 65_536;

/** Joins short texts into pieces: a text as long as a whole file would be kept several times until it is written. */
function* inPieces(texts: Iterable<string>): Iterable<string> {
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* textsOf({ name, state, why, result, effects, night }: CheckedFile): Iterable<string> {
  const { report, analysis } = result ?? {};
  yield open({
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
  if (result) {
    const summaries =
      report && analysis
        ? analysis.summaries.map((summary) => plainSummary(summary, summaryOf(report, analysis, summary)))
        : [];
    yield* listTexts('summaries', summaries);
    yield* listTexts('rows', eachPlainRow(result));
    yield* listTexts('findings', eachFinding(result.findings, effects));
  }
  yield '\n}';
}

function* eachFinding(findings: readonly Located[], effects: CheckedFile['effects']): Iterable<object> {
  for (const located of findings) yield plainFinding(located, effects.get(located.finding));
}

function* listTexts(key: string, list: Iterable<object>): Iterable<string> {
  yield `,\n"${key}": [`;
  let isEmpty = true;
  for (const value of list) {
    yield `${isEmpty ? '\n' : ',\n'}${finiteJson(value)}`;
    isEmpty = false;
  }
  yield isEmpty ? ']' : '\n]';
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
    rows: rows.map(({ key, label, change, ratio, interval, verdict, nights, since: first }) => ({
      key,
      label,
      evidence: 'history',
      change: change && sayEnglish(changeText(change)),
      ratio,
      interval,
      verdict: {
        word: verdict.word,
        tested: verdict.tested,
        severe: verdict.severe,
        why: verdict.why && sayEnglish(verdict.why),
      },
      nights,
      since: first,
    })),
  };
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
