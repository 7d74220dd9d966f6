// Packages of Debian that tests need. They are installed only as root on Debian or Ubuntu, where that needs no prompt.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

export const mayInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/**
 * @param {string} name a program
 * @returns {boolean} whether it is on the path
 */
const isThere = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

/** Gets the lists of packages anew. */
export const updateLists = () => run('apt-get', ['update', '-qq'], { env, quiet: true });

/**
 * Installs packages without those that they only recommend.
 * @param {readonly string[]} names
 * @param {{ quiet?: boolean, silent?: boolean, allowFailure?: boolean }} [options] as for `run`
 */
export const installPackages = (names, options = { quiet: true }) =>
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env, ...options });

/** Real programs that tests drive, with the package of each. Tests are skipped where their program is missing. */
const driven = [
  { program: 'nvim', package: 'neovim' },
  { program: 'qemu-system-x86_64', package: 'qemu-system-x86' },
  { program: 'ssh', package: 'openssh-client' },
];

/** Installs the programs that tests drive, or says which tests will be skipped without them. */
export async function ensureDriven() {
  const missing = driven.filter(({ program }) => !isThere(program)).map((one) => one.package);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  if (!mayInstall())
    return console.log(`Tests of other programs are skipped without ${names} (Debian: sudo apt-get install ${names}).`);
  console.log(`Installing ${names} from Debian (once) ...`);
  await updateLists();
  const { code } = await installPackages(missing, { silent: true, allowFailure: true });
  if (code !== 0) console.log(`They could not be installed, so the tests that need them are skipped.`);
}
