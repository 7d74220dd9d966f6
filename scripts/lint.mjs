// The static checks: `npm run lint`, and the lint step of npm test. Runs all of them, also when one fails.
//   npm run lint -- [NAME ...]     NAME: prettier, eslint, depcruise, knip
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const bin = (path) => inRoot('node_modules', path);

/** Each check with the arguments for Node. */
export const checks = [
  ['prettier', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['eslint', [bin('eslint/bin/eslint.js'), '.']],
  // The walls between rooms: scripts/lib/rooms.mjs.
  [
    'depcruise',
    [bin('dependency-cruiser/bin/dependency-cruise.mjs'), 'src', 'webview', '--config', '.dependency-cruiser.mjs'],
  ],
  ['knip', [bin('knip/bin/knip.js')]],
];

/** Runs the checks with these names; returns the names of those that failed. */
export async function lint(names = checks.map(([name]) => name)) {
  const failed = [];
  for (const [name, args] of checks.filter(([name]) => names.includes(name))) {
    console.log(`-- ${name}`);
    const { code } = await run(process.execPath, args, { allowFailure: true });
    if (code !== 0) failed.push(name);
  }
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const requested = process.argv.slice(2);
  const failed = await lint(requested.length > 0 ? requested : undefined);
  if (failed.length > 0) {
    console.error(`\nFailed: ${failed.join(', ')}`);
    process.exitCode = 1;
  }
}
