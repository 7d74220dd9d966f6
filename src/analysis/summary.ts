/** Over the report: counts, worst, best and the geometric mean of one candidate. */
import { word } from '../words/words';
import type { CountName, Row, Summary, Verdict } from './model';

const countOf: Readonly<Record<Verdict['word'], CountName>> = {
  'failed': 'failed',
  'regression': 'regression',
  'improvement': 'improvement',
  'parity': 'parity',
  'small-worse': 'small',
  'small-better': 'small',
  'suspect-worse': 'suspect',
  'suspect-better': 'suspect',
  'no-change': 'no-change',
  'none-seen': 'no-change',
  'unclear': 'unclear',
  'not-judged': 'not-judged',
};

/** Under which count a verdict is counted, filtered and coloured. */
export function countName(verdict: Verdict): CountName {
  return countOf[verdict.word];
}

/** The counts, in the order in which they are said. */
export const countNames: readonly CountName[] =
  ['failed', 'regression', 'suspect', 'improvement', 'small', 'parity', 'no-change', 'unclear', 'not-judged'];

const zero = (): Record<CountName, number> =>
  Object.fromEntries(countNames.map((name) => [name, 0])) as Record<CountName, number>;

/** The summary of one candidate's rows. Cost and info metrics are not counted: they stand beside their benchmark. */
export function summarise(subject: string, all: readonly Row[], tests: number, alpha: number): Summary {
  const counts = zero();
  const untested = zero();
  let worst: Row | undefined;
  let best: Row | undefined;
  let rows = 0;
  let logs = 0;
  let variance = 0;
  let open = 0;
  let spread = 0;
  for (const row of all) {
    if (row.subject !== subject || row.role !== 'primary') continue;
    const name = countName(row.verdict);
    counts[name]++;
    if (!row.verdict.tested) untested[name]++;
    if (row.ratio === undefined || name === 'not-judged' || name === 'failed') continue;
    if (worst?.ratio === undefined || row.ratio < worst.ratio) worst = row;
    if (best?.ratio === undefined || row.ratio > best.ratio) best = row;
    rows++;
    logs += Math.log(row.ratio);
    if (row.tested) {
      variance += row.tested.se ** 2;
      spread++;
    } else if (row.interval?.from !== 'test') open++;
  }
  const base = { subject, counts, untested, worst, best, tests, falseAlarms: tests * alpha };
  if (rows === 0) return { ...base, geomeanWhy: word('geomean.no-rows') };
  const ratio = Math.exp(logs / rows);
  if (open > 0) {
    const why = spread === 0 ? word('geomean.no-spread') : word('geomean.some-untested', { n: open });
    return { ...base, geomean: { ratio, rows }, geomeanWhy: why };
  }
  // The suite is fixed: only measurement moves the mean, so se = sqrt(sum se_i^2)/k, with the normal's 97.5% point.
  const half = (1.959963984540054 * Math.sqrt(variance)) / rows;
  return { ...base, geomean: { ratio, rows, lo: ratio * Math.exp(-half), hi: ratio * Math.exp(half) } };
}
