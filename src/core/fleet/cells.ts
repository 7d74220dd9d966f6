/**
 * The cells of columns while they wait to be written, in typed arrays: a hundred thousand rows of a hundred columns as
 * objects would keep the collector of garbage busy for longer than their verdicts take.
 */
import type { Cell, CellType } from './columns';

/** Grows by doubling. */
class Numbers {
  private held = new Float64Array(16);
  length = 0;

  push(value: number): void {
    if (this.length === this.held.length) {
      const larger = new Float64Array(2 * this.length);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.length++] = value;
  }

  at(index: number): number {
    return this.held[index] ?? NaN;
  }

  slice(from: number, to: number): number[] {
    return Array.from(this.held.subarray(from, to));
  }
}

/** Each text once, with a number. */
export class Texts {
  private readonly numbers = new Map<string, number>();
  private readonly list: string[] = [];

  numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.list.push(text);
    this.numbers.set(text, this.list.length - 1);
    return this.list.length - 1;
  }

  textOf(number: number): string {
    return this.list[number] ?? '';
  }
}

/** One column. What is unknown is NaN, which no file can hold. */
export class WaitingCells {
  private readonly values = new Numbers();
  /** Of lists: what is in them, one list after the other; `values` has their ends, or NaN. */
  private readonly inside = new Numbers();

  constructor(
    private readonly type: CellType,
    private readonly texts: Texts,
  ) {}

  push(cell: Cell): void {
    if (cell === undefined) return this.values.push(NaN);
    if (typeof cell !== 'object') return this.values.push(this.codeOf(cell));
    for (const one of cell) this.inside.push(this.codeOf(one));
    this.values.push(this.inside.length);
  }

  /** The cells, in the order in which they came. */
  all(): Cell[] {
    const isList = this.type === 'numbers' || this.type === 'texts';
    let start = 0;
    return Array.from({ length: this.values.length }, (_, index): Cell => {
      const code = this.values.at(index);
      if (Number.isNaN(code)) return undefined;
      if (!isList) return this.cellOf(code);
      const codes = this.inside.slice(start, code);
      start = code;
      return this.type === 'numbers' ? codes : codes.map((one) => this.texts.textOf(one));
    });
  }

  private codeOf(cell: string | number | boolean): number {
    return typeof cell === 'string' ? this.texts.numberOf(cell) : Number(cell);
  }

  private cellOf(code: number): Cell {
    return this.type === 'text' ? this.texts.textOf(code) : this.type === 'flag' ? code === 1 : code;
  }
}
