// Installs npm packages when they are missing or do not match package-lock.json.
import { readFileSync } from 'node:fs';
import { inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';

/** Runs `npm ci` unless node_modules matches the lock file; the check takes about 10 ms. */
export async function ensureModules() {
  if (modulesMatch()) return;
  console.log('Installing npm packages (npm ci) ...');
  await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { quiet: true });
}

/**
 * Compares the lock file with the record that npm writes when it has finished installing. Unlike a stored hash, this
 * also accepts what `npm install` did.
 */
function modulesMatch() {
  const locked = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!locked || !present) return false;
  for (const [path, { version, optional, devOptional, peer }] of Object.entries(locked)) {
    if (path === '') continue;
    // Most optional packages are for other systems or processors.
    if (present[path] ? present[path].version !== version : !(optional || devOptional || peer)) return false;
  }
  return Object.keys(present).every((path) => locked[path]);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(inRoot(file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
