/** Summarizes a candidate over the report: counts, worst, best and geometric mean. */
import { measuredGeometricMean, type MeasuredRatio } from '../statistics/geomean';
import { blockLogs, bootLogs, type BootLogs } from '../statistics/shared-boots';
import { hasMark } from './marks';
import { restartWord, type Restart } from './restart';
import { runsOf } from './test';
import { word, type Message } from '../messages/messages';
import { rowTroubles, type CandidateSummary, type CountName, type Row, type Side, type Verdict } from './model';

const countOf: Readonly<Record<Verdict['word'], CountName>> = {
  failed: 'failed',
  regression: 'regression',
  improvement: 'improvement',
  parity: 'parity',
  'small-worse': 'small',
  'small-better': 'small',
  'suspect-worse': 'suspect',
  'suspect-better': 'suspect',
  'no-change': 'no-change',
  'none-seen': 'no-change',
  unclear: 'unclear',
  'not-judged': 'not-judged',
};

/** The category in which a verdict is counted, filtered and coloured. */
function countName(verdict: Verdict): CountName {
  return countOf[verdict.word];
}

/** The counts, in display order. */
export const countNames: readonly CountName[] = [
  'failed',
  'regression',
  'suspect',
  'improvement',
  'small',
  'parity',
  'no-change',
  'unclear',
  'not-judged',
];

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

/** A side is the same object as long as its benchmark is unchanged. */
const knownLogs = new WeakMap<Side, BootLogs>();

function bootLogsOf({ tested, base, cand }: Row): MeasuredRatio['bootLogs'] {
  const logs = (side: Side | undefined): BootLogs | undefined => {
    if (!side?.samples || !side.boots) return undefined;
    const known = knownLogs.get(side) ?? bootLogs({ samples: side.samples, boots: side.boots });
    knownLogs.set(side, known);
    return known;
  };
  const [before, after] = tested?.bootMeans ? [logs(base), logs(cand)] : [];
  return before && after && { base: before, cand: after };
}

/** By candidate side: the baseline of a summary is the same in all of its rows. */
const knownDifferences = new WeakMap<Side, { readonly base: Side; readonly logs: BootLogs }>();

function blockLogsOf({ tested, base, cand }: Row): BootLogs | undefined {
  if (tested?.blocks === undefined || !base?.samples || !cand?.samples) return undefined;
  const known = knownDifferences.get(cand);
  if (known?.base === base) return known.logs;
  const logs = blockLogs(runsOf(base, base.samples), runsOf(cand, cand.samples));
  knownDifferences.set(cand, { base, logs });
  return logs;
}

/** Summarizes the rows of a candidate. Cost and info metrics are shown with their benchmark, and not counted. */
export function summarise(subject: string, all: readonly Row[], tests: number, alpha: number): CandidateSummary {
  const counts = zeros(countNames);
  const untested = zeros(countNames);
  const troubles = zeros(rowTroubles);
  let worst: Row | undefined;
  let best: Row | undefined;
  const measured: MeasuredRatio[] = [];
  let withinBoot = 0;
  let restart: Restart | undefined;
  let looks = 1;
  const whys = new Map<string, Message>();
  for (const row of all) {
    if (row.subject !== subject || row.role !== 'primary') continue;
    const name = countName(row.verdict);
    counts[name]++;
    if (name === 'not-judged' && row.verdict.why) whys.set(row.verdict.why.key, row.verdict.why);
    if (!row.verdict.tested) untested[name]++;
    if (row.verdict.trouble) troubles[row.verdict.trouble]++;
    if (row.ratio === undefined || name === 'not-judged' || name === 'failed') continue;
    if (worst?.ratio === undefined || row.ratio < worst.ratio) worst = row;
    if (best?.ratio === undefined || row.ratio > best.ratio) best = row;
    // Equal runs on both sides are exact; printed ratios and values have no error to propagate.
    const exact = row.interval?.from === 'test' ? 0 : undefined;
    const { ratio, tested } = row;
    // No object spread: a report may have ten thousand rows.
    measured.push({
      ratio,
      se: tested ? tested.se : exact,
      df: tested?.df,
      bootLogs: tested && bootLogsOf(row),
      blockLogs: tested && blockLogsOf(row),
    });
    if (hasMark(row.verdict, 'within-boot')) {
      withinBoot++;
      restart = row.verdict.restart;
    }
    looks = Math.max(looks, row.tested?.looks?.factor ?? 1);
  }
  const [notJudgedWhy] = whys.size === 1 ? whys.values() : [];
  const base = { subject, counts, untested, troubles, worst, best, tests, falseAlarms: tests * alpha, notJudgedWhy };
  const mean = measuredGeometricMean(measured, 1 - alpha / looks);
  if (!mean) return { ...base, geomeanWhy: word('geomean.no-rows') };
  // Several rows of the same one or two boots move together, and nothing says by how much.
  if (withinBoot > 1) {
    const why = word('geomean.within-boot', { restarts: restartWord(restart, 2) });
    return { ...base, geomean: { ratio: mean.ratio, rows: measured.length }, geomeanWhy: why };
  }
  const geomean = { ratio: mean.ratio, lo: mean.lo, hi: mean.hi, rows: measured.length };
  if (mean.lo !== undefined) return { ...base, geomean };
  const open = measured.filter((row) => row.se === undefined).length;
  return {
    ...base,
    geomean,
    geomeanWhy: open === measured.length ? word('geomean.no-spread') : word('geomean.some-untested', { n: open }),
  };
}
