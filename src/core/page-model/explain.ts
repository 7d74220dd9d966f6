/** "How was this decided": sentences that a reader without statistics can follow and one with can recompute. */
import { equivalenceLevel } from '../statistics/critical';
import { centreOf, spreadOf } from '../analysis/centres';
import { shareOfRatio } from '../analysis/change';
import { printedSpan, quotientSpan } from '../analysis/digits';
import type { Analysis, Row, Side } from '../analysis/model';
import { runsNeeded, testOf } from '../analysis/needed';
import { runsOf } from '../analysis/test';
import { hasMark } from '../analysis/marks';
import { quotientOf } from '../analysis/orient';
import { fixed } from '../text/number';
import { formatInterval, formatLimit, formatPercent, formatRatio, saidP } from '../text/ratio';
import { formatScaled, pairScale, withUnit } from '../text/value';
import type { Benchmark } from '../generated/format';
import type { TestedComparison } from '../statistics/compare';
import { secondOpinion } from '../statistics/details';
import { spreadToSee } from '../statistics/power';
import { word, type Message, type WordKey } from '../messages/messages';
import { blockCaveats, blockMethodText, blockSidesText } from './explain-blocks';
import { looksText } from './explain-looks';
import { fewestBoots, restartWord } from '../analysis/restart';
import { largest, smallest } from '../text/lists';

export interface Explained {
  readonly row: Row;
  readonly benchmark: Benchmark;
  readonly analysis: Analysis;
  readonly label: (subject: string) => string;
  /** Run count of the printed number, if the file has one. */
  readonly runs?: number;
  /** Digits of the printed number. */
  readonly literal?: string;
}

/** The explanation of an opened row, sentence by sentence. */
export function explanation(input: Explained): Message[] {
  return [...unitText(input), ...decisionText(input)];
}

function unitText({ row: { base }, benchmark, label }: Explained): Message[] {
  if (base?.convertedFrom === undefined) return [];
  const units = { from: base.convertedFrom, to: benchmark.metric?.unit ?? '' };
  return [word('explain.converted', { subject: label(base.subject), ...units })];
}

function decisionText(input: Explained): Message[] {
  const { row } = input;
  const { verdict } = row;
  if (verdict.word === 'failed') return [word('explain.failed', { subject: input.label(failedSubject(row)) })];
  if (verdict.word === 'not-judged') return verdict.why ? [verdict.why] : [];
  const cost = row.role === 'cost' ? [word('explain.cost')] : [];
  if (row.tested) return [...cost, ...testedText(input)];
  if (verdict.tested) return [...cost, word('explain.equal')];
  return [...cost, ...untestedText(input)];
}

function failedSubject(row: Row): string {
  return (
    [row.cand, row.base].find((side) => side && side.failed > 0 && side.evidence === 'none')?.subject ?? row.subject
  );
}

function testedText(input: Explained): Message[] {
  const { row, analysis } = input;
  const test = testOf(row, analysis.correction.alpha);
  if (!test || !row.tested || row.ratio === undefined) return [];
  return [
    ...sidesText(input, test),
    methodText(test),
    chanceText(row, analysis),
    ...resultText(row, test, analysis.correction.alpha),
    ...caveats(row, test, analysis),
  ];
}

function sidesText({ row, benchmark, label }: Explained, test: TestedComparison): Message[] {
  const { base, cand } = row;
  if (!base || !cand) return [];
  const names = { base: label(base.subject), cand: label(cand.subject) };
  const counts = { n: base.n ?? 0, m: cand.n ?? 0 };
  const first =
    test.boots === 'means'
      ? word('explain.sides-boots', {
          ...names,
          ...counts,
          b: test.x.n,
          c: test.y.n,
          restart: restartWord(cand.restart, 1),
          restarts: restartWord(cand.restart, test.x.n),
        })
      : word('explain.sides', { ...names, ...counts });
  const centre = (side: Side): number => centreOf(side, row.estimate)?.value ?? 0;
  const scale = pairScale(centre(base), centre(cand), benchmark.metric?.unit);
  const value = (side: Side): string => withUnit(formatScaled(centre(side), scale), scale.unit);
  const spread = (side: Side): string => formatPercent(spreadOf(side) ?? 0, { unsigned: true });
  const values = { old: value(base), now: value(cand) };
  const left = [base, cand].flatMap((side): Message[] => [
    ...(side.excluded ? [word('explain.excluded', { n: side.excluded, subject: label(side.subject) })] : []),
    ...(side.failed ? [word('explain.failed-runs', { n: side.failed, subject: label(side.subject) })] : []),
  ]);
  if (test.blocks)
    return [
      ...blockSidesText({ ...names, ...counts, ...values, restart: restartWord(cand.restart, 1) }, test.blocks),
      ...left,
    ];
  return [
    first,
    word('explain.varies', {
      ...names,
      ...values,
      oldSpread: spread(base),
      nowSpread: spread(cand),
    }),
    ...left,
  ];
}

function methodText(test: TestedComparison): Message {
  if (test.blocks) return blockMethodText(test, test.blocks);
  if (test.method === 'summary') return word('explain.method-summary');
  const outliers = test.x.outliers + test.y.outliers;
  if (test.method === 'normal-scores')
    return word(test.estimate === 'scores' ? 'explain.method-normal-scores' : 'explain.method-normal-scores-steps', {
      n: outliers,
    });
  return word(Math.min(test.x.n, test.y.n) < 6 ? 'explain.method-few' : 'explain.method-welch-logs');
}

/** A p value as odds. */
function chance(p: number): Message {
  if (p < 1e-6) return word('explain.chance-never');
  if (p >= 0.1) return word('explain.chance-share', { n: fixed(p * 100, 0) });
  return word('explain.chance-one-in', {
    n: Math.round(1 / p) > 100 ? Number((1 / p).toPrecision(2)) : Math.round(1 / p),
  });
}

function chanceText(row: Row, { correction }: Analysis): Message {
  const { p, adjusted } = row.tested ?? { p: 1, adjusted: 1 };
  const args = { chance: chance(p), p: saidP(p) };
  if (row.role !== 'primary' || correction.method === 'none' || correction.tests < 2) return word('explain.p', args);
  return word('explain.p-corrected', { ...args, tests: correction.tests, adjusted: saidP(adjusted) });
}

function resultText(row: Row, test: TestedComparison, alpha: number): Message[] {
  const { verdict, limits, interval, ratio = 1, tested } = row;
  const shown: Message[] = [];
  if (interval)
    shown.push(
      word('explain.ratio', {
        ratio: formatRatio(ratio, { limits }),
        level: formatLimit(1 - alpha),
        interval: formatInterval(interval.lo, interval.hi, { limits }),
      }),
    );
  const margin = word('explain.margin', { warn: formatLimit(limits.warn), fail: formatLimit(limits.fail) });
  const inner = tested ? formatInterval(tested.lo90, tested.hi90, { limits }) : '';
  switch (verdict.word) {
    case 'regression':
    case 'improvement':
      return [...shown, margin, word(`explain.${verdict.word}`), ...(verdict.clear ? [word('explain.clear')] : [])];
    case 'small-worse':
    case 'small-better':
      return [
        ...shown,
        margin,
        verdict.equivalent
          ? word('explain.small-equivalent', { limit: formatLimit(limits.equivalence) })
          : word('explain.small'),
        ...(verdict.inRank ? [word('explain.in-rank')] : []),
      ];
    case 'suspect-worse':
    case 'suspect-better':
      return [...shown, margin, word('explain.suspect')];
    case 'no-change':
      return [
        ...shown,
        word('explain.no-change', {
          limit: formatLimit(limits.equivalence),
          level: formatLimit(equivalenceLevel(alpha)),
          interval: inner,
        }),
      ];
    case 'none-seen':
      return [...shown, word('explain.none-seen', { within: formatPercent(verdict.within ?? 0, { unsigned: true }) })];
    default:
      if (verdict.meansDiffer) return [...shown, word('explain.unclear-means')];
      return [...shown, word('explain.unclear', { fail: formatLimit(limits.fail) }), runsText(row, test, alpha)];
  }
}

function runsText(row: Row, test: TestedComparison, alpha: number): Message {
  const needed = runsNeeded(row, test, alpha);
  return 'n' in needed
    ? word(`explain.${needed.kind}-needed`, { n: needed.n, restarts: restartWord(row.cand?.restart, needed.n) })
    : word(`explain.runs-${needed.kind}`);
}

function caveats(row: Row, test: TestedComparison, { correction }: Analysis): Message[] {
  const found: Message[] = [...looksText(row), ...blockCaveats(row, test)];
  if (test.fewAgainstMany) found.push(word('explain.few-against-many', { n: Math.min(test.x.n, test.y.n) }));
  const [restart, restarts] = [1, 2].map((n) => restartWord(row.cand?.restart, n)) as [Message, Message];
  if (test.boots === 'within') {
    const n = fewestBoots(row);
    found.push(word('explain.within-boot', { n, few: restartWord(row.cand?.restart, n), restart, restarts }));
  }
  if (test.boots === 'unknown' && row.evidence === 'samples') found.push(word('explain.boots-unknown', { restart }));
  for (const mark of ['blocked', 'dependent', 'peeked'] as const)
    if (hasMark(row.verdict, mark)) found.push(word(`explain.${mark}`));
  const other = rankTest(row);
  if (other && other.p < correction.alpha !== test.p < correction.alpha)
    found.push(word('explain.rank-disagrees', { p: saidP(other.p) }));
  return found;
}

function rankTest(row: Row): ReturnType<typeof secondOpinion> {
  const { base, cand } = row;
  if (row.evidence !== 'samples' || !base?.samples || !cand?.samples) return undefined;
  return secondOpinion(runsOf(base, base.samples), runsOf(cand, cand.samples));
}

function untestedText({ row, benchmark, analysis, label, runs, literal }: Explained): Message[] {
  const { verdict, limits, ratio = 1, evidence, base, cand } = row;
  const said = formatRatio(ratio, { printed: row.printed, limits });
  const lines: Message[] = [];
  if (evidence === 'ratio') lines.push(word('explain.untested-ratio', { ratio: said }));
  else if (evidence === 'claim') lines.push(word('explain.untested-claim', { ratio: said }));
  else if (base?.centre !== undefined && cand?.centre !== undefined) {
    const scale = pairScale(base.centre, cand.centre, benchmark.metric?.unit);
    const value = (centre: number): string => withUnit(formatScaled(centre, scale), scale.unit);
    lines.push(
      word('explain.sides-values', {
        base: label(base.subject),
        old: value(base.centre),
        cand: label(cand.subject),
        now: value(cand.centre),
      }),
      verdict.why ?? word('explain.untested-values'),
    );
  }
  if (verdict.why && evidence !== 'values') lines.push(verdict.why);
  const span =
    evidence === 'ratio' && row.printed !== undefined
      ? printedSpan(ratio, literal)
      : evidence === 'values' && base?.centre && cand?.centre && row.interval === undefined
        ? digitsSpan(row)
        : undefined;
  if (span) lines.push(word('explain.untested-digits', { lo: formatRatio(span.lo), hi: formatRatio(span.hi) }));
  lines.push(
    word('explain.margin', { warn: formatLimit(limits.warn), fail: formatLimit(limits.fail) }),
    word('explain.untested-word', { verdict: word(`verdict.${verdict.word}`) }),
  );
  const effect = Math.abs(Math.log(ratio));
  if (runs !== undefined && runs > 1 && effect > 0) {
    const spread = spreadToSee(effect, runs, { alpha: analysis.correction.alpha });
    lines.push(
      word('explain.required', {
        n: runs,
        effect: formatPercent(Math.abs(shareOfRatio(ratio, row)), { unsigned: true }),
        spread: formatLimit(Number(spread.toPrecision(2))),
      }),
    );
  }
  return [...lines, word('explain.what-would-help')];
}

function digitsSpan(row: Row): { readonly lo: number; readonly hi: number } | undefined {
  const span = quotientSpan(
    printedSpan(row.cand?.centre ?? 0, undefined),
    printedSpan(row.base?.centre ?? 0, undefined),
  );
  if (!span || span.hi / span.lo < 1.001) return undefined;
  const ends = [quotientOf(span.lo, row.direction), quotientOf(span.hi, row.direction)];
  return { lo: smallest(ends), hi: largest(ends) };
}

/** The statistics by name. */
export function statisticsText(row: Row, analysis: Analysis): Message[] {
  const { alpha, method, tests } = analysis.correction;
  const test = testOf(row, alpha);
  if (!test || !row.tested) return [];
  const { adjusted, lo90, hi90, se, p } = row.tested;
  const by = test.estimate === undefined || test.estimate === 'scores' ? '' : '-steps';
  const lines = [
    word(`details.${test.method}${by}` as WordKey, { t: fixed(test.t, 3), df: fixed(test.df, 2), p: exactP(test.p) }),
    ...(row.tested.looks ? [word('details.looks', { n: row.tested.looks.of, p: exactP(p) })] : []),
  ];
  if (method !== 'none' && row.role === 'primary')
    lines.push(word(`details.corrected-${method}`, { n: tests, p: exactP(adjusted) }));
  lines.push(
    word('details.se', {
      se: se.toPrecision(3),
      level: formatLimit(equivalenceLevel(alpha)),
      interval: formatInterval(lo90, hi90),
    }),
  );
  const { means } = row.tested;
  if (means)
    lines.push(
      word('details.means', {
        ratio: formatRatio(means.ratio),
        level: formatLimit(1 - alpha),
        interval: formatInterval(means.lo, means.hi),
      }),
    );
  const other = rankTest(row);
  if (other)
    lines.push(
      word('details.u', {
        u: fixed(Math.min(other.uX, other.uY), 1),
        p: exactP(other.p),
        how: word(`details.u-${other.method}`),
      }),
    );
  return lines;
}

/** A p value with three digits, for recomputing it. */
function exactP(p: number): string {
  return p >= 1e-4 ? String(Number(p.toPrecision(3))) : p.toExponential(2);
}
