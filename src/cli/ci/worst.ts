/** The first entries of a list in some order, in bounded memory, and how many there were. */
export class Worst<Entry> {
  private kept: Entry[] = [];
  private count = 0;

  /** @param most how many entries are kept */
  constructor(
    private readonly most: number,
    private readonly order: (a: Entry, b: Entry) => number = () => 0,
  ) {}

  /** Entries that are equal keep the order in which they came. */
  add(entry: Entry): void {
    this.count++;
    this.kept.push(entry);
    if (this.kept.length >= 2 * this.most) this.sort();
  }

  get total(): number {
    return this.count;
  }

  get list(): readonly Entry[] {
    this.sort();
    return this.kept;
  }

  private sort(): void {
    this.kept = this.kept.sort(this.order).slice(0, this.most);
  }
}
