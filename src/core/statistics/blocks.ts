/**
 * Pairs the runs of two sides by block: in one block each subject ran close to the other, so what drifts from block to
 * block cancels in the differences.
 */
import type { BootLabel, Booted } from './boots';

/** From this many shared blocks on, blocks are compared. */
export const minBlocks = 5;

/** What is compared, and in which blocks: by the design alone, never by what the runs look like. */
export interface BlockDesign {
  /** How many values are compared: blocks that share a boot of one subject count once. */
  readonly count: number;
  /** The blocks that both sides have, in the order in which they first appear in x. */
  readonly labels: readonly BootLabel[];
  /** For each of them the number, from 0, of the value that it is part of. */
  readonly partOf: Int32Array;
  /** For each run of a side the index of its block in `labels`; -1 if only that side has it. */
  readonly ofX: Int32Array;
  readonly ofY: Int32Array;
}

/**
 * The blocks that two sides share; `undefined` unless both sides state a block for each sample.
 *
 * Blocks within one boot of a subject are no independent repetitions of it, so they are joined, unless the factor is
 * reset between them. Where only the number of boots is stated, and it is smaller than that of the blocks, it is not
 * known which to join: then all are one.
 */
export function blockDesign(x: Booted, y: Booted): BlockDesign | undefined {
  if (!hasBlocks(x) || !hasBlocks(y)) return undefined;
  const inX = new Map<BootLabel, number>();
  for (const block of x.blocks) if (!inX.has(block)) inX.set(block, inX.size);
  const both = new Uint8Array(inX.size);
  for (const block of y.blocks) {
    const at = inX.get(block);
    if (at !== undefined) both[at] = 1;
  }
  const labels: BootLabel[] = [];
  const places = new Int32Array(inX.size).fill(-1);
  for (const [block, at] of inX) {
    if (both[at] === 0) continue;
    places[at] = labels.length;
    labels.push(block);
  }
  const indexOf = (block: BootLabel): number => places[inX.get(block) ?? -1] ?? -1;
  const ofX = Int32Array.from(x.blocks, indexOf);
  const ofY = Int32Array.from(y.blocks, indexOf);
  const joined = new Joined(labels.length);
  if (!x.resets) joinByBoot(x, ofX, joined);
  if (!y.resets) joinByBoot(y, ofY, joined);
  return { ...joined.parts(), labels, ofX, ofY };
}

interface WithBlocks extends Booted {
  readonly blocks: readonly BootLabel[];
}

function hasBlocks(side: Booted): side is WithBlocks {
  return side.blocks !== undefined && side.blocks.length === side.samples.length && side.blocks.length > 0;
}

function joinByBoot({ boots, bootCount, samples }: Booted, blocks: Int32Array, joined: Joined): void {
  if (boots === undefined || boots.length !== samples.length) {
    if (bootCount !== undefined && bootCount < joined.size) joined.joinAll();
    return;
  }
  const first = new Map<BootLabel, number>();
  blocks.forEach((block, i) => {
    if (block < 0) return;
    const other = first.get(boots[i]!);
    if (other === undefined) first.set(boots[i]!, block);
    else joined.join(block, other);
  });
}

/** Numbers from 0 that belong together. */
class Joined {
  private readonly parent: Int32Array;

  constructor(readonly size: number) {
    this.parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  join(a: number, b: number): void {
    this.parent[this.root(a)] = this.root(b);
  }

  joinAll(): void {
    for (let i = 1; i < this.size; i += 1) this.join(i, 0);
  }

  /** The parts in the order of their first numbers. */
  parts(): Pick<BlockDesign, 'count' | 'partOf'> {
    const partOf = new Int32Array(this.size);
    const partOfRoot = new Int32Array(this.size).fill(-1);
    let count = 0;
    for (let i = 0; i < this.size; i += 1) {
      const root = this.root(i);
      if (partOfRoot[root]! < 0) partOfRoot[root] = count++;
      partOf[i] = partOfRoot[root]!;
    }
    return { count, partOf };
  }

  private root(i: number): number {
    let at = i;
    while (this.parent[at] !== at) at = this.parent[at] = this.parent[this.parent[at]!]!;
    return at;
  }
}

/** The paired values on the log scale, in the order in which their blocks first appear in x. */
interface BlockPairs {
  /** The label of each value; of joined blocks, that of the first. */
  readonly labels: readonly BootLabel[];
  /** Means of log(value / unit) in each block. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** y - x in each block. */
  readonly differences: Float64Array;
  /** Runs in blocks that only one side has: they are not used. */
  readonly left: number;
}

/**
 * The pairs of a design. In joined blocks the mean of the blocks' differences counts, so that drift between them
 * cancels there too.
 *
 * @param unit Near the values, and shared by both sides, as in `logSample`.
 */
export function blockPairs(x: Booted, y: Booted, design: BlockDesign, unit: number): BlockPairs {
  const { count, labels, partOf } = design;
  const inX = blockMeans(x.samples, design.ofX, labels.length, unit);
  const inY = blockMeans(y.samples, design.ofY, labels.length, unit);
  const first = new Array<BootLabel>(count);
  const [meansX, meansY, blocks] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < labels.length; i += 1) {
    const part = partOf[i]!;
    first[part] ??= labels[i]!;
    meansX[part]! += inX.means[i]!;
    meansY[part]! += inY.means[i]!;
    blocks[part]! += 1;
  }
  const differences = new Float64Array(count);
  for (let part = 0; part < count; part += 1) {
    meansX[part]! /= blocks[part]!;
    meansY[part]! /= blocks[part]!;
    differences[part] = meansY[part]! - meansX[part]!;
  }
  return { labels: first, x: meansX, y: meansY, differences, left: inX.left + inY.left };
}

function blockMeans(
  samples: readonly number[],
  blocks: Int32Array,
  count: number,
  unit: number,
): { readonly means: Float64Array; readonly left: number } {
  const means = new Float64Array(count);
  const sizes = new Float64Array(count);
  let left = 0;
  for (let i = 0; i < samples.length; i += 1) {
    const block = blocks[i]!;
    if (block < 0) {
      left += 1;
      continue;
    }
    means[block]! += Math.log(samples[i]! / unit);
    sizes[block]! += 1;
  }
  for (let block = 0; block < count; block += 1) means[block]! /= sizes[block]!;
  return { means, left };
}
