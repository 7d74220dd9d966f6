/**
 * Measures reading, as multiples of `JSON.parse` of the same text in the same run: `node test/perf/read.mjs`.
 * Other programs import `readTable()`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Measures 100, 1,000 and 10,000 rows, with samples and with bare values. */
export async function readTable() {
  await generate();
  const folder = await mkdtemp(join(tmpdir(), 'vmibench-bench-'));
  try {
    const outfile = join(folder, 'read.mjs');
    await build({
      entryPoints: [join(here, 'read-measure.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const json = createRequire(import.meta.url)('vscode-json-languageservice');
    const { measure } = await import(pathToFileURL(outfile).href);
    const table = [];
    for (const evidence of ['samples', 'values']) {
      for (const rows of [100, 1000, 10000]) table.push(await measure(json, rows, evidence, rows < 10000 ? 41 : 15));
    }
    return table;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { rows, evidence, megabytes, parse, ratios } of await readTable()) {
    console.log(`${rows} rows, ${evidence}, ${megabytes.toFixed(2)} MB: JSON.parse ${parse.toFixed(2)} ms`);
    for (const [name, ratio] of Object.entries(ratios)) console.log(`  ${name.padEnd(36)} ${ratio.toFixed(2)} x`);
  }
}
