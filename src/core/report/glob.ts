/** The benchmarks that a claim, waiver or summary applies to. */

/**
 * Whether an id matches a pattern in which `*` matches any characters, including none. Takes at most pattern length
 * times id length steps.
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
      // Let the last asterisk match one more character.
      p = star + 1;
      i = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Whether a list of patterns matches an id. No list matches every benchmark. */
export function isMeant(patterns: readonly string[] | undefined, id: string): boolean {
  return patterns === undefined || patterns.some((pattern) => fitsGlob(pattern, id));
}
