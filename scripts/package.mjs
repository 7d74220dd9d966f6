// Makes vmibench.vsix and the package for npm from the build in dist, and checks which files the first contains.
//   npm run package               build, compare the list of files with the checked-in one, package
//   npm run package -- --update   the same, but accept the present list
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeNpmPackage } from './lib/npm-package.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

/** As `npx vsce package` takes them from package.json. */
const { vsce: settings } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));

const checkedInList = inRoot('test', 'fixtures', 'package-files.txt');

/** What the package cannot contain, besides what .vscodeignore excludes: caches and tests. */
const notCopied = ['.git', '.vscode-test', 'node_modules', 'test'];

/**
 * Calls `work` with vsce on a copy of the project without its caches. vsce matches every file against every line of
 * .vscodeignore, which takes 14 s of processor time for each VS Code in .vscode-test.
 */
async function withVsce(work) {
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-package-'));
  try {
    for (const name of readdirSync(root)) {
      if (!notCopied.includes(name)) cpSync(inRoot(name), join(folder, name), { recursive: true });
    }
    return await work(await import('@vscode/vsce'), { cwd: folder, ...settings });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files that the package contains, sorted, one per line. */
async function packageFiles() {
  const files = await withVsce(({ listFiles }, options) => listFiles(options));
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => `${file}\n`)
    .join('');
}

/**
 * Compares the package's files with the checked-in list and prints the differences.
 * @returns {Promise<boolean>} whether they are equal
 */
export async function checkPackageFiles({ update = false } = {}) {
  const now = await packageFiles();
  if (update) {
    mkdirSync(dirname(checkedInList), { recursive: true });
    writeFileSync(checkedInList, now);
  }
  const before = existsSync(checkedInList) ? readFileSync(checkedInList, 'utf8') : '';
  if (now === before) return true;
  const [present, expected] = [now, before].map((text) => text.split('\n'));
  for (const file of present.filter((name) => !expected.includes(name))) console.log(`  unexpected: ${file}`);
  for (const file of expected.filter((name) => !present.includes(name))) console.log(`  missing: ${file}`);
  console.log('  The package does not match test/fixtures/package-files.txt; to accept: npm run package -- --update');
  return false;
}

/** Makes the package. Without a public repository, a link in its documents that leads to a file is an error. */
export async function makePackage() {
  const packagePath = inRoot('vmibench.vsix');
  await withVsce(({ createVSIX }, options) => createVSIX({ ...options, packagePath, allowMissingRepository: true }));
  return packagePath;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(process.execPath, [inRoot('esbuild.mjs')]);
  const same = await checkPackageFiles({ update: process.argv.includes('--update') });
  console.log(`Made ${await makePackage()}`);
  console.log(`Made ${await makeNpmPackage(root)}`);
  if (!same) process.exitCode = 1;
}
