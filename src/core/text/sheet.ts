/**
 * Text for cells of spreadsheets: a cell that begins with one of a few signs is computed, and a formula can start
 * programs and send what is in other cells. One place for CSV, tables on the clipboard and tables of web pages, which
 * spreadsheets read too.
 */

/**
 * Signs that start a formula, the wide forms of East Asian keyboards too; blanks and controls before them are skipped.
 */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u;
/** In locales that separate lists by semicolons, a semicolon starts a new cell, quoted or not. */
const laterFormula = /(;\s*)(?=[=+\-@＝＋－＠])/gu;
/** A quotation mark or a tab at the start would take the cells behind it into this one. */
const quoted = /^[\s\p{Cc}\p{Cf}]*["\t\r\n]/u;

const digits = '[+-]?(?:\\d[\\d,]*(?:\\.\\d*)?|\\.\\d+)(?:e[+-]?\\d+)?';
/** A number of any sign, perhaps with a unit or words behind it, of letters only: nothing that could be computed. */
const number = new RegExp(
  `^${digits}(?:%|(?: ?[\\p{L}°][\\p{L}°/]*))?(?: [\\p{L}°/]+)*(?: (?:±|\\+-) ${digits}%)?$`,
  'iu',
);

/** Whether a text is a number, with a sign or without, perhaps with its unit. */
export function isSheetNumber(text: string): boolean {
  return number.test(text);
}

/**
 * A text as a cell that is never computed: with an apostrophe in front, which spreadsheets read as "this is text". What
 * is a number stays one, negative ones too.
 */
export function sheetText(text: string): string {
  if (isSheetNumber(text)) return text;
  return (formula.test(text) ? `'${text}` : text).replace(laterFormula, "$1'");
}

/** The same for a field between tabs, which has no quoting of its own; controls in it must have been replaced. */
export function sheetField(text: string): string {
  const inert = sheetText(text);
  return quoted.test(inert) ? `'${inert}` : inert;
}
