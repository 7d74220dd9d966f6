/** The answer: what the report says about one candidate, as a sentence, counts and three numbers. */
import { rowTroubles, type Analysis, type CandidateSummary, type CountName, type Row } from '../analysis/model';
import { countNames } from '../analysis/summary';
import { fixed, significant } from '../text/number';
import { formatInterval, formatRatio } from '../text/ratio';
import { word, type Message, type WordKey } from '../messages/messages';
import type { AnswerView, CardView, CountView } from './model';

const wordOf: Readonly<Record<CountName, WordKey>> = {
  failed: 'answer.failed',
  regression: 'answer.regressions',
  improvement: 'answer.improvements',
  parity: 'answer.parity',
  small: 'answer.small',
  suspect: 'answer.suspect',
  'no-change': 'answer.no-change',
  unclear: 'answer.unclear',
  'not-judged': 'answer.not-judged',
};

/** Counts that distinguish tested from untested rows. */
function judged(name: CountName): boolean {
  return name !== 'not-judged' && name !== 'failed';
}

/** Parity applies to untested rows only. */
function toldApart(name: CountName): boolean {
  return judged(name) && name !== 'parity';
}

function withUntested(count: Message, n: number, untested: number): Message {
  return untested === n ? word('answer.all-untested', { count }) : word('answer.some-untested', { count, n: untested });
}

/** Whether no judged row was tested: then "untested" appears once, at the end. */
function allUntested(summary: CandidateSummary): boolean {
  return countNames.every((name) => !judged(name) || summary.counts[name] === summary.untested[name]);
}

/** The counts that are not zero, in display order. */
function countViews(summary: CandidateSummary): CountView[] {
  const once = allUntested(summary);
  return countNames
    .filter((name) => summary.counts[name] > 0)
    .map((name) => {
      const n = summary.counts[name];
      const untested = summary.untested[name];
      const reasons = reasonTexts(summary, name);
      const plain = word(wordOf[name], { n });
      const count = reasons.length > 0 ? word('answer.with-reasons', { count: plain, reasons }) : plain;
      return {
        count: name,
        n,
        text: once || untested === 0 || !toldApart(name) ? count : withUntested(count, n, untested),
      };
    });
}

/** "1 regression, 4 improvements, untested". */
export function answerText(summary: CandidateSummary): Message {
  const parts = countViews(summary);
  if (!parts.some((part) => judged(part.count) || part.count === 'failed')) {
    const reasons = reasonTexts(summary, 'not-judged');
    if (reasons.length > 0) return word('answer.none-because', { reasons });
    const why = summary.notJudgedWhy;
    return why ? word('answer.none-why', { why }) : word('answer.none');
  }
  const texts = parts.map((part) => part.text);
  const untested = allUntested(summary) && parts.some((part) => judged(part.count));
  if (untested) {
    // "untested" refers to judged rows, so it comes before those that were not judged.
    const last = parts.findIndex((part) => part.count === 'not-judged');
    texts.splice(last < 0 ? texts.length : last, 0, word('answer.untested'));
  }
  return word('answer.list', { parts: texts });
}

/** "2 gone, 1 from zero": why rows that should be judged could not be compared, if they are in this count. */
function reasonTexts({ troubles }: CandidateSummary, name: CountName): Message[] {
  return rowTroubles
    .filter((trouble) => troubles[trouble] > 0 && name === (trouble === 'fell-to-zero' ? 'failed' : 'not-judged'))
    .map((trouble) => word(`answer.${trouble}`, { n: troubles[trouble] }));
}

/** "1 regression, 4 improvements, untested; worst specjbb (large) 0.99; geometric mean 1.097". */
export function summarySentence(summary: CandidateSummary, label: (row: Row) => string): Message {
  const parts: Message[] = [answerText(summary)];
  const { worst, geomean } = summary;
  if (worst?.ratio !== undefined && geomean && geomean.rows > 1) {
    parts.push(word('answer.worst', { name: label(worst), ratio: ratioAsPrinted(worst) }));
    parts.push(geomeanText(geomean));
  } else if (worst?.ratio !== undefined) {
    parts.push(word('answer.only', { name: label(worst), ratio: ratioAsPrinted(worst) }));
  }
  return parts.reduce((a, b) => word('answer.join', { a, b }));
}

function geomeanText(geomean: NonNullable<CandidateSummary['geomean']>): Message {
  const ratio = formatRatio(geomean.ratio);
  if (geomean.lo === undefined || geomean.hi === undefined) return word('answer.geomean', { ratio });
  return word('answer.geomean-interval', { ratio, lo: formatRatio(geomean.lo), hi: formatRatio(geomean.hi) });
}

/** A row's ratio in the common format. */
function ratioAsPrinted(row: Pick<Row, 'ratio' | 'printed' | 'limits'>): string {
  return row.ratio === undefined ? '' : formatRatio(row.ratio, { printed: row.printed, limits: row.limits });
}

/** The answer as the page shows it. */
export function answerView(analysis: Analysis, summary: CandidateSummary, label: (row: Row) => string): AnswerView {
  const card = (row: Row | undefined): CardView | undefined =>
    row?.ratio === undefined ? undefined : { ratio: row.ratio, printed: row.printed, label: label(row), key: row.key };
  const { geomean } = summary;
  const note =
    geomean?.lo !== undefined && geomean.hi !== undefined
      ? word('geomean.measurement', { interval: formatInterval(geomean.lo, geomean.hi) })
      : (summary.geomeanWhy ?? word('geomean.no-rows'));
  return {
    counts: countViews(summary),
    text: answerText(summary),
    worst: card(summary.worst),
    best: card(summary.best),
    // The mean of one ratio is that ratio.
    geomean: geomean && geomean.rows > 1 ? { ratio: geomean.ratio, lo: geomean.lo, hi: geomean.hi, note } : undefined,
    correction: correctionText(analysis),
  };
}

/**
 * The answer over all candidates: counts and extremes together, and one line per candidate. A mean over candidates
 * would be meaningless.
 */
export function answerOfAll(
  analysis: Analysis,
  summaries: readonly CandidateSummary[],
  label: (row: Row) => string,
  name: (subject: string) => string,
): AnswerView {
  const sum = (of: (summary: CandidateSummary) => CandidateSummary['counts']): CandidateSummary['counts'] =>
    Object.fromEntries(
      countNames.map((count) => [count, summaries.reduce((n, summary) => n + of(summary)[count], 0)]),
    ) as CandidateSummary['counts'];
  const extreme = (of: (summary: CandidateSummary) => Row | undefined, sign: number): Row | undefined =>
    summaries.flatMap((summary) => of(summary) ?? []).sort((a, b) => sign * ((a.ratio ?? 0) - (b.ratio ?? 0)))[0];
  const all: CandidateSummary = {
    subject: '',
    counts: sum(({ counts }) => counts),
    untested: sum(({ untested }) => untested),
    troubles: Object.fromEntries(
      rowTroubles.map((name) => [name, summaries.reduce((n, { troubles }) => n + troubles[name], 0)]),
    ) as CandidateSummary['troubles'],
    tests: 0,
    falseAlarms: 0,
    worst: extreme(({ worst }) => worst, 1),
    best: extreme(({ best }) => best, -1),
  };
  const each = summaries.map((summary) => ({
    subject: summary.subject,
    label: name(summary.subject),
    text: answerText(summary),
    geomean: summary.geomean && summary.geomean.rows > 1 ? summary.geomean.ratio : undefined,
  }));
  const withName = (row: Row): string => `${label(row)}, ${name(row.subject)}`;
  return { ...answerView(analysis, all, withName), each };
}

/** What the correction did, if more than one row was tested. */
function correctionText(analysis: Analysis): Message | undefined {
  const { tests, alpha, method } = analysis.correction;
  if (tests < 2) return undefined;
  const alarms = significant(tests * alpha, 2);
  return word(`report.correction-${method}`, { n: tests, alarms: fixed(alarms, alarms < 1 ? 2 : alarms < 10 ? 1 : 0) });
}
