/** The precision of printed digits: a number as written represents every number that rounds to it. */

/** A closed range of numbers. */
export interface NumberRange {
  readonly lo: number;
  readonly hi: number;
}

/**
 * One unit of the last digit of a number as written: 0.01 for "1.10", 1 for "21443", 1000 for "2.5e4". Thousands
 * separators and text around the number are ignored. 0 if there is no number.
 */
export function unitOf(literal: string): number {
  const match = /(\d[\d,_ ']*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?/.exec(literal);
  if (!match) return 0;
  return 10 ** (Number(match[3] ?? 0) - (match[2]?.length ?? 0));
}

/** The numbers that round to a printed one: half a unit of its last digit to either side. */
export function printedSpan(value: number, literal: string | undefined): NumberRange {
  const half = unitOf(literal ?? String(value)) / 2;
  return { lo: value - half, hi: value + half };
}

/** How many digits of a number its unit leaves: 1 for 0.2, 3 for 13.3 and for 100. */
export function printedDigits(value: number): number {
  return Math.max(1, Math.floor(Math.log10(Math.abs(value) / unitOf(String(value))) + 1e-9) + 1);
}

/** A number known exactly, such as a mean computed from runs. */
export function exactly(value: number): NumberRange {
  return { lo: value, hi: value };
}

/** The range of quotients of two positive ranges; undefined if the divisor may be zero. */
export function quotientSpan(over: NumberRange, under: NumberRange): NumberRange | undefined {
  return under.lo > 0 && over.lo >= 0 ? { lo: over.lo / under.hi, hi: over.hi / under.lo } : undefined;
}

/** The image of a range under a monotone function. */
export function mapSpan({ lo, hi }: NumberRange, map: (value: number) => number): NumberRange {
  const [a, b] = [map(lo), map(hi)];
  return a <= b ? { lo: a, hi: b } : { lo: b, hi: a };
}

export function overlap(a: NumberRange, b: NumberRange): boolean {
  // The ends are computed, so allow for rounding errors.
  const slack = 1e-9 * Math.max(Math.abs(a.lo), Math.abs(a.hi), Math.abs(b.lo), Math.abs(b.hi));
  return a.lo <= b.hi + slack && b.lo <= a.hi + slack;
}
