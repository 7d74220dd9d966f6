/**
 * The error of a geometric mean over rows that share boots. A slow boot is slow in all of its rows, so such rows are
 * not independent: twenty rows of five boots have the information of five boots.
 */
import { blockDesign, blockPairs } from './blocks';
import { bootMeans, type BootLabel, type Booted } from './boots';

/** The mean of one boot on the log scale, for each boot of a side; or the difference of both sides in one block. */
export type BootLogs = ReadonlyMap<BootLabel, number>;

/** Natural logarithms of the boot means, by label; for sides whose runs are above 0 and have a label each. */
export function bootLogs({ samples, boots = [] }: Booted): BootLogs {
  const means = bootMeans(samples, boots);
  return new Map([...new Set(boots)].map((label, index) => [label, Math.log(means[index] ?? NaN)]));
}

/** The differences of the logs of two sides that share blocks, by block; of joined blocks, the label of the first. */
export function blockLogs(x: Booted, y: Booted): BootLogs {
  const design = blockDesign(x, y);
  if (!design) return new Map();
  const { labels, differences } = blockPairs(x, y, design, x.samples[0] ?? 1);
  return new Map(labels.map((label, index) => [label, differences[index] ?? NaN]));
}

/** A part of the variance of a mean, with its degrees of freedom; absent if it is known exactly. */
interface VariancePart {
  readonly square: number;
  readonly df?: number;
}

/**
 * The variance of the mean over `count` rows that one side of some of them contributes: rows that share boots, directly
 * or through other rows, are one part, whose sample are the boots. Each boot's deviations from the means of its rows
 * are summed first. With all boots in all rows that is the variance of the mean of "one geometric mean per boot"; with
 * one row it is that of the row.
 * @param rows each with at least two boots
 */
export function sharedBootParts(rows: readonly BootLogs[], count: number): VariancePart[] {
  return groups(rows).map((group) => {
    const sums = new Map<BootLabel, number>();
    for (const row of group) {
      let mean = 0;
      for (const log of row.values()) mean += log / row.size;
      for (const [label, log] of row) sums.set(label, (sums.get(label) ?? 0) + (log - mean) / (count * row.size));
    }
    const boots = sums.size;
    let squares = 0;
    for (const sum of sums.values()) squares += sum * sum;
    return { square: (squares * boots) / (boots - 1), df: boots - 1 };
  });
}

/** Rows that are connected by shared labels. */
function groups(rows: readonly BootLogs[]): BootLogs[][] {
  const parent = rows.map((_row, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  const first = new Map<BootLabel, number>();
  rows.forEach((row, index) => {
    for (const label of row.keys()) {
      const other = first.get(label);
      if (other === undefined) first.set(label, index);
      else parent[root(index)] = root(other);
    }
  });
  const found = new Map<number, BootLogs[]>();
  rows.forEach((row, index) => {
    const list = found.get(root(index));
    if (list) list.push(row);
    else found.set(root(index), [row]);
  });
  return [...found.values()];
}
