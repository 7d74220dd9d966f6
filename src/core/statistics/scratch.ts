/** Lists that are used again and again, where ten thousand rows need one each and none of them keeps it. */

/** In numbers; longer lists are rare, and cost little beside what is done with them. */
const maxKept = 256;

/**
 * Makes lists of numbers that are valid until the next one of the same length is asked for. The memory of a typed array
 * of more than eight numbers is outside of V8's heap: making and freeing it takes longer than filling it.
 */
export class Scratch {
  private readonly kept: (Float64Array | undefined)[] = [];

  /** A list of so many numbers, which are anything. */
  list(length: number): Float64Array {
    return length > maxKept ? new Float64Array(length) : (this.kept[length] ??= new Float64Array(length));
  }
}
