// Bundles one file of host tests for the launch configuration "Host Test: Current File", with a copy of the examples.
//   node scripts/debug-host-test.mjs activation.test.ts
import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleHostTests } from './lib/host-tests.mjs';
import { cache, inRoot } from './lib/paths.mjs';

const name = process.argv[2];
if (!name?.endsWith('.test.ts')) throw new Error('usage: node scripts/debug-host-test.mjs NAME.test.ts');

const folder = join(cache, 'debug');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync(inRoot('examples'), join(folder, 'workspace'), { recursive: true });
const bundle = await bundleHostTests({ files: [name] });
renameSync(bundle, join(folder, 'tests.js'));
rmSync(dirname(bundle), { recursive: true, force: true });
