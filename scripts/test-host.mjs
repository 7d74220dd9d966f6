// Runs the host tests in a real VS Code from npm, after npm run build (the vsix runs also need npm run package).
//   npm run test:host -- [--run NAME ...] [--file PREFIX] [--grep PATTERN] [--whole]
// Runs: dev-newest, dev-oldest (the development folder), vsix-newest, vsix-oldest (the installed package), web (the web
// worker extension host), japanese, untrusted (a folder that nobody trusts). The default is all; --file selects test
// files whose names begin with PREFIX, and --whole runs all files in the runs that otherwise do only some (see
// lib/host-runs.mjs).
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runHost, hostRuns } from './lib/host-runs.mjs';
import { run, wasStopped } from './lib/run.mjs';
import { failuresIn, failuresLine } from './lib/failures.mjs';
import { addCounts, formatCounts, noCounts, totalIn, totalLine } from './lib/counts.mjs';
import { retriedIn, retriedLine } from './lib/retries.mjs';

const lanes = Math.min(2, availableParallelism());

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
  return { ok: false, counts: { ...noCounts, failed: 1 }, failures: [], retried: [] };
}

/** One run in this process, which shows its tests as they end. */
async function runHere(name) {
  const start = performance.now();
  console.log(`\n-- host tests: ${name}`);
  const result = await runHost(name, values).catch(failure);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`-- ${name}: ${formatCounts(result.counts)}${result.ok ? '' : ' (run failed)'}, ${seconds} s`);
  return { ...result, failures: result.failures.map(({ title, error }) => ({ test: title, where: name, error })) };
}

/** One run in its own process, printed in one piece when it has ended. */
async function runApart(name) {
  const { run: _runs, ...filter } = values;
  const options = Object.entries(filter).map(([key, value]) => (value === true ? `--${key}` : `--${key}=${value}`));
  const script = fileURLToPath(import.meta.url);
  const { code, output } = await run(process.execPath, [script, `--run=${name}`, ...options], {
    allowFailure: true,
    silent: true,
  });
  console.log(output.replace(/^@@(total|retried|failures) .*\n/gm, '').trimEnd());
  return {
    ok: code === 0,
    counts: totalIn(output) ?? { ...noCounts, failed: 1 },
    failures: failuresIn(output),
    retried: retriedIn(output),
  };
}

/**
 * A window waits more than it works, so two runs at once take little more than half the time of one after the other.
 */
async function runAll(names) {
  if (names.length === 1) return [await runHere(names[0])];
  console.log(`\n${names.length} runs in ${lanes} lanes; each is shown when it has ended.`);
  const waiting = [...names];
  const results = [];
  const lane = async () => {
    for (let name = waiting.shift(); name !== undefined && !wasStopped(); name = waiting.shift())
      results.push(await runApart(name).catch(failure));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

const results = await runAll(values.run ?? Object.keys(hostRuns));
console.log(failuresLine(results.flatMap(({ failures }) => failures)));
console.log(retriedLine(results.flatMap(({ retried }) => retried)));
console.log(totalLine(results.map(({ counts }) => counts).reduce(addCounts, noCounts)));
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
