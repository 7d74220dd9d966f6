// Sets up VS Code as a server out of npm's `code-server`, which carries a whole built VS Code in lib/vscode.
// Two versions, each pinned by lock files under scripts/vscode/<version>: the oldest supported and the newest.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot } from './paths.mjs';
import { runNpm } from './run.mjs';

export const oldest = '1.100.3';
export const newest = '1.139.1';
const versions = [oldest, newest];
const locks = ['package.json', 'package-lock.json', 'modules/package.json', 'modules/package-lock.json'];

/**
 * A version asked for by its beginning ("1.100") or by name ("oldest", "newest").
 * @param {string} wanted
 */
export function resolveVersion(wanted) {
  if (wanted === 'oldest') return oldest;
  if (wanted === 'newest') return newest;
  const found = versions.find((version) => version === wanted || version.startsWith(`${wanted}.`));
  if (!found) throw new Error(`VS Code ${wanted} is not set up here; there are ${versions.join(' and ')}`);
  return found;
}

/**
 * Installs one version unless it is there, and says where its parts are.
 * The folder's name carries the lock files' hash and the folder appears by a rename,
 * so that it is either complete and right or absent.
 * @param {string} wanted
 * @returns {Promise<{ version: string, node: string, server: string }>} Node to run it with and the server's script
 */
export async function ensureServer(wanted) {
  const version = resolveVersion(wanted);
  const pins = inRoot('scripts', 'vscode', version);
  const hash = createHash('sha256');
  for (const name of locks) hash.update(readFileSync(join(pins, name)));
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
  console.log(`Setting up VS Code ${version} from npm (once) ...`);
  const temporary = `${home}.${process.pid}.partial`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(join(temporary, 'modules'), { recursive: true });
  for (const name of locks) copyFileSync(join(pins, name), join(temporary, name));
  // No install scripts: one of them downloads from elsewhere, and nothing native is needed to run tests.
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  try {
    await runNpm(args, { cwd: temporary, quiet: true });
    await runNpm(args, { cwd: join(temporary, 'modules'), quiet: true });
    const inside = join(temporary, 'node_modules/code-server/lib/vscode');
    renameSync(join(temporary, 'modules/node_modules'), join(inside, 'node_modules'));
    giveRipgrep(join(inside, 'node_modules/@vscode'));
    moveIntoPlace(temporary, home);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  removeOlder(version, home);
}

/** The old version's ripgrep package downloads its program when installed; the newer one brings it along. */
function giveRipgrep(scope) {
  const program = join(scope, `ripgrep-linux-${process.arch}`, 'bin', 'rg');
  const wanted = join(scope, 'ripgrep', 'bin');
  if (!existsSync(program) || !existsSync(join(scope, 'ripgrep'))) return;
  mkdirSync(wanted, { recursive: true });
  copyFileSync(program, join(wanted, 'rg'));
}

function moveIntoPlace(temporary, home) {
  try {
    renameSync(temporary, home);
  } catch (error) {
    // Somebody else's set-up came first: theirs is as good as ours.
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

/** VS Code 1.139 wants Node 24, which comes from npm with it; 1.100 runs on the Node that runs this. */
function nodeFor(version, home) {
  if (version === oldest) return process.execPath;
  const own = join(home, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(`VS Code ${version} needs Node 24, and npm has none for ${process.platform} ${process.arch}`);
}
