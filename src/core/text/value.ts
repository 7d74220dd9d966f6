/** Formats measured values for reading: "145,944,306 ns" is "146 ms". The file is not changed. */
import { decimalsFor, digitsOf, exact, fixed, significant, type Style } from './number';
import { findUnit, kindOf } from './units';
import { largest } from './lists';

/** The common format of the values in a row, so that they can be compared at a glance. */
export interface Scale {
  /** Values are divided by this before formatting. */
  readonly divisor: number;
  /** "ms", "GB/s", "k ops/s"; may be empty. */
  readonly unit: string;
  readonly decimals: number;
}

const prefixes = [
  { prefix: 'P', size: 1e15 },
  { prefix: 'T', size: 1e12 },
  { prefix: 'G', size: 1e9 },
  { prefix: 'M', size: 1e6 },
  { prefix: 'k', size: 1e3 },
];

/** Plain numbers get a prefix from this size. */
const prefixFrom = 10_000;

/** The scale for adjacent values. The largest decides; digits are added until different values differ. */
export function scaleOf(values: readonly number[], unit?: string): Scale {
  const finite = values.filter(Number.isFinite);
  const top = largest(finite.map(Math.abs), 0);
  const { divisor, name } = step(top, unit);
  return { divisor, unit: name, decimals: decimals(finite, top, divisor) };
}

/** The quotient of two printed values may be off by this share: what rounding to the ratio's three decimals allows. */
const maxQuotientError = 0.002;

/** The scale for the values of a row, which readers divide: digits are added until the printed ones give the ratio. */
export function pairScale(base: number | undefined, cand: number | undefined, unit?: string): Scale {
  const values = [base, cand].filter((one) => one !== undefined);
  let scale = scaleOf(values, unit);
  const [a = 0, b = 0] = values;
  if (a === 0 || b === 0 || !Number.isFinite(a / b)) return scale;
  const most = decimalsFor(largest([a, b].map((one) => Math.abs(one / scale.divisor))), maxDigits);
  while (scale.decimals < most && quotientError(a, b, scale) > maxQuotientError)
    scale = { ...scale, decimals: scale.decimals + 1 };
  return scale;
}

function quotientError(a: number, b: number, scale: Scale): number {
  const [x, y] = [a, b].map((one) => printedScaled(one / scale.divisor, scale.decimals));
  return Math.abs(((x ?? 0) / (y ?? 1)) * (b / a) - 1);
}

function printedScaled(scaled: number, places: number): number {
  return Number(scaled.toFixed(Math.min(20, decimalsOf(scaled, places))));
}

function step(size: number, unit: string | undefined): { divisor: number; name: string } {
  const kind = kindOf(unit);
  if (kind === 'percent') return { divisor: 1, name: '%' };
  const place = unit === undefined ? undefined : findUnit(unit);
  if (place) {
    const inSteps = size * place.step.size;
    const reached = place.family.steps.filter((one) => one.size <= inSteps * (1 + 1e-9));
    const chosen = size === 0 ? place.step : (reached[reached.length - 1] ?? place.family.steps[0] ?? place.step);
    return { divisor: chosen.size / place.step.size, name: chosen.unit + place.suffix };
  }
  const name = kind === 'count' ? '' : (unit ?? '');
  const found = size >= prefixFrom && kind !== 'time' ? prefixes.find((one) => size >= one.size) : undefined;
  return found ? { divisor: found.size, name: name ? `${found.prefix} ${name}` : found.prefix } : { divisor: 1, name };
}

/** More digits of a value are never printed. */
const maxDigits = 6;

function decimals(values: readonly number[], most: number, divisor: number): number {
  const scaled = values.map((value) => significant(value / divisor, 12));
  const top = most / divisor;
  // Never more digits than in the file; four are short enough for an unscaled number.
  const written = largest(scaled.map(digitsOf), 1);
  if (divisor === 1 && written <= 4) return decimalsFor(top, written);
  let digits = 3;
  const distinct = new Set(scaled).size;
  while (digits < maxDigits && new Set(scaled.map((value) => value.toFixed(decimalsFor(top, digits)))).size < distinct)
    digits++;
  return decimalsFor(top, Math.min(digits, written));
}

/** The number on a scale, without unit. A small value has three digits of its own. */
export function formatScaled(value: number, scale: Scale, style: Style = {}): string {
  const scaled = value / scale.divisor;
  return fixed(scaled, decimalsOf(scaled, scale.decimals), style);
}

/** The decimals of a scale, or more: a number that is small beside the others has three digits of its own. */
function decimalsOf(scaled: number, places: number): number {
  if (scaled === 0) return places;
  const digits = Math.min(3, digitsOf(significant(scaled, 12)));
  // 99.99 rounds to a number with one digit more in front.
  return Math.max(places, decimalsFor(significant(scaled, digits), digits));
}

/** "146 ms", "380%", "48.2 k ops/s". */
export function withUnit(text: string, unit: string, style: Style = {}): string {
  if (unit === '') return text;
  const shown = style.ascii ? unit.replace('µ', 'u') : unit;
  return shown === '%' ? `${text}%` : `${text} ${shown}`;
}

/** One value with a readable unit. For adjacent values use a common `scaleOf`. */
export function formatValue(value: number, unit?: string, style: Style = {}): string {
  const scale = scaleOf([value], unit);
  return withUnit(formatScaled(value, scale, style), scale.unit, style);
}

/** The number as in the file: for hovers. */
export function formatRaw(value: number, unit?: string, style: Style = {}): string {
  return withUnit(exact(value, style), unit ?? '', style);
}
