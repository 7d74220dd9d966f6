/** Hits of row rules, kept while the rows stay the same objects, so that work is proportional to the change. */
import type { Row } from '../analysis/model';
import { eachInSteps, type Stepwise } from '../text/steps';
import type { RuleHit, RowRule } from './rule';

export interface InRow {
  readonly rule: RowRule;
  readonly found: RuleHit;
}

interface Kept {
  readonly list: readonly InRow[];
  /** Everything that names in the messages depend on; unused if there are no hits. */
  readonly mark: string;
}

const nothing: Kept = { list: [], mark: '' };

/**
 * The memory of one document, for its last version only. Parallel lists instead of a map keyed by row: most rows keep
 * their index, and ten thousand map entries would cost more than they save.
 */
export class FindingMemory {
  private frame: string | undefined;
  private rows: readonly Row[] = [];
  private kept: readonly Kept[] = [];

  /**
   * The hits in each row.
   * @param frame all other inputs of the rules; if it changes, every row is searched again
   * @param mark everything that the name of a row depends on
   */
  *each(
    frame: string,
    rows: readonly Row[],
    mark: (row: Row) => string,
    look: (row: Row) => readonly InRow[],
  ): Stepwise<readonly (readonly InRow[])[]> {
    const known = frame === this.frame ? this.lookup() : undefined;
    const entry = (row: Row, index: number): Kept => {
      const before = known?.(row, index);
      if (before && (before === nothing || before.mark === mark(row))) return before;
      const list = look(row);
      return list.length === 0 ? nothing : { list, mark: mark(row) };
    };
    const kept: Kept[] = [];
    yield* eachInSteps(rows, (row, index) => void kept.push(entry(row, index)));
    // Only now: a search that is given up leaves the memory as it was.
    this.frame = frame;
    this.rows = rows;
    this.kept = kept;
    return kept.map((one) => one.list);
  }

  /** By index first; a map is built only if rows moved. */
  private lookup(): (row: Row, index: number) => Kept | undefined {
    const { rows, kept } = this;
    let places: ReadonlyMap<Row, number> | undefined;
    return (row, index) => {
      if (rows[index] === row) return kept[index];
      places ??= new Map(rows.map((one, at) => [one, at]));
      const at = places.get(row);
      return at === undefined ? undefined : kept[at];
    };
  }
}
