// Runs the host tests in a desktop VS Code, which @vscode/test-electron downloads.
//   npm run test:desktop [-- VERSION]
// Tests that drive the window skip themselves, because only the launcher of tools/vscode-in-npm can do that.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ensureModules } from './lib/modules.mjs';
import { inRoot, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const version = process.argv[2] ?? 'stable';
await ensureModules();
await run(process.execPath, [inRoot('esbuild.mjs')]);
const { bundleHostTests } = await import('./lib/host-tests.mjs');
const { runTests } = await import('@vscode/test-electron');
const temporary = mkdtempSync(join(tmpdir(), 'vmibench-desktop-'));
const bundle = await bundleHostTests();
try {
  cpSync(inRoot('examples'), join(temporary, 'workspace'), { recursive: true });
  await runTests({
    version,
    extensionDevelopmentPath: root,
    extensionTestsPath: bundle,
    launchArgs: [join(temporary, 'workspace'), '--disable-extensions', `--user-data-dir=${join(temporary, 'user')}`],
    extensionTestsEnv: { VMIBENCH_RUN: 'desktop', VMIBENCH_VSCODE_VERSION: version === 'stable' ? '1.' : version },
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(dirname(bundle), { recursive: true, force: true });
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
