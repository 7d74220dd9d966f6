// npm's packages: installed when they are missing or are not what package-lock.json names.
import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';

/** Runs `npm ci` unless node_modules is what the lock file asks for. Takes some ten milliseconds when it is. */
export async function ensureModules() {
  if (modulesAreRight()) return;
  console.log('Installing npm packages (npm ci) ...');
  await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
}

/**
 * Compares the lock file with npm's own record of what it installed, which it writes when it has finished.
 * A check by content, not by a remembered hash: whoever runs `npm install` need not install again.
 */
function modulesAreRight() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(wanted)) {
    if (path === '') continue;
    // Optional packages are for other systems or processors, mostly.
    if (present[path] ? present[path].version !== version : !(optional || devOptional || peer)) return false;
  }
  return Object.keys(present).every((path) => wanted[path]);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
