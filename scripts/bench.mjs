// Runs the measurements, each a program in test/perf that prints a table of ratios taken in one run.
//   npm run bench [-- PART ...]
// Parts run one after the other, so that none slows down another.
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { inRoot } from './lib/paths.mjs';

const parts = ['read', 'judge', 'statistics', 'import', 'compare', 'history', 'cli', 'run', 'looks', 'page', 'growth'];

const requested = process.argv.slice(2);
const unknown = requested.filter((name) => !parts.includes(name));
if (unknown.length > 0) {
  console.error(`unknown part ${unknown.join(', ')}; choose from ${parts.join(', ')}`);
  process.exit(2);
}

const build = spawnSync(process.execPath, [inRoot('esbuild.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
if (build.status !== 0) process.exit(build.status ?? 1);

let failed = false;
for (const name of requested.length > 0 ? requested : parts) {
  const program = inRoot(`test/perf/${name}.mjs`);
  if (!existsSync(program)) continue;
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', program], { stdio: 'inherit' });
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
