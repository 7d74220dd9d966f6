/**
 * What was found in the last version: hits of row rules, kept while the rows stay the same objects, and those of rules
 * about the whole report. So that work is proportional to the change.
 */
import { differInCorrectionOnly } from '../analysis/correction-only';
import type { Row } from '../analysis/model';
import type { Benchmark } from '../generated/format';
import type { OddLiterals } from '../report/odd-literals';
import { entryChanged, type LookedAt } from './changed-places';
import type { Finding } from './model';
import { eachInSteps, type Stepwise } from '../text/steps';
import type { RowRule, Rule, RuleHit } from './rule';

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
  readonly looked: LookedAt;
  /** What rules about the whole report found: kept with the rest. */
  readonly whole: ReadonlyMap<Rule, readonly Finding[]>;
  readonly benchmarkOf: (row: Row) => Benchmark | undefined;
  /** The same benchmark, as an object, has the same digits; of others the marks of the texts are compared. */
  readonly literals?: OddLiterals;
  /** Everything that the name of a row depends on. */
  readonly mark: (row: Row) => string;
}

/** What was found in a row. */
export interface FoundInRow {
  readonly row: Row;
  readonly list: readonly InRow[];
}

const nothing: Kept = { list: [], mark: '' };

/**
 * The memory of one document, for its last version only. Parallel lists instead of a map keyed by row: most rows keep
 * their index, and ten thousand map entries would cost more than they save.
 */
export class FindingMemory {
  /** The version that was looked at last. */
  last: LookedAt | undefined;
  /** What rules about the whole report found in it. */
  whole: ReadonlyMap<Rule, readonly Finding[]> = new Map();
  private frame: string | undefined;
  private kept: readonly Kept[] = [];
  private literals: OddLiterals | undefined;
  /** How many rows were searched so far, for tests. */
  searched = 0;

  private get rows(): readonly Row[] {
    return this.last?.context.analysis.rows ?? [];
  }

  /** The hits in all rows that have any, in their order. */
  *each(inputs: RowInputs, look: (row: Row) => readonly InRow[]): Stepwise<readonly FoundInRow[]> {
    const { frame, looked, literals } = inputs;
    const { rows } = looked.context.analysis;
    const changed = frame === this.frame ? this.changedIn(looked) : undefined;
    const kept: Kept[] = changed ? this.kept.slice() : [];
    if (changed) {
      const again = this.again(inputs, look, () => false);
      yield* eachInSteps(changed, (index) => void (kept[index] = again(rows[index]!, index)));
    } else {
      let same: boolean | undefined;
      const again = this.again(inputs, look, () => (same ??= this.literals?.mark === literals?.mark));
      yield* eachInSteps(rows, (row, index) => void kept.push(again(row, index)));
    }
    // Only now: a search that is given up leaves the memory as it was.
    this.frame = frame;
    this.last = looked;
    this.whole = inputs.whole;
    this.kept = kept;
    this.literals = literals;
    const found: FoundInRow[] = [];
    for (let i = 0; i < kept.length; i++) if (kept[i] !== nothing) found.push({ row: rows[i]!, list: kept[i]!.list });
    return found;
  }

  /** The rows to look at, where all but one benchmark are known to be the same. */
  private changedIn(looked: LookedAt): readonly number[] | undefined {
    const entry = this.last && entryChanged(this.last, looked);
    const { rows } = looked.context.analysis;
    if (entry === undefined || rows.length !== this.rows.length) return undefined;
    const changed: number[] = [];
    for (let i = 0; i < rows.length; i++) if (rows[i] !== this.rows[i] || rows[i]?.benchmark === entry) changed.push(i);
    return changed;
  }

  /**
   * What is found in a row, kept if nothing can have changed.
   * @param sameDigits whether another benchmark object has the same digits
   */
  private again(
    { frame, looked, benchmarkOf, mark }: RowInputs,
    look: (row: Row) => readonly InRow[],
    sameDigits: () => boolean,
  ): (row: Row, index: number) => Kept {
    const known = frame === this.frame ? this.lookup() : undefined;
    const { alpha } = looked.context.analysis.correction;
    const old = this.last?.context.report.benchmarks;
    return (row, index) => {
      const at = known?.(row, index) ?? (known && this.isCorrected(row, index, alpha) ? index : undefined);
      const before = at === undefined ? undefined : this.kept[at];
      const isKept = before === nothing || (before !== undefined && before.mark === mark(row));
      // Almost always the first: reading two texts for their digits takes longer than anything else here.
      if (isKept && (old?.[this.rows[at ?? -1]?.benchmark ?? -1] === benchmarkOf(row) || sameDigits())) return before;
      this.searched++;
      const list = look(row);
      return list.length === 0 ? nothing : { list, mark: mark(row) };
    };
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
