/** Lines of the one table that `npm run bench` prints at its end: each program adds those it has a target for. */
import { appendFileSync } from 'node:fs';

/**
 * @param {string} what
 * @param {number} target
 * @param {number} value
 * @param {'x' | 'ms'} [unit] `x`: a ratio of the same run
 */
export function reached(what, target, value, unit = 'x') {
  const file = process.env['VMIBENCH_BENCH_LINES'];
  if (file) appendFileSync(file, `${JSON.stringify({ what, target, value, unit })}\n`);
}
