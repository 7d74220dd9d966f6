/** Ascending numbers. By halving: a set or a map of numbers is slow to fill, and slow to ask ten thousand times. */

/** The first place of numbers from this one on. */
export function placeIn(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a number is one of them. */
export function isAmong(sorted: Float64Array, value: number): boolean {
  return sorted[placeIn(sorted, value)] === value;
}

/** The same numbers without some that are among them, and with some others. */
export function exchanged(sorted: Float64Array, out: readonly number[], into: readonly number[]): Float64Array {
  const next = new Float64Array(sorted.length - out.length + into.length);
  const [less, more] = [Float64Array.from(out).sort(), Float64Array.from(into).sort()];
  let [read, written] = [0, 0];
  // Whole stretches are copied between the places where a number goes or comes.
  const copyTo = (end: number): void => {
    next.set(sorted.subarray(read, end), written);
    written += end - read;
    read = end;
  };
  for (let [i, j] = [0, 0]; i < less.length || j < more.length;) {
    const [gone, come] = [less[i] ?? Infinity, more[j] ?? Infinity];
    if (j >= more.length || (i < less.length && gone <= come)) {
      copyTo(Math.max(read, placeIn(sorted, gone)));
      read++;
      i++;
    } else {
      copyTo(Math.max(read, placeIn(sorted, come)));
      next[written++] = come;
      j++;
    }
  }
  copyTo(sorted.length);
  return next;
}
