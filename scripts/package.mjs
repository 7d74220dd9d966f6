// Makes vmibench.vsix out of what `npm run build` made, and checks what went into it.
//   node scripts/package.mjs            build, check the list of files, package
//   node scripts/package.mjs --update   the same, but takes the list as it is now
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const listed = inRoot('test', 'fixtures', 'package-files.txt');

/**
 * Does something with vsce in a folder that shows the project without its big caches:
 * vsce holds every file it finds against every pattern, which took nine seconds with VS Code's own files among them.
 */
async function withVsce(work) {
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-package-'));
  try {
    for (const name of readdirSync(root)) {
      if (!['.git', '.vscode-test', 'node_modules', 'test', 'README.md'].includes(name))
        symlinkSync(inRoot(name), join(folder, name), 'junction');
    }
    writeFileSync(join(folder, 'README.md'), withoutPictures(readFileSync(inRoot('README.md'), 'utf8')));
    return await work(await import('@vscode/vsce'), { cwd: folder, dependencies: false, followSymlinks: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The README's pictures are as large as the rest of the package and have no address on the network: they stay out. */
export function withoutPictures(text) {
  return text.replace(/^!\[[^\]]*\]\((?!https:)[^)]*\)\n+/gm, '');
}

/** The files that would be packaged, sorted, one a line. */
async function packageFiles() {
  const files = await withVsce(({ listFiles }, options) => listFiles(options));
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => `${file}\n`)
    .join('');
}

/**
 * Compares the files with the checked-in list and prints what differs.
 * @returns {Promise<boolean>} whether they are the same
 */
export async function checkPackageFiles({ update = false } = {}) {
  const now = await packageFiles();
  if (update) {
    mkdirSync(dirname(listed), { recursive: true });
    writeFileSync(listed, now);
  }
  const before = existsSync(listed) ? readFileSync(listed, 'utf8') : '';
  if (now === before) return true;
  const [present, wanted] = [now, before].map((text) => text.split('\n'));
  for (const file of present.filter((name) => !wanted.includes(name))) console.log(`  new in the package: ${file}`);
  for (const file of wanted.filter((name) => !present.includes(name))) console.log(`  missing in the package: ${file}`);
  console.log(
    "  The package's files are not those of test/fixtures/package-files.txt (npm run package -- --update takes them).",
  );
  return false;
}

/** Makes the package; there is no public repository whose address links could be rewritten to. */
export async function makePackage() {
  const packagePath = inRoot('vmibench.vsix');
  await withVsce(({ createVSIX }, options) =>
    createVSIX({ ...options, packagePath, allowMissingRepository: true, rewriteRelativeLinks: false }),
  );
  return packagePath;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(process.execPath, [inRoot('esbuild.mjs')]);
  const same = await checkPackageFiles({ update: process.argv.includes('--update') });
  console.log(`Made ${await makePackage()}`);
  if (!same) process.exitCode = 1;
}
