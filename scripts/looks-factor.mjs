/**
 * The factors by which p is multiplied where a measurement is looked at several times, each time after twice as many
 * runs: writes src/core/statistics/looks-factor.ts. Run it again only if the plan changes.
 *
 * For normal sums the chance of a false alarm at any look is known by integrating over the sums at each look
 * (P. Armitage, C. K. McPherson, B. C. Rowe, 1969): no simulation. With few runs the tests are t tests, whose looks
 * resemble each other a little less, so factors are rounded up to a tenth. Ten seconds.
 */
import { writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';

const most = 6;
const levels = [0.05, 0.01];
const points = 401;

const density = (z) => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);

/** P(Z > z), by the series below 3 and the continued fraction above. */
function upperTail(z) {
  if (z < 0) return 1 - upperTail(-z);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let k = 1; k < 80; k++) sum += term *= (z * z) / (2 * k + 1);
    return 0.5 - density(z) * sum;
  }
  let fraction = z;
  for (let k = 60; k >= 1; k--) fraction = z + k / fraction;
  return density(z) / fraction;
}

function bisect(low, high, isAbove) {
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (isAbove(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** The chance that |Z| reaches c at one of the looks, after 1, 2, 4, ... runs. */
function falseAlarms(looks, c) {
  // Density of the sum among those that did not cross, on a grid within its limits, with Simpson's weights.
  let [time, limit] = [1, c];
  let grid = simpson(limit);
  let kept = grid.map(({ at, weight }) => weight * density(at));
  let missed = 2 * upperTail(c);
  for (let look = 2; look <= looks; look++) {
    const step = Math.sqrt(time);
    time *= 2;
    const next = c * Math.sqrt(time);
    grid.forEach(({ at }, i) => {
      missed += kept[i] * (upperTail((next - at) / step) + upperTail((next + at) / step));
    });
    const wider = simpson(next);
    kept = wider.map(
      ({ at, weight }) =>
        (weight / step) * grid.reduce((sum, { at: from }, i) => sum + kept[i] * density((at - from) / step), 0),
    );
    [grid, limit] = [wider, next];
  }
  return missed;
}

function simpson(limit) {
  const h = (2 * limit) / (points - 1);
  return Array.from({ length: points }, (_, i) => ({
    at: -limit + i * h,
    weight: (h / 3) * (i === 0 || i === points - 1 ? 1 : i % 2 === 1 ? 4 : 2),
  }));
}

function factorOf(looks, level) {
  const c = bisect(1, 6, (limit) => falseAlarms(looks, limit) < level);
  return level / (2 * upperTail(c));
}

const rows = levels.map((level) => {
  const factors = Array.from({ length: most }, (_, i) => (i === 0 ? 1 : Math.ceil(factorOf(i + 1, level) * 10) / 10));
  return `  ${level}: [${factors.join(', ')}],`;
});
writeFileSync(
  inRoot('src/core/statistics/looks-factor.ts'),
  `/** Made by scripts/looks-factor.mjs: factors of p by level, for 1 to ${most} looks, each with twice the runs. */
export const looksFactor: Readonly<Record<${levels.join(' | ')}, readonly number[]>> = {
${rows.join('\n')}
};
`,
);
