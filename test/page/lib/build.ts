/** The pages as packaged, built from the current sources once before the first test. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');
export const output = join(root, 'test/output/page');
export const dist = join(output, 'dist');

const scripts = ['page', 'charts', 'compare', 'import'];

/** The development page calls it on every reload. Does nothing if nothing changed. */
export function build(): void {
  mkdirSync(dist, { recursive: true });
  const changed = Math.max(
    ...['webview', 'src', 'esbuild.mjs', 'package-lock.json'].map((path) => changedAt(join(root, path))),
  );
  const files = scripts.map((name) => join(dist, `${name}.js`));
  if (files.every((file) => existsSync(file) && statSync(file).size > 0 && statSync(file).mtimeMs > changed)) return;
  execFileSync(process.execPath, ['esbuild.mjs', ...scripts, `--outdir=${dist}`], { cwd: root, stdio: 'inherit' });
}

/** Vitest calls this before a project's first test. */
export const setup = build;

/** When a file, or the newest in a folder, was last written; generated files do not count. */
function changedAt(path: string): number {
  if (path.endsWith('generated')) return 0;
  const at = statSync(path);
  return at.isDirectory() ? Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name)))) : at.mtimeMs;
}
