/** Long values that differ in a few words, such as kernel command lines: which words, and what can be left out. */

export interface Piece {
  readonly text: string;
  /** Not in all the others. */
  readonly own: boolean;
}

/** Shorter values are read at a glance. */
const longFrom = 60;
/** So many words that all have are kept beside those that differ. */
const kept = 2;

/**
 * The value in pieces, those that the others do not have marked. Of words that all have, those beside a difference are
 * kept, and "…" stands for the rest. Undefined for short values, and if nothing or everything differs.
 */
export function pieces(value: string, others: readonly (string | null | undefined)[]): readonly Piece[] | undefined {
  const sets = others.flatMap((one) => (one && one !== value ? [new Set(words(one))] : []));
  if (value.length < longFrom || sets.length === 0) return undefined;
  const all = words(value);
  const own = all.map((word) => !sets.every((set) => set.has(word)));
  if (!own.includes(true) || !own.includes(false)) return undefined;
  const near = all.map((_word, i) => own.slice(Math.max(0, i - kept), i + kept + 1).includes(true));
  const found: Piece[] = [];
  for (const [i, word] of all.entries()) {
    if (near[i]) found.push({ text: word, own: own[i] === true });
    else if (i === 0 || near[i - 1]) found.push({ text: '…', own: false });
  }
  return found;
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
