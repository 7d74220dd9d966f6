/**
 * Cost beside work: half the CPU use at half the throughput is no improvement. Where the primary metric of the same
 * benchmark is a rate, a cost that is spent per time is judged per unit of work.
 */
import { word } from '../messages/messages';
import type { Benchmark, Report } from '../generated/format';
import { kindOf } from '../text/units';
import { changeText, metricChange } from './change';
import { familyOf, hasCosts } from './family';
import type { Row } from './model';
import { isBetter, isWorse } from './orient';

interface Known {
  readonly work: Row;
  readonly shown: Row;
}

/** The same rows give the same objects, as everywhere in the analysis. */
const known = new WeakMap<Row, Known>();

/** The rows, in which costs that only follow the work are not judged. */
export function besideWork(report: Report, rows: readonly Row[]): readonly Row[] {
  const { benchmarks } = report;
  if (!hasCosts(report)) return rows;
  const entry = (row: Row): Benchmark | undefined => benchmarks[row.benchmark];
  const costs = rows.filter((row) => row.role === 'cost' && row.ratio !== undefined && isSpent(entry(row)));
  if (costs.length === 0) return rows;
  const key = (row: Row): string => {
    const of = entry(row);
    return `${row.subject} ${row.baseline} ${of ? familyOf(of) : ''}`;
  };
  const wanted = new Set(costs.map(key));
  const work = new Map<string, Row>();
  for (const row of rows)
    if (row.role === 'primary' && row.ratio !== undefined && isRate(entry(row)) && isJudged(row)) {
      const at = key(row);
      if (wanted.has(at) && !work.has(at)) work.set(at, row);
    }
  if (work.size === 0) return rows;
  const all = new Set(costs);
  return rows.map((row) => {
    const beside = all.has(row) ? work.get(key(row)) : undefined;
    return beside ? judged(row, beside, entry(beside)?.metric) : row;
  });
}

const isJudged = ({ verdict }: Row): boolean => verdict.word !== 'not-judged' && verdict.word !== 'failed';

const isRate = (entry: Benchmark | undefined): boolean =>
  entry?.metric?.direction === 'higher' && kindOf(entry.metric.unit) === 'rate';

/** What is spent per time: a share of CPUs, power, exits per second. A size or what is per request already is not. */
const isSpent = (entry: Benchmark | undefined): boolean =>
  entry?.metric?.direction === 'lower' &&
  (/^(m|k)?W$/.test(entry.metric.unit ?? '') || ['percent', 'rate'].includes(kindOf(entry.metric.unit)));

function judged(cost: Row, work: Row, metric: Benchmark['metric']): Row {
  const before = known.get(cost);
  if (before?.work === work) return before.shown;
  const shown = shownOf(cost, work, metric);
  known.set(cost, { work, shown });
  return shown;
}

function shownOf(cost: Row, work: Row, metric: Benchmark['metric']): Row {
  const [ratio, limits] = [cost.ratio ?? 1, cost.limits];
  const perWork = ratio * (work.ratio ?? 1);
  const follows =
    (isBetter(ratio, limits) && !isBetter(perWork, limits)) || (isWorse(ratio, limits) && !isWorse(perWork, limits));
  if (!follows || !isJudged(cost)) return cost;
  const why = word('why.beside-work', {
    work: changeText(metricChange(work, metric) ?? { share: 0 }),
    cost: changeText({ share: 1 / perWork - 1 }),
  });
  return { ...cost, verdict: { word: 'not-judged', tested: false, why } };
}
