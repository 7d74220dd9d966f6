// Installs VS Code as a server from npm's `code-server`, which contains a complete build of VS Code in lib/vscode.
// Two versions, each pinned by the lock files in versions/<version>: the oldest supported one and the newest.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from '../../scripts/lib/paths.mjs';
import { runNpm } from '../../scripts/lib/run.mjs';

export const oldest = '1.100.3';
export const newest = '1.139.1';
const versions = [oldest, newest];
const lockFiles = ['package.json', 'package-lock.json', 'modules/package.json', 'modules/package-lock.json'];

/**
 * The full version for a prefix ("1.100") or a name ("oldest", "newest").
 * @param {string} requested
 */
export function resolveVersion(requested) {
  if (requested === 'oldest') return oldest;
  if (requested === 'newest') return newest;
  const found = versions.find((version) => version === requested || version.startsWith(`${requested}.`));
  if (!found) throw new Error(`VS Code ${requested} is not available; choose ${versions.join(' or ')}`);
  return found;
}

/**
 * Installs a version unless it is installed already.
 * The folder's name contains a hash of the lock files, and the folder is renamed into place when it is complete:
 * it is either complete and up to date, or absent.
 * @param {string} requested
 * @returns {Promise<{ version: string, node: string, server: string }>} Node to run it with and the server's script
 */
export async function ensureServer(requested) {
  const version = resolveVersion(requested);
  const pins = inRoot('tools', 'vscode-in-npm', 'versions', version);
  const hash = createHash('sha256');
  for (const name of lockFiles) hash.update(readFileSync(join(pins, name)));
  const name = `vscode-${version}-${process.platform}-${process.arch}-${hash.digest('hex').slice(0, 10)}`;
  const home = join(cache, name);
  if (!existsSync(home)) await install(version, pins, home);
  return {
    version,
    node: nodeFor(version, home),
    server: join(home, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

async function install(version, pins, home) {
  console.log(`Installing VS Code ${version} from npm (once) ...`);
  const temporary = `${home}.${process.pid}.partial`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(join(temporary, 'modules'), { recursive: true });
  for (const name of lockFiles) copyFileSync(join(pins, name), join(temporary, name));
  // No install scripts: one of them downloads from outside npm, and tests need no native modules.
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await runNpm(args, { cwd: temporary, quiet: true });
    await runNpm(args, { cwd: join(temporary, 'modules'), quiet: true });
    const inside = join(temporary, 'node_modules/code-server/lib/vscode');
    renameSync(join(temporary, 'modules/node_modules'), join(inside, 'node_modules'));
    addRipgrep(join(inside, 'node_modules/@vscode'));
    moveIntoPlace(temporary, home);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  removeOlder(version, home);
}

/** Up to 1.100 the ripgrep package downloads its binary in an install script; take it from the platform's package. */
function addRipgrep(scope) {
  const program = join(scope, `ripgrep-linux-${process.arch}`, 'bin', 'rg');
  const target = join(scope, 'ripgrep', 'bin');
  if (!existsSync(program) || !existsSync(join(scope, 'ripgrep'))) return;
  mkdirSync(target, { recursive: true });
  copyFileSync(program, join(target, 'rg'));
}

function moveIntoPlace(temporary, home) {
  try {
    renameSync(temporary, home);
  } catch (error) {
    // Another process finished first; its result is the same.
    if (!existsSync(home)) throw error;
  }
}

function removeOlder(version, home) {
  for (const name of readdirSync(cache)) {
    const folder = join(cache, name);
    if (name.startsWith(`vscode-${version}-`) && !name.endsWith('.partial') && folder !== home)
      rmSync(folder, { recursive: true, force: true });
  }
}

/** VS Code 1.139 needs Node 24, which versions/1.139.1 pins as well; 1.100 runs on the Node that runs this script. */
function nodeFor(version, home) {
  if (version === oldest) return process.execPath;
  const own = join(home, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`VS Code ${version} needs Node 24, which npm does not offer for ${process.platform} ${process.arch}`);
}
