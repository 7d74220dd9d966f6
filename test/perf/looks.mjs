// Plans that stop at looks, carried out by the runner: how often they find a difference, and after how many restarts.
//   npm run bench -- looks        2,000 plans, two minutes; test/unit/measure/plan-looks.test.ts has 200 of them
// Fails above 6.5% false alarms, or where a change of 1% is found in fewer than 94%, beyond what chance explains.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.mjs';
import { inRoot } from '../../scripts/lib/paths.mjs';

const plans = Number(process.argv[2] ?? 2000);
const [maxFalseAlarms, minPower] = [6.5, 94];
/** So many standard errors are chance. */
const far = 3;

await generate();
// Each line of a log waits for the disk; memory is one that waits for nothing.
const memory = '/dev/shm';
const folder = await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'vmibench-looks-'));
try {
  const outfile = join(folder, 'looks.mjs');
  await build({
    stdin: {
      contents: `import './src/core/messages/en'; export { planRates } from './test/perf/plan-looks';`,
      resolveDir: inRoot(),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const { planRates } = await import(pathToFileURL(outfile).href);
  // The lock of the target.
  process.env.TMPDIR = folder;
  const each = Math.ceil(plans / 2);
  const same = await planRates(folder, each, 0, 1);
  const changed = await planRates(folder, each, 0.01, 1_000_001);
  const error = (percent) => 100 * Math.sqrt(((percent / 100) * (1 - percent / 100)) / each);
  const shown = (name, { found, restarts }) =>
    console.log(
      `  ${name.padEnd(12)} ${found.toFixed(1)}% find a difference, after ${restarts.toFixed(1)} restarts per side`,
    );
  console.log(`${each} plans each; looks after 5, 10, 20 and 40 restarts of two runs, CV of a restart's mean 1%`);
  shown('no change', same);
  shown('change of 1%', changed);
  const kept =
    same.found <= maxFalseAlarms + far * error(maxFalseAlarms) && changed.found >= minPower - far * error(minPower);
  console.log(`  limits: at most ${maxFalseAlarms}%, at least ${minPower}%: ${kept ? 'kept' : 'NOT KEPT'}`);
  if (!kept) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
