/**
 * What work costs on any machine: how many times as long as other work, never a time. Only this file asks for times in
 * tests that other work runs beside; lint checks that.
 */

/** Milliseconds that a piece of work takes. */
export type Cost = (work: () => unknown) => number;

/**
 * Milliseconds of the processor: on a busy machine only short work is ever done without a break, so times of a clock
 * would grow faster than the work. Tests in other threads of this process are counted as well: at most twice as much.
 */
export const processorTime: Cost = (work) => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** What takes less, in milliseconds, may be measured as nothing, and then everything takes longer. */
const leastCost = 0.2;

/** Other work on the machine only adds: what looks bad is measured again, and the least times count. */
const rounds = 8;

/** The least costs of two pieces of work, measured until one is at most so many times the other, or often enough. */
export function leastCosts(
  short: () => unknown,
  long: () => unknown,
  enough: number,
  cost: Cost = processorTime,
): { readonly short: number; readonly long: number } {
  let [least, most] = [Infinity, Infinity];
  for (let round = 0; round < rounds && !(round > 0 && most <= enough * least); round++) {
    most = Math.min(most, cost(long));
    // Behind the long work, which has compiled what both do.
    least = Math.min(least, Math.max(leastCost, cost(short)));
  }
  return { short: least, long: most };
}

/** How many times as long one piece of work takes as another; exact only above `enough`. */
export function timesAsLong(
  long: () => unknown,
  short: () => unknown,
  enough: number,
  cost: Cost = processorTime,
): number {
  const least = leastCosts(short, long, enough, cost);
  return least.long / least.short;
}

/** Eight times as long is linear, 64 times is quadratic. */
const larger = 8;
const mostGrowth = 24;

/**
 * Fails if the work grows faster than its size.
 * @param of what is worked on, of a size; made before it is measured
 * @param size the larger of two sizes
 * @param cost what is measured: the test of this function counts steps, so that it depends on no machine
 */
export function expectLinear<T>(
  of: (size: number) => T,
  size: number,
  work: (input: T) => unknown,
  cost: Cost = processorTime,
): void {
  const [few, many] = [of(size / larger), of(size)];
  const times = timesAsLong(
    () => work(many),
    () => work(few),
    mostGrowth,
    cost,
  );
  if (times > mostGrowth) throw new Error(`takes ${times.toFixed(0)} times as long for ${larger} times the size`);
}
