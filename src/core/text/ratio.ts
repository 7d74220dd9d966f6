/** Formats performance ratios, changes, intervals and p values. */
import { decimalsKeepingSide, exact, fixed, significant, type Style } from './number';
import { largest } from './lists';

/** Margins, as shares, that rounding must not appear to cross. */
interface Margins {
  readonly warn: number;
  readonly fail: number;
}

export interface RatioStyle extends Style {
  /** The digits in the file, which are kept. */
  readonly printed?: string;
  readonly limits?: Margins;
}

/**
 * A performance ratio. Printed ratios keep their digits. Computed ones have three decimals, or more if rounding would
 * move them across 1, a threshold or 2; from 2, they are written as a factor with three digits: "3.21x".
 */
export function formatRatio(ratio: number, style: RatioStyle = {}): string {
  if (style.printed !== undefined) return isFactor(ratio) ? `${style.printed}x` : style.printed;
  if (!Number.isFinite(ratio)) return fixed(ratio, 0, style);
  if (isFactor(ratio)) return `${fixed(ratio, ratio < 9.995 ? 2 : ratio < 99.95 ? 1 : 0, style)}x`;
  const tiny = ratio > 0 && ratio < 0.0995 ? Math.min(12, 2 - Math.floor(Math.log10(ratio))) : 3;
  return fixed(ratio, decimalsKeepingSide(ratio, borders(style.limits), tiny), style);
}

/** Whether a ratio is at least 2 by twelve digits. Rounding is slow, and almost no ratio is near 2. */
const isFactor = (ratio: number): boolean => ratio > 1.9 && significant(ratio, 12) >= 2;

function borders(limits: Margins | undefined): number[] {
  if (!limits) return [1, 2];
  const { warn, fail } = limits;
  return [1, 2, 1 - warn, 1 + warn, 1 - fail, 1 + fail];
}

export interface PercentStyle extends Style {
  readonly limits?: Margins;
  /** Written without "+": for limits and levels. */
  readonly unsigned?: boolean;
}

/**
 * A share as percent: 0.083 is "+8.3%", -0.01 is "−1%". Usually one decimal; none for round numbers and from 100%; more
 * if one would hide a change or move it across a margin. Never "-0%".
 */
export function formatPercent(share: number, style: PercentStyle = {}): string {
  const percent = significant(share * 100, 12);
  const sign = percent > 0 && !style.unsigned ? '+' : '';
  if (!Number.isFinite(percent)) return `${sign}${fixed(percent, 0, style)}%`;
  const text = fixed(percent, decimalsOfPercent(percent, style.limits), style);
  return /[1-9]/.test(text) ? `${sign}${text}%` : '0%';
}

function decimalsOfPercent(percent: number, limits: Margins | undefined): number {
  if (Number.isInteger(percent)) return 0;
  const size = Math.abs(percent);
  const edges = limits ? [limits.warn, limits.fail].map((one) => significant(one * 100, 12)) : [];
  const start = size >= 99.95 ? 0 : size >= 0.05 ? 1 : Math.min(4, 1 - Math.floor(Math.log10(size)));
  return Math.min(4, decimalsKeepingSide(size, edges, start));
}

/** A configured limit or level, with the digits that were typed: 0.0225 is "2.25%". */
export function formatLimit(share: number, style: Style = {}): string {
  return `${exact(significant(share * 100, 9), style)}%`;
}

export interface IntervalStyle extends RatioStyle {
  /** The text between the ends, from the caller's language. */
  readonly between?: string;
}

/** Both ends of an interval with the same number of decimals: "0.860 to 0.990". An open end is "∞". */
export function formatInterval(lo: number, hi: number, style: IntervalStyle = {}): string {
  const ends = [lo, hi].map((end) => formatRatio(end, { ...style, printed: undefined }));
  const own = ends.map((end) => (end.includes('x') ? 0 : (end.split('.')[1]?.length ?? 0)));
  const decimals = largest(own);
  const [from, to] = [lo, hi].map((end, i) =>
    Number.isFinite(end) && !isFactor(end) && end >= 0.0995 && own[i] !== decimals
      ? fixed(end, decimals, style)
      : ends[i],
  );
  return `${from}${style.between ?? ' to '}${to}`;
}

/** A p value: "0.012", with two digits if it is small, "<0.0001" below that. */
export function formatP(p: number, style: Style = {}): string {
  if (p < 0.0001) return '<0.0001';
  const kept = significant(p, 2);
  return fixed(
    p,
    p >= 0.9995 ? 2 : decimalsKeepingSide(p, [0.05, 0.01], Math.max(3, -Math.floor(Math.log10(kept)) + 1)),
    style,
  );
}

/** A p value as the rest of "p …": "= 0.012", "< 0.0001". */
export function saidP(p: number, style: Style = {}): string {
  const text = formatP(p, style);
  return text.startsWith('<') ? `< ${text.slice(1)}` : `= ${text}`;
}
