/** How times may grow with the length of what is read. Times in milliseconds of the processor. */

/** Below this, a collection of garbage looks like growth. */
const floorMs = 50;

/** Twice the length takes about twice as long; four times as long is quadratic. */
export const usualGrowth = { floorMs, perDoubling: 2.5 };

/**
 * By how much a step between two lengths exceeds what it may take: above 1 is too fast. 0 where the longer text takes
 * so little time that growth cannot be distinguished from noise.
 *
 * @param times one for each of `sizes`, which ascend
 */
export function excessOf(times, sizes, { floorMs, perDoubling }) {
  const steps = times.slice(1).map((time, before) => {
    if (time <= floorMs) return 0;
    const doublings = Math.log2(sizes[before + 1] / sizes[before]);
    return time / times[before] / perDoubling ** doublings;
  });
  return Math.max(...steps);
}
