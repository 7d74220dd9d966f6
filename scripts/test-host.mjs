// The host tests, in a real VS Code from npm: `npm run test:host -- [--run NAME ...] [--file NAME] [--grep TEXT] [--whole]`.
// Runs: dev-oldest, dev-newest (the development folder), vsix-oldest, vsix-newest (the packaged extension,
// installed as a user would), web (the web worker extension host). Without --run, all of them, see lib/host-runs.mjs.
import { parseArgs } from 'node:util';
import { runHost, hostRuns } from './lib/host-runs.mjs';
import { wasStopped } from './lib/run.mjs';
import { addCounts, formatCounts, noCounts } from './lib/counts.mjs';

const { values } = parseArgs({
  options: {
    run: { type: 'string', multiple: true },
    file: { type: 'string' },
    grep: { type: 'string' },
    whole: { type: 'boolean' },
  },
});

/** A run that could not be made is a failed one; the others are made all the same. */
function failure(error) {
  console.error(error instanceof Error ? error.message : error);
  return { ok: false, counts: { ...noCounts, failed: 1 } };
}

let total = noCounts;
let failed = false;
for (const name of values.run ?? Object.keys(hostRuns)) {
  const start = performance.now();
  console.log(`\n-- host tests: ${name}`);
  const result = await runHost(name, values).catch(failure);
  total = addCounts(total, result.counts);
  failed ||= !result.ok;
  if (wasStopped()) break;
  console.log(
    `-- ${name}: ${formatCounts(result.counts)}${result.ok ? '' : ' (run failed)'}, ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
}
console.log(`@@total ${JSON.stringify(total)}`);
process.exitCode = failed ? 1 : 0;
