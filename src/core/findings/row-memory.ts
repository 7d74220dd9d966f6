/** Hits of row rules, kept while the rows stay the same objects, so that work is proportional to the change. */
import { differInCorrectionOnly } from '../analysis/correction-only';
import type { Row } from '../analysis/model';
import type { Benchmark } from '../generated/format';
import type { OddLiterals } from '../report/odd-literals';
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

/** What the hits in rows depend on. */
export interface RowInputs {
  /** All other inputs of the rules; if it changes, every row is searched again. */
  readonly frame: string;
  readonly rows: readonly Row[];
  /** That of the correction. */
  readonly alpha: number;
  readonly benchmarkOf: (row: Row) => Benchmark | undefined;
  /** The same benchmark, as an object, has the same digits; of others the marks of the texts are compared. */
  readonly literals?: OddLiterals;
  /** Everything that the name of a row depends on. */
  readonly mark: (row: Row) => string;
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
  private benchmarks: readonly (Benchmark | undefined)[] = [];
  private literals: OddLiterals | undefined;
  /** How many rows were searched so far, for tests. */
  searched = 0;

  /** The hits in each row. */
  *each(
    { frame, rows, alpha, benchmarkOf, literals, mark }: RowInputs,
    look: (row: Row) => readonly InRow[],
  ): Stepwise<readonly (readonly InRow[])[]> {
    const known = frame === this.frame ? this.lookup() : undefined;
    const old = this.literals;
    let sameDigits: boolean | undefined;
    const entry = (row: Row, index: number): Kept => {
      const at = known?.(row, index) ?? (known && this.isCorrected(row, index, alpha) ? index : undefined);
      const before = at === undefined ? undefined : this.kept[at];
      const isKept = before === nothing || (before !== undefined && before.mark === mark(row));
      // Almost always the first: reading two texts for their digits takes longer than anything else here.
      if (isKept && (this.benchmarks[at ?? -1] === benchmarkOf(row) || (sameDigits ??= old?.mark === literals?.mark)))
        return before;
      this.searched++;
      const list = look(row);
      return list.length === 0 ? nothing : { list, mark: mark(row) };
    };
    const kept: Kept[] = [];
    yield* eachInSteps(rows, (row, index) => void kept.push(entry(row, index)));
    // Only now: a search that is given up leaves the memory as it was.
    this.frame = frame;
    this.rows = rows;
    this.kept = kept;
    this.benchmarks = rows.map(benchmarkOf);
    this.literals = literals;
    return kept.map((one) => one.list);
  }

  /**
   * Whether nothing was found in a row of which only the corrected p is another one, on the same side of alpha. Rules
   * look at it for nothing else but to quote it, so nothing is found again.
   */
  private isCorrected(row: Row, index: number, alpha: number): boolean {
    const old = this.rows[index];
    if (!old || this.kept[index] !== nothing || !differInCorrectionOnly(old, row)) return false;
    return (old.tested?.adjusted ?? 1) < alpha === (row.tested?.adjusted ?? 1) < alpha;
  }

  /** By index first; a map is built only if rows moved. */
  private lookup(): (row: Row, index: number) => number | undefined {
    const { rows } = this;
    let places: ReadonlyMap<Row, number> | undefined;
    return (row, index) => {
      if (rows[index] === row) return index;
      // The same row with another result.
      if (rows[index]?.key === row.key) return undefined;
      places ??= new Map(rows.map((one, at) => [one, at]));
      return places.get(row);
    };
  }
}
