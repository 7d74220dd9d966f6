/**
 * Splits pieces of text into lines, and holds one line only; of a line that is too long it holds just the beginning.
 */
import type { TextLine } from './lines';

/** No tool prints a result on a line this long. */
const maxLineLength = 1024 * 1024;

export class Splitter {
  private rest = '';
  private n = 0;
  private tooLong = false;
  private first = true;
  /** Lines longer than `maxLineLength`, which are skipped. */
  readonly long: number[] = [];

  constructor(private readonly take: (line: TextLine) => void) {}

  add(piece: string): void {
    // A byte-order mark is not part of the first line.
    let text = this.first && piece.charCodeAt(0) === 0xfeff ? piece.slice(1) : piece;
    if (piece !== '') this.first = false;
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      this.line(this.rest + text.slice(from, at));
      this.rest = '';
      from = at + 1;
    }
    text = text.slice(from);
    this.rest += text;
    if (this.rest.length <= maxLineLength) return;
    // Progress that overwrites itself: only the last state counts.
    const shown = this.rest.lastIndexOf('\r', this.rest.length - 2);
    if (shown >= 0 && this.rest.length - shown <= maxLineLength) this.rest = this.rest.slice(shown + 1);
    else {
      this.tooLong = true;
      this.rest = this.rest.slice(0, 100);
    }
  }

  /** The number of the last line if it has no line end. */
  end(): number | undefined {
    if (this.rest === '') return undefined;
    this.line(this.rest);
    this.rest = '';
    return this.n;
  }

  private line(text: string): void {
    this.n++;
    if (this.tooLong) this.long.push(this.n);
    else this.take({ n: this.n, text });
    this.tooLong = false;
  }
}
