/** Formats numbers for a locale. */
import { decimal } from '../messages/decimal';

export interface Style {
  /** BCP 47 tag. Data always uses English formats; only prose follows the reader's language. */
  readonly locale?: string;
  /** For text targets: hyphen instead of the minus sign, "us" instead of "µs". */
  readonly ascii?: boolean;
}

/** More decimals than any number needs, and few enough for every engine's formatter. */
const maxDecimals = 20;

/** A number with exactly `decimals` digits after the point (0 to 20), grouped by thousands. Never "-0". */
export function fixed(value: number, decimals: number, style: Style = {}): string {
  if (Number.isNaN(value)) return '?';
  const minus = style.ascii ? '-' : '\u2212';
  if (!Number.isFinite(value)) return (value < 0 ? minus : '') + (style.ascii ? 'inf' : '∞');
  const digits = Math.max(0, Math.min(maxDecimals, decimals));
  const size = Math.abs(value);
  // With too many zeros to count, an exponent is shorter and clearer.
  if (size >= 1e15 || (size > 0 && size < 1e-9 && decimals > 9))
    return (value < 0 ? minus : '') + size.toExponential(2);
  const text = decimal(Math.abs(value), digits, digits, style.locale ?? 'en');
  return value < 0 && /[1-9]/.test(Math.abs(value).toFixed(digits)) ? minus + text : text;
}

/** A number with all its digits, grouped by thousands: for hovers and counts. */
export function exact(value: number, style: Style = {}): string {
  if (!Number.isFinite(value)) return fixed(value, 0, style);
  const text = decimal(Math.abs(value), 0, maxDecimals, style.locale ?? 'en');
  // Numbers too small for twenty decimals or too large to read get an exponent.
  const size = Math.abs(value);
  const whole = size !== 0 && (size < 1e-12 || size >= 1e21) ? String(size) : text;
  return value < 0 ? (style.ascii ? '-' : '\u2212') + whole : whole;
}

/** Rounded to `digits` significant digits (1 to 100). */
export function significant(value: number, digits: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
}

/** How many significant digits a number is written with: 4 for 111.2, 1 for 700. */
export function digitsOf(value: number): number {
  const mantissa = Math.abs(value).toExponential().split('e')[0] ?? '0';
  return mantissa.replace('.', '').length;
}

/** Decimals that leave `digits` significant digits of a number of this size. */
export function decimalsFor(size: number, digits: number): number {
  if (size === 0 || !Number.isFinite(size)) return 0;
  return Math.max(0, Math.min(maxDecimals, digits - 1 - Math.floor(Math.log10(Math.abs(size)))));
}

/**
 * The fewest decimals (from `least`) at which rounding does not move a number across a border, so that a value below a
 * border is also printed below it. Compares twelve significant digits, like the verdicts.
 */
export function decimalsKeepingSide(value: number, borders: readonly number[], least: number): number {
  // Compare digits only if it matters: a report may have a message with numbers for each row.
  const side = (a: number, b: number): number => {
    const difference = a - b;
    const apart = Math.abs(difference) > 1e-9 * Math.max(Math.abs(a), Math.abs(b));
    return Math.sign(apart ? difference : significant(a, 12) - significant(b, 12));
  };
  for (let decimals = least; decimals < 12; decimals++) {
    const printed = Number(value.toFixed(decimals));
    if (borders.every((border) => side(value, border) === side(printed, border))) return decimals;
  }
  return 12;
}
