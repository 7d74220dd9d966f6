/** Pieces of text to lines. What is held is one line, and of a line that never ends only so much as tells what it is. */
import type { Line } from './lines';

/** No tool prints a result on a line this long. */
const LONGEST_LINE = 1024 * 1024;

export class Splitter {
  private rest = '';
  private n = 0;
  private tooLong = false;
  private first = true;
  /** Lines that were longer than `LONGEST_LINE` and are not given on. */
  readonly long: number[] = [];

  constructor(private readonly take: (line: Line) => void) {}

  add(piece: string): void {
    // A mark at the beginning of the file is no part of its first line.
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
    if (this.rest.length <= LONGEST_LINE) return;
    // Progress that is written over itself: only what is on the screen last counts.
    const shown = this.rest.lastIndexOf('\r', this.rest.length - 2);
    if (shown >= 0 && this.rest.length - shown <= LONGEST_LINE) this.rest = this.rest.slice(shown + 1);
    else {
      this.tooLong = true;
      this.rest = this.rest.slice(0, 100);
    }
  }

  /** The number of the last line where the text ends without a line end; else nothing. */
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
