/** What a pilot says of the design: how much restarts and runs vary, and what sees a change at the least price. */
import type { RunLog } from '../import/runlog/model';
import { minBlocks } from '../statistics/blocks';
import { powerAt } from '../statistics/power';
import { largest, smallest } from '../text/lists';

/** Standard deviations of the logs, about the coefficients of variation. */
export interface PilotSpread {
  /** Between restarts; 0 where nothing is started anew. */
  readonly restart: number;
  /** Between runs within a restart. */
  readonly run: number;
}

export interface RowSpread extends PilotSpread {
  readonly name: string;
  /** Restarts of all subjects together; runs where nothing is started anew. */
  readonly n: number;
}

/** What a design is to see. */
export interface Wish {
  /** Share, such as 0.01 for 1%. */
  readonly change: number;
  readonly power: number;
  readonly alpha: number;
  /** Compared within blocks: half the degrees of freedom, and drift cancels. */
  readonly paired: boolean;
}

export interface PricedDesign {
  /** Per side. */
  readonly restarts: number;
  /** In each restart. */
  readonly runs: number;
  /** Of both sides. */
  readonly seconds: number;
  /** Of the row that varies most. */
  readonly power: number;
}

/** Seconds that a restart takes, and one run of each row. */
export interface Price {
  readonly restart: number;
  readonly run: number;
}

/** Of a design, or runs where nothing is started anew. */
export const mostRestarts = 1000;
/** More runs than these in one restart add little: the restarts are the sample. */
export const mostRunsInRestart = 20;

/** The probability that a design sees the change. Method: noncentral t, the samples being the means of restarts. */
export function powerOf({ restart, run }: PilotSpread, restarts: number, runs: number, wish: Wish): number {
  const variance = restart * restart + (run * run) / runs;
  if (variance === 0) return 1;
  const error = Math.sqrt((2 * variance) / restarts);
  const df = (wish.paired ? 1 : 2) * (restarts - 1);
  return powerAt(Math.log1p(wish.change) / error, df, wish.alpha);
}

/**
 * For each number of runs in a restart the smallest number of restarts that sees the change in every row, cheapest
 * first. Empty if that many restarts nobody makes.
 * @param runs most runs in a restart; 1 where nothing is started anew
 */
export function pricedDesigns(
  rows: readonly PilotSpread[],
  price: Price,
  wish: Wish,
  runs = mostRunsInRestart,
): readonly PricedDesign[] {
  const powerAll = (n: number, r: number): number =>
    rows.reduce((least, row) => Math.min(least, powerOf(row, n, r, wish)), 1);
  const found: PricedDesign[] = [];
  for (let r = 1; r <= runs; r++) {
    const n = fewest((count) => powerAll(count, r) >= wish.power, wish.paired ? minBlocks : 2);
    if (n !== undefined)
      found.push({ restarts: n, runs: r, seconds: 2 * n * (price.restart + r * price.run), power: powerAll(n, r) });
  }
  return found.sort((a, b) => a.seconds - b.seconds);
}

/** The design with the most power that takes no longer than `most` seconds; undefined if none can be tested. */
export function mostFor(
  rows: readonly PilotSpread[],
  price: Price,
  wish: Wish,
  most: number,
  runs = mostRunsInRestart,
): PricedDesign | undefined {
  if (!Number.isFinite(most)) return undefined;
  const designs = Array.from({ length: runs }, (_, index): PricedDesign => {
    const each = 2 * (price.restart + (index + 1) * price.run);
    const restarts = Math.min(mostRestarts, Math.floor(most / each));
    const power = restarts < 2 ? 0 : smallest(rows.map((row) => powerOf(row, restarts, index + 1, wish)));
    return { restarts, runs: index + 1, seconds: restarts * each, power };
  });
  return designs
    .filter(({ restarts }) => restarts >= (wish.paired ? minBlocks : 2))
    .sort((a, b) => b.power - a.power)[0];
}

function fewest(enough: (n: number) => boolean, least: number): number | undefined {
  for (let n = least; n <= mostRestarts; n++) if (enough(n)) return n;
  return undefined;
}

/** The smallest change that a design sees in a row, as a share. */
export function visibleChange(row: PilotSpread, restarts: number, runs: number, wish: Wish): number {
  let [low, high] = [0, 1e-4];
  while (powerOf(row, restarts, runs, { ...wish, change: high }) < wish.power) high *= 2;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (powerOf(row, restarts, runs, { ...wish, change: middle }) < wish.power) low = middle;
    else high = middle;
  }
  return high;
}

/** The spreads of each judged row of a log, over all its subjects. Rows without two samples are left out. */
export function rowSpreads({ rows }: Pick<RunLog, 'rows'>): readonly RowSpread[] {
  return [...rows.values()].flatMap((row): RowSpread[] => {
    if (row.role !== undefined && row.role.value !== 'primary') return [];
    const sides = [...row.cells.values()].flatMap(({ values, boots }) => spreadOf(values, boots) ?? []);
    const df = sides.reduce((sum, side) => sum + side.n - 1, 0);
    if (df === 0) return [];
    const pooled = (pick: (side: PilotSpread) => number): number =>
      Math.sqrt(sides.reduce((sum, side) => sum + pick(side) ** 2 * (side.n - 1), 0) / df);
    const { benchmark, metric } = row.first;
    return [
      {
        name: metric === undefined ? benchmark : `${benchmark} (${metric})`,
        n: sides.reduce((sum, side) => sum + side.n, 0),
        restart: pooled(({ restart }) => restart),
        run: pooled(({ run }) => run),
      },
    ];
  });
}

type Labels = readonly (number | string | undefined)[];

/** Components of variance from the means of restarts and what varies within them. Undefined for fewer than two. */
function spreadOf(values: readonly number[], boots: Labels): (PilotSpread & { readonly n: number }) | undefined {
  const logs = new Map<number | string, number[]>();
  const restarted = boots.every((boot) => boot !== undefined);
  values.forEach((value, index) => {
    const label = (restarted ? boots[index] : undefined) ?? index;
    if (value > 0) logs.set(label, [...(logs.get(label) ?? []), Math.log(value)]);
  });
  const groups = [...logs.values()];
  if (groups.length < 2) return undefined;
  const between = varianceOf(groups.map(mean));
  if (!restarted) return { n: groups.length, restart: 0, run: Math.sqrt(between) };
  const within = groups.filter(({ length }) => length > 1);
  const df = within.reduce((sum, { length }) => sum + length - 1, 0);
  const run2 = df === 0 ? 0 : within.reduce((sum, own) => sum + varianceOf(own) * (own.length - 1), 0) / df;
  // A mean of few runs varies also as its runs do: as one run of the harmonic mean of their numbers.
  const share = mean(groups.map(({ length }) => 1 / length));
  return { n: groups.length, restart: Math.sqrt(largest([0, between - run2 * share])), run: Math.sqrt(run2) };
}

function mean(list: readonly number[]): number {
  return list.reduce((sum, one) => sum + one, 0) / list.length;
}

function varianceOf(list: readonly number[]): number {
  const centre = mean(list);
  return list.reduce((sum, one) => sum + (one - centre) ** 2, 0) / (list.length - 1);
}
