/** Which benchmarks a claim, a waiver or a summary means. */

/**
 * Whether an id fits a pattern in which `*` stands for any characters, none included. Takes at most
 * pattern times id steps, whatever the file says.
 */
export function fitsGlob(pattern: string, id: string): boolean {
  let p = 0;
  let star = -1;
  let mark = 0;
  for (let i = 0; i < id.length;) {
    if (pattern[p] === '*') {
      star = p++;
      mark = i;
    } else if (p < pattern.length && pattern[p] === id[i]) {
      p++;
      i++;
    } else if (star >= 0) {
      // The last asterisk takes one character more.
      p = star + 1;
      i = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Whether an id is meant by a list of patterns. No list means every benchmark. */
export function isMeant(patterns: readonly string[] | undefined, id: string): boolean {
  return patterns === undefined || patterns.some((pattern) => fitsGlob(pattern, id));
}
