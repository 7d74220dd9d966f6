// Writes the tools for agents to package.json (languageModelTools) and package.nls.json. A unit test checks that these
// are up to date.
//   node scripts/manifest-tools.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { tsImport } from 'tsx/esm/api';
import { inRoot } from './lib/paths.mjs';

const { manifestTools, manifestWords } = await tsImport('../src/core/agent/manifest.ts', import.meta.url);

const readJson = async (name) => JSON.parse(await readFile(inRoot(name), 'utf8'));
const writeJson = (name, value) => writeFile(inRoot(name), `${JSON.stringify(value, null, 2)}\n`);

const manifest = await readJson('package.json');
manifest.contributes.languageModelTools = manifestTools;
await writeJson('package.json', manifest);

const words = Object.entries(await readJson('package.nls.json')).filter(([key]) => !key.startsWith('tool.'));
await writeJson('package.nls.json', { ...Object.fromEntries(words), ...manifestWords });
