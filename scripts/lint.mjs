// The static checks: `npm run lint`, and the static step of npm test. Runs all of them, also when one fails.
//   npm run lint -- [NAME ...]     NAME: eslint, prettier, knip, depcruise; or types, which is also npm run typecheck
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const bin = (path) => inRoot('node_modules', path);

/** Each check with the arguments for Node, the longest first, so that they end together. */
const checks = {
  eslint: [bin('eslint/bin/eslint.js'), '.'],
  types: [bin('typescript/bin/tsc'), '-p', inRoot('tsconfig.json'), '--noEmit'],
  prettier: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  knip: [bin('knip/bin/knip.js')],
  // The walls between rooms: scripts/lib/rooms.mjs.
  depcruise: [
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    'src',
    'webview',
    '--config',
    '.dependency-cruiser.mjs',
  ],
};

/** All of them, for npm test. */
export const allChecks = Object.keys(checks);

/**
 * Runs the checks with these names, two at a time where the machine has two cores, because each uses one core.
 * @param {readonly string[]} names
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function lint(names) {
  const failed = [];
  const waiting = allChecks.filter((name) => names.includes(name));
  const worker = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const start = performance.now();
      // Printed in one piece, because another check runs at the same time.
      const { code, output } = await run(process.execPath, checks[name], { allowFailure: true, silent: true });
      console.log(
        `-- ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s${output && `\n${output.trimEnd()}`}`,
      );
      if (code !== 0) failed.push(name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const requested = process.argv.slice(2);
  const failed = await lint(requested.length > 0 ? requested : allChecks.filter((name) => name !== 'types'));
  if (failed.length > 0) {
    console.error(`\nFailed: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
}
