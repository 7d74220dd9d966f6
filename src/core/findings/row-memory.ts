/** What rules found in rows, kept as long as the rows are the same objects: work grows with what changed. */
import type { Row } from '../analysis/model';
import type { RuleHit, RowRule } from './rule';

export interface InRow {
  readonly rule: RowRule;
  readonly found: RuleHit;
}

interface Kept {
  readonly list: readonly InRow[];
  /** What the sentences' names depend on; nothing is said where nothing was found. */
  readonly mark: string;
}

const nothing: Kept = { list: [], mark: '' };

/**
 * The memory of one document. It holds what was found in the last version and no more. Lists beside each other, and no
 * map from rows: most rows stay where they are, and ten thousand keys would cost more than what they save.
 */
export class FindingMemory {
  private frame: string | undefined;
  private rows: readonly Row[] = [];
  private kept: readonly Kept[] = [];

  /**
   * What is found in each row.
   * @param frame all that the rules look at beside a row and its benchmark; where it changes everything is looked at anew
   * @param mark what a row's name depends on
   */
  each(
    frame: string,
    rows: readonly Row[],
    mark: (row: Row) => string,
    look: (row: Row) => readonly InRow[],
  ): readonly (readonly InRow[])[] {
    const known = frame === this.frame ? this.lookup() : undefined;
    const kept = rows.map((row, index): Kept => {
      const before = known?.(row, index);
      if (before && (before === nothing || before.mark === mark(row))) return before;
      const list = look(row);
      return list.length === 0 ? nothing : { list, mark: mark(row) };
    });
    this.frame = frame;
    this.rows = rows;
    this.kept = kept;
    return kept.map((one) => one.list);
  }

  /** By place first; where rows moved, by a map that is made for them. */
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
