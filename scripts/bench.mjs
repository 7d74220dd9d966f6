// Runs the measurements, each a program in test/perf that prints a table of ratios taken in one run.
//   npm run bench [-- PART ...]
// Parts run one after the other, so that none slows down another. `table` stands for those that have targets; at the
// end one table has all of these, with what is reached.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { budgets } from './budgets.mjs';
import { inRoot } from './lib/paths.mjs';

const parts = ['read', 'judge', 'statistics', 'import', 'compare', 'history', 'cli', 'run', 'looks', 'page', 'growth'];

const withTargets = ['judge', 'compare', 'history', 'cli', 'page'];

const requested = process.argv.slice(2).flatMap((name) => (name === 'table' ? withTargets : [name]));
const unknown = requested.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(', ')}; choose from table, ${parts.join(', ')}`);
  process.exit(2);
}

const build = spawnSync(process.execPath, [inRoot('esbuild.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
if (build.status !== 0) process.exit(build.status ?? 1);

const folder = mkdtempSync(join(tmpdir(), 'vmibench-table-'));
const file = join(folder, 'lines');
let failed = false;
for (const name of requested.length > 0 ? requested : parts) {
  const program = inRoot(`test/perf/${name}.mjs`);
  if (!existsSync(program)) continue;
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', program], {
    stdio: 'inherit',
    env: { ...process.env, VMIBENCH_BENCH_LINES: file },
  });
  failed ||= status !== 0;
}
const lines = existsSync(file)
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  : [];
rmSync(folder, { recursive: true });
if (lines.length > 0) {
  const shown = (value, unit) => (unit === 'x' ? `${value.toFixed(2)} x` : `${value.toFixed(0)} ${unit}`);
  const width = Math.max(...lines.map(({ what }) => what.length));
  console.log(`\n== table\n${''.padEnd(width)}      target     reached`);
  for (const { what, target, value, unit } of lines)
    console.log(
      `${what.padEnd(width)}  ${shown(target, unit).padStart(10)}  ${shown(value, unit).padStart(10)}` +
        (value <= target ? '' : '  missed'),
    );
  console.log('\n== bundles, KB of their limits');
  for (const { name, used, limit } of budgets())
    if (used > 0)
      console.log(
        `${name.padEnd(width)}  ${(limit / 1000).toFixed(0).padStart(10)}  ${(used / 1000).toFixed(1).padStart(10)}`,
      );
}
process.exitCode = failed ? 1 : 0;
