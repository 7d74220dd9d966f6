/** How similar two names are. */

/** Longer names are compared by their beginnings. */
const maxNameLength = 64;

/** Pairs of adjacent letters and digits, lower case. */
function pairs(text: string): Map<string, number> {
  const plain = text
    .slice(0, maxNameLength)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const counts = new Map<string, number>();
  for (let at = 0; at + 1 < plain.length; at++) {
    const pair = plain.slice(at, at + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/**
 * Dice's coefficient on pairs of letters, from 0 (nothing in common) to 1 (equal except case and punctuation). Source:
 * L. R. Dice, Ecology 26 (1945).
 */
export function similarity(a: string, b: string): number {
  const [x, y] = [pairs(a), pairs(b)];
  const size = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);
  const all = size(x) + size(y);
  if (all === 0) return a.trim().toLowerCase() === b.trim().toLowerCase() ? 1 : 0;
  let common = 0;
  for (const [pair, n] of x) common += Math.min(n, y.get(pair) ?? 0);
  return (2 * common) / all;
}
