/**
 * Critical values for one new value against the 10% winsorised mean and deviation of n earlier ones, for normal values:
 * writes src/core/statistics/night-critical.ts. Run it again only if the statistic changes.
 *
 * For each of many simulated lists the probability that a new value is farther out than c deviations is known exactly,
 * so only the lists are random: 40,000 of them give three digits. About a minute.
 */
import { writeFileSync } from 'node:fs';
import { inRoot } from './lib/paths.mjs';

const lists = 40_000;
const sizes = Array.from({ length: 51 }, (_, index) => index + 10);
const levels = [0.05, 0.02];

let state = 20_260_101;
function uniform() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), state | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

/** P(Z > z) by the continued fraction of Laplace above 1, by its series below: six digits and more. */
function upperTail(z) {
  if (z < 0) return 1 - upperTail(-z);
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
  if (z < 2) {
    let term = z;
    let sum = z;
    for (let k = 1; k < 40; k++) sum += term *= (z * z) / (2 * k + 1);
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 30; k >= 1; k--) fraction = z + k / fraction;
  return density / fraction;
}

function winsorised(n) {
  const values = Float64Array.from({ length: n }, normal).sort();
  const cut = Math.floor(n / 10);
  for (let i = 0; i < cut; i++) {
    values[i] = values[cut];
    values[n - 1 - i] = values[n - 1 - cut];
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [mean, Math.sqrt(squares / (n - 1))];
}

function critical(found, level) {
  let [low, high] = [1, 10];
  for (let step = 0; step < 22; step++) {
    const c = (low + high) / 2;
    let outside = 0;
    for (const [mean, sd] of found) outside += upperTail(mean + c * sd) + upperTail(c * sd - mean);
    if (outside / found.length > level) low = c;
    else high = c;
  }
  return Number(high.toFixed(3));
}

const table = Object.fromEntries(levels.map((level) => [level, []]));
for (const n of sizes) {
  const found = Array.from({ length: lists }, () => winsorised(n));
  for (const level of levels) table[level].push(critical(found, level));
}
const rows = levels.map((level) => {
  const lines = [];
  for (let i = 0; i < sizes.length; i += 13) lines.push(`    ${table[level].slice(i, i + 13).join(', ')},`);
  return `  ${level}: [\n${lines.join('\n')}\n  ],`;
});
writeFileSync(
  inRoot('src/core/statistics/night-critical.ts'),
  `/** Made by scripts/night-critical.mjs: critical values by level, for 10 to 60 earlier values. */
// prettier-ignore
export const nightCritical: Readonly<Record<0.05 | 0.02, readonly number[]>> = {
${rows.join('\n')}
};
`,
);
