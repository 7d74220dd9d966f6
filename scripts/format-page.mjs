// Writes docs/format.md from the schema. Usage: node scripts/format-page.mjs
// test/unit/report/format-page.test.ts checks that the page is up to date, and reads its examples.
import { readFileSync, writeFileSync } from 'node:fs';
import { formatPage } from './lib/format-page.mjs';
import { inRoot } from './lib/paths.mjs';

const schema = JSON.parse(readFileSync(inRoot('schemas/vmibench-1.schema.json'), 'utf8'));
writeFileSync(inRoot('docs/format.md'), formatPage(schema));
