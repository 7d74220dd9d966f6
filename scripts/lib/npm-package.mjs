// The package for npm: the command line and the library, without the extension. It is staged in a folder of its own,
// with a package.json of its own, so that the one of the extension need not serve both.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declarations } from './declarations.mjs';
import { manPage } from './man.mjs';
import { noticesOf } from './notices.mjs';
import { inRoot } from './paths.mjs';

const own = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

/** The name of the file that `npm pack` makes. */
export const npmPackageName = `vmibench-${own.version}.tgz`;

const manifest = {
  name: own.name,
  version: own.version,
  description: 'Checks, compares and makes benchmark reports of hypervisors and kernels: command line and library.',
  license: own.license,
  keywords: own.keywords,
  engines: { node: own.engines.node },
  bin: { vmibench: 'bin/vmibench' },
  man: 'man/vmibench.1',
  exports: {
    '.': { types: './lib/index.d.mts', default: './lib/index.mjs' },
    './package.json': './package.json',
  },
};

/** Writes the files of the package into a folder, from what was built in `dist`. */
async function stage(folder, dist) {
  const copy = (from, to = from) => cpSync(inRoot(from), join(folder, to), { recursive: true });
  const put = (name, text) => writeFileSync(join(folder, name), text);
  for (const name of ['bin', 'dist', 'lib', 'man', 'completions', 'docs']) mkdirSync(join(folder, name));
  put('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
  for (const name of ['LICENSE', 'CHANGELOG.md', 'bin/vmibench']) copy(name);
  cpSync(join(dist, 'cli'), join(folder, 'dist/cli'), { recursive: true });
  cpSync(join(dist, 'library.mjs'), join(folder, 'lib/index.mjs'));
  copy('schemas');
  copy('sql');
  for (const name of readdirSync(inRoot('docs'))) if (name.endsWith('.md')) copy(`docs/${name}`);
  copy('docs/library.md', 'README.md');
  for (const [name, text] of Object.entries(declarations())) put(join('lib', name), text);
  const program = join(folder, 'bin/vmibench');
  put('man/vmibench.1', manPage(program, own.version));
  for (const shell of ['bash', 'zsh', 'fish'])
    put(
      `completions/vmibench.${shell}`,
      execFileSync(process.execPath, [program, 'completion', shell], { encoding: 'utf8' }),
    );
  const meta = JSON.parse(readFileSync(join(dist, 'meta.json'), 'utf8'));
  put('dist/ThirdPartyNotices.txt', await noticesOf([meta.cli, meta.library]));
}

/**
 * Makes the package.
 * @param {string} destination the folder that gets it
 * @param {string} dist the folder of the build
 * @returns {Promise<string>} its path
 */
export async function makeNpmPackage(destination, dist = inRoot('dist')) {
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-npm-'));
  try {
    await stage(folder, dist);
    const args = ['pack', '--silent', '--offline', '--ignore-scripts', '--pack-destination', destination];
    execFileSync('npm', args, { cwd: folder, stdio: 'pipe', shell: process.platform === 'win32' });
    return join(destination, npmPackageName);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
