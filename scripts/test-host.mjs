// Runs the host tests in a real VS Code from npm, after npm run build (the vsix runs also need npm run package).
//   npm run test:host -- [--run NAME ...] [--file PREFIX] [--grep PATTERN] [--whole]
// Runs: dev-newest, dev-oldest (the development folder), vsix-newest, vsix-oldest (the installed package), web (the web
// worker extension host), japanese. The default is all; --file selects test files whose names begin with PREFIX, and
// --whole runs all files in the runs that otherwise do only some (see lib/host-runs.mjs).
import { parseArgs } from 'node:util';
import { runHost, hostRuns } from './lib/host-runs.mjs';
import { wasStopped } from './lib/run.mjs';
import { addCounts, formatCounts, noCounts } from './lib/counts.mjs';
import { retriedLine } from './lib/retries.mjs';

const { values } = parseArgs({
  options: {
    run: { type: 'string', multiple: true },
    file: { type: 'string' },
    grep: { type: 'string' },
    whole: { type: 'boolean' },
  },
});

/** A run that cannot start counts as failed; the others still run. */
function failure(error) {
  console.error(error instanceof Error ? error.message : error);
  return { ok: false, counts: { ...noCounts, failed: 1 }, retried: [] };
}

let total = noCounts;
let failed = false;
const retried = [];
for (const name of values.run ?? Object.keys(hostRuns)) {
  const start = performance.now();
  console.log(`\n-- host tests: ${name}`);
  const result = await runHost(name, values).catch(failure);
  total = addCounts(total, result.counts);
  failed ||= !result.ok;
  retried.push(...result.retried);
  if (wasStopped()) break;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`-- ${name}: ${formatCounts(result.counts)}${result.ok ? '' : ' (run failed)'}, ${seconds} s`);
}
console.log(retriedLine(retried));
console.log(`@@total ${JSON.stringify(total)}`);
process.exitCode = failed ? 1 : 0;
