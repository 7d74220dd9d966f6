// Which files the host tests are, and their bundle for the extension host.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundleTests } from '../../tools/vscode-in-npm/test-bundle.mjs';
import { inRoot } from './paths.mjs';

/** Folders in test/host whose tests need a special run: the web worker, another language, a folder nobody trusts. */
const specialFolders = ['web', 'ja', 'untrusted'];

/**
 * Bundles test/host/*.test.ts, or with `folder` the tests in test/host/<folder>.
 * @param {{ folder?: string, grep?: string, files?: readonly string[] }} [options]
 *   `files`: only test files whose names begin with one of these; by default all
 * @returns {Promise<string>} the bundle; the caller removes its folder
 */
export async function bundleHostTests({ folder, grep, files = [''] } = {}) {
  const from = inRoot('test', 'host', ...(folder ? [folder] : []));
  const found = readdirSync(from, { recursive: true })
    .map(String)
    .sort()
    .filter(
      (name) =>
        name.endsWith('.test.ts') &&
        files.some((start) => name.startsWith(start)) &&
        (folder || !specialFolders.includes(name.split(/[\\/]/)[0])),
    );
  if (found.length === 0) throw new Error(`no test files in ${from} begin with ${files.join(' or ')}`);
  return bundleTests({
    runner: inRoot('test/host/harness/run'),
    files: found.map((name) => join(from, name)),
    web: folder === 'web',
    grep,
  });
}
