/** Chance from a seed: the same numbers on every machine, for as long as logs are resumed. */

/** Numbers from 0 to below 1 that depend on the given whole numbers only. Method: mulberry32, after mixing them. */
export function chance(...from: readonly number[]): () => number {
  let state = from.reduce((mixed, one) => mix(mixed ^ one, 0x9e3779b9), 0x2545f491);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function mix(value: number, step: number): number {
  let h = (value + step) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}

/** The list in an order that each permutation has the same chance of. Method: Fisher and Yates. */
export function shuffled<T>(list: readonly T[], random: () => number): readonly T[] {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
  }
  return mixed;
}
