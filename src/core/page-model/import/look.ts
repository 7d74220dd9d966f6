/** A number of the preview beside the line that it came from. */
import type { ImportOutcome } from '../../import/import';
import type { FilePlace } from '../../import/rows';
import type { ExcerptView, LookView } from './model';

/** A cell with more values lists the first of them. */
const maxValues = 60;
const linesAround = 7;
const maxLineLength = 240;

/** The values of a cell with their places, without the text around them; undefined if there is no such cell. */
export function cellValues({ preview }: ImportOutcome, rowId: string, subject: string): LookView['values'] | undefined {
  const row = preview.rows.find(({ id }) => id === rowId);
  const cell = row?.cells.find((one) => one.subject === subject)?.whole;
  if (!row || !cell) return undefined;
  const { unit } = row.metric;
  const withUnit = (value: number | undefined): string =>
    value === undefined ? '' : `${String(value)}${unit === undefined ? '' : ` ${unit}`}`;
  const values = [
    ...cell.runs.slice(0, maxValues).map((run) => ({ text: run.verbatim ?? withUnit(run.value), place: run })),
    ...cell.summaries
      .slice(0, maxValues)
      .map((one, at) => ({ text: withUnit(one.mean ?? one.median), place: cell.summaryPlaces[at] })),
    ...cell.failed.slice(0, maxValues).map((one) => ({ text: one.reason, place: one, failed: true })),
  ];
  return values.slice(0, maxValues).flatMap(({ place, ...value }) => (place ? [{ ...value, ...placeOf(place) }] : []));
}

const placeOf = ({ path, line }: FilePlace): FilePlace => ({ path, ...(line === undefined ? {} : { line }) });

/** A number of fewer digits is found everywhere. */
const minDigits = 4;

/**
 * The lines around a place; the first lines where none is known. A reader of JSON knows where a document begins: the
 * line that prints the number is looked for from there on.
 *
 * @param value the number, if there is one
 */
export function excerptOf(text: string, line: number | undefined, value?: string): ExcerptView {
  const lines = text.split(/\r\n|\n|\r/);
  const stated = Math.max(0, Math.min((line ?? 1) - 1, lines.length - 1));
  const here = printedAt(lines, stated, value) ?? (line === undefined ? undefined : stated);
  const from = Math.max(0, (here ?? 0) - linesAround);
  return {
    first: from + 1,
    lines: lines.slice(from, from + 2 * linesAround + 1).map((one) => one.slice(0, maxLineLength)),
    ...(here === undefined ? {} : { here: here + 1 }),
  };
}

function printedAt(lines: readonly string[], from: number, value: string | undefined): number | undefined {
  const digits = /^-?[\d.]+/.exec(value ?? '')?.[0] ?? '';
  if (digits.replace(/\D/g, '').length < minDigits) return undefined;
  const at = lines.findIndex((text, index) => index >= from && prints(text, digits));
  return at < 0 ? undefined : at;
}

/** Whether the number is there, and not as a part of a longer one; JSON may print more zeros. */
function prints(text: string, digits: string): boolean {
  for (let at = text.indexOf(digits); at >= 0; at = text.indexOf(digits, at + 1)) {
    const after = text.slice(at + digits.length, at + digits.length + 20);
    const whole = digits.includes('.') ? /^0*(?![\d.])/ : /^(?:\.0*)?(?![\d.])/;
    if (!/[\d.]/.test(text[at - 1] ?? '') && whole.test(after)) return true;
  }
  return false;
}
