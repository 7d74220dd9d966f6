/**
 * Numbers as locales with a decimal comma print them: `306,72`, `1.306,72`, `6 376 827` with narrow blanks. Whether a
 * single `1,306` or `1.306` has decimals is not seen from it alone, but from the other numbers around it.
 */
import type { TextLine } from './lines';

/** Blanks between the digits of a number; a plain one may also separate two numbers, so it is not among them. */
const narrowBlanks = /(?<=\d)[\u00a0\u2007\u2009\u202f](?=\d{3}(?!\d))/g;

/** Only a decimal comma looks like this: not three digits behind it, a 0 before it, or groups with points before it. */
const commaForm = /(?:^|[^\d.,])(?:\d+,(?:\d{1,2}|\d{4,})(?![\d.,])|0,\d+(?![\d.,])|\d{1,3}(?:\.\d{3})+,\d+)/;
const groupedPoints = /(?:^|[^\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.,])/;
const pointForm = /(?:^|[^\d.,])(?:\d+\.(?:\d{1,2}|\d{4,})(?![\d.,])|0\.\d+(?![\d.,])|\d{1,3}(?:,\d{3})+\.\d+)/;

/** What the numbers of a line say; undefined if they fit both. */
function commasIn(text: string): boolean | undefined {
  if (text.length > 2000 || !/\d[.,\u00a0\u2007\u2009\u202f]\d/.test(text)) return undefined;
  if (pointForm.test(text)) return false;
  return commaForm.test(text.replace(narrowBlanks, '')) || groupedPoints.test(text) ? true : undefined;
}

/** The line with its numbers as the C locale prints them. */
function withPoints(text: string): string {
  return text
    .replace(narrowBlanks, '')
    .replace(/(?<![\d.,])\d[\d.,]*/g, (printed) => printed.replace(/\.(?=\d{3}(?!\d))/g, '').replace(/,(?=\d)/, '.'));
}

/** Lines of a block that wait for a number which says how they are written; no block is longer before one does. */
const mostWaiting = 200;

/**
 * Passes lines on, those of a block with decimal commas in the C locale's form.
 *
 * @param begins whether a line begins a block; its own numbers (those of a command) say nothing
 */
export function decimalCommas(
  begins: (text: string) => boolean,
  pass: (line: TextLine) => void,
): { readonly line: (line: TextLine) => void; readonly end: () => void } {
  let waiting: TextLine[] = [];
  let commas: boolean | undefined = false;
  const release = (): void => {
    for (const { n, text } of waiting) pass({ n, text: commas ? withPoints(text) : text });
    waiting = [];
  };
  const line = (next: TextLine): void => {
    if (begins(next.text)) {
      release();
      commas = undefined;
      pass(next);
      return;
    }
    commas ??= commasIn(next.text);
    if (commas === undefined && waiting.length < mostWaiting) {
      waiting.push(next);
      return;
    }
    release();
    pass(commas ? { n: next.n, text: withPoints(next.text) } : next);
  };
  return { line, end: release };
}
