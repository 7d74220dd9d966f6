/** Student's t distribution with real degrees of freedom. See `normal.ts` for why it is implemented here. */
import { normalCdf, normalQuantile } from './normal';

/** Above this many degrees of freedom the continued fraction is slow, and Hill's expansion is used. */
const largeDf = 2000;
/** Beyond this the t distribution is the normal one to all digits. */
const normalDf = 1e15;
/** Past this ratio of t to sqrt(df), one more makes no difference. */
const farRatio = 1e9;

/**
 * P(T > t), relative error below 1e-11 for df from 0.5 (1e-8 if P is below 1e-80); `Infinity` is the normal
 * distribution.
 *
 * @throws RangeError when df is not above 0.
 *
 * Source: DLMF 8.17.22 (continued fraction of the incomplete beta function, Lentz's method); above 2,000 degrees of
 * freedom G. W. Hill, Algorithm 395, CACM 13 (1970).
 */
export function tSf(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom lie above 0, not at ${df}.`);
  if (t < 0) return 1 - tSf(-t, df);
  if (t === 0) return 0.5;
  if (df > normalDf) return normalCdf(-t);
  if (df > largeDf) return normalCdf(-hill(t, df));
  // x = df / (df + t^2) and its complement, by the ratio r, so that neither a tiny nor a huge t loses digits.
  const r = t / Math.sqrt(df);
  const x = 1 / (1 + r * r);
  const root = r > farRatio ? 1 : r * Math.sqrt(x);
  const front = (halfGammaRatio(0.5 * df) / Math.sqrt(Math.PI)) * Math.exp(0.5 * df * logShare(r)) * root;
  // I_x(df/2, 1/2) / 2, from whichever side the fraction converges quickly.
  if (x < (0.5 * df + 1) / (0.5 * df + 2.5)) return (front * betaFraction(x, 0.5 * df, 0.5)) / df;
  return 0.5 - front * betaFraction(r * r * x, 0.5, 0.5 * df);
}

/** P(T <= t); see `tSf` for ranges and errors. */
export function tCdf(t: number, df: number): number {
  return t < 0 ? tSf(-t, df) : 1 - tSf(t, df);
}

/** Two-sided p value of t. Never 0, which no data can show: underflow gives the smallest double. */
export function tTwoSided(t: number, df: number): number {
  return Math.max(2 * tSf(Math.abs(t), df), Number.MIN_VALUE);
}

/**
 * The t with P(T <= t) = p, relative error below 1e-12 for df from 0.5 up; `Infinity` is the normal distribution.
 * For many calls at one level use `tCritical`.
 *
 * p = 0 and 1 give the infinities.
 *
 * @throws RangeError when p is not within 0 to 1.
 *
 * Method: Newton's on log P against log t. The curve is concave there, so the steps close in from one side.
 */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`A probability lies within 0 and 1, not at ${p}.`);
  if (!(df > 0)) throw new RangeError(`Degrees of freedom lie above 0, not at ${df}.`);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  if (p < 0.5) return -upperQuantile(p, df);
  return p === 0.5 ? 0 : upperQuantile(1 - p, df);
}

function upperQuantile(tail: number, df: number): number {
  const z = -normalQuantile(tail);
  if (df > normalDf) return z;
  let t = z + (z * z * z + z) / (4 * df);
  for (let step = 0; step < 60; step += 1) {
    const sf = tSf(t, df);
    const move = (Math.log(sf / tail) * sf) / (t * tDensity(t, df));
    t *= Math.exp(Math.max(-2, Math.min(move, 20)));
    if (Math.abs(move) < 1e-13) break;
  }
  return t;
}

/** Density of Student's t. */
function tDensity(t: number, df: number): number {
  return (
    (halfGammaRatio(0.5 * df) / Math.sqrt(Math.PI * df)) *
    Math.exp(0.5 * (df + 1) * logShare(Math.abs(t) / Math.sqrt(df)))
  );
}

/** log(df / (df + t^2)) from r = t / sqrt(df), exact where r is tiny or huge. */
function logShare(r: number): number {
  return r > farRatio ? -2 * Math.log(r) : -Math.log1p(r * r);
}

/** Gamma(a + 1/2) / Gamma(a): the asymptotic series of DLMF 5.11.13 past a = 40, the recurrence of 5.5.1 below. */
function halfGammaRatio(a: number): number {
  let factor = 1;
  for (; a < 40; a += 1) factor *= a / (a + 0.5);
  const b = 1 / a;
  const series =
    1 - b * (1 / 8 - b * (1 / 128 + b * (5 / 1024 - b * (21 / 32768 + b * (399 / 262144 - (b * 869) / 4194304)))));
  return factor * Math.sqrt(a) * series;
}

/** The continued fraction of DLMF 8.17.22, so that I_x(a, b) = x^a (1-x)^b / (a B(a, b)) times it. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let result = d;
  for (let m = 1; m < 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    const factor = d * c;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return result;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/** The normal deviate with the same upper tail as t. */
function hill(t: number, df: number): number {
  const a = df - 0.5;
  const b = 48 * a * a;
  const y = -a * logShare(t / Math.sqrt(df));
  return (((((-0.4 * y - 3.3) * y - 24) * y - 85.5) / (0.8 * y * y + 100 + b) + y + 3) / b + 1) * Math.sqrt(y);
}
