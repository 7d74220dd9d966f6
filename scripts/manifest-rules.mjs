// Writes all rules and facts with their descriptions to package.json (settings vmibench.rules and vmibench.require),
// package.nls.json and docs/rules.md. Unit tests check that these are up to date.
//   node scripts/manifest-rules.mjs
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tsImport } from 'tsx/esm/api';
import { inRoot } from './lib/paths.mjs';

const { rules } = await tsImport('../src/core/findings/rules.ts', import.meta.url);
const { comparingRules } = await tsImport('../src/core/compare/rules.ts', import.meta.url);
const { nightRules } = await tsImport('../src/core/compare/night-rules.ts', import.meta.url);
const { readerRules } = await tsImport('../src/core/findings/reader-rules.ts', import.meta.url);

const { facts } = await tsImport('../src/core/analysis/stated.ts', import.meta.url);
const { sayEnglish } = await tsImport('../src/core/messages/messages.ts', import.meta.url);
const { rulesPage } = await tsImport('../src/core/compare/rules-page.ts', import.meta.url);

const severities = ['error', 'warning', 'information', 'hint', 'off'];
const all = [...readerRules, ...rules, ...comparingRules, ...nightRules];

const readJson = async (name) => JSON.parse(await readFile(inRoot(name), 'utf8'));
const writeJson = (name, value) => writeFile(inRoot(name), `${JSON.stringify(value, null, 2)}\n`);

const manifest = await readJson('package.json');
const setting = manifest.contributes.configuration.map(({ properties }) => properties['vmibench.rules']).find(Boolean);
setting.properties = Object.fromEntries(
  all.map(({ name }) => [name, { type: 'string', enum: severities, description: `%rule.${name}%` }]),
);
const required = manifest.contributes.configuration
  .map(({ properties }) => properties['vmibench.require'])
  .find(Boolean);
required.default = facts.map(({ name }) => name);
required.items = {
  type: 'string',
  enum: required.default,
  enumDescriptions: facts.map(({ name }) => `%require.${name}%`),
};
await writeJson('package.json', manifest);

const words = Object.entries(await readJson('package.nls.json')).filter(([key]) => !/^(rule|require)\./.test(key));
const said = all.map(({ name, says, severity }) => [`rule.${name}`, `${says} (${severity})`]);
await writeJson(
  'package.nls.json',
  Object.fromEntries([
    ...words,
    ...said,
    ...facts.map(({ name, said: key }) => [`require.${name}`, sayEnglish({ key })]),
  ]),
);

await mkdir(inRoot('docs'), { recursive: true });
await writeFile(inRoot('docs/rules.md'), rulesPage());
