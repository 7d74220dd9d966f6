// Collects the licences of the bundled libraries, as those licences require.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';

// CC-BY-4.0 is the licence of the codicon font; the notices give the attribution that it requires.
const allowed = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|CC-BY-4\.0)$/;

/**
 * The text of ThirdPartyNotices.txt for everything that esbuild took from node_modules.
 * @param {readonly { inputs: object }[]} metafiles
 * @throws when a library has a licence that is not allowed
 */
export async function noticesOf(metafiles) {
  const packages = new Set();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const found = /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
      if (found) packages.add(path.slice(0, found[0].length - 1));
    }
  }
  const notices = await Promise.all([...packages].sort().map(noticeOf));
  return ['This package contains parts of the libraries below.', ...notices].join(`\n\n${'-'.repeat(78)}\n\n`) + '\n';
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(await readFile(inRoot(folder, 'package.json'), 'utf8'));
  if (!allowed.test(license)) throw new Error(`${name} ${version} has the licence "${license}"`);
  const file = (await readdir(inRoot(folder))).find((entry) => /^licen[cs]e/i.test(entry));
  // Some packages of a monorepo name the licence without including its text.
  const text = file ? (await readFile(join(inRoot(folder), file), 'utf8')).trim() : `License: ${license}`;
  return `${name} ${version}\n\n${text}`;
}
