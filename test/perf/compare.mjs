/**
 * Measures comparing two reports, as multiples of `JSON.parse` of both texts in the same run:
 * `node --expose-gc test/perf/compare.mjs`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.mjs';
import { reached } from './reached.mjs';

const here = dirname(fileURLToPath(import.meta.url));

await generate();
const folder = await mkdtemp(join(tmpdir(), 'vmibench-bench-'));
try {
  const outfile = join(folder, 'compare.mjs');
  await build({
    entryPoints: [join(here, 'compare-measure.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const { measure } = await import(pathToFileURL(outfile).href);
  for (const evidence of ['samples', 'values']) {
    for (const rows of [100, 1000, 10000]) {
      const { megabytes, parse, ratios } = measure(rows, evidence, rows < 10000 ? 31 : 7);
      console.log(`2 x ${rows} rows, ${evidence}, ${megabytes.toFixed(2)} MB: JSON.parse ${parse.toFixed(2)} ms`);
      if (rows === 10000) reached(`comparing 2 x 10,000 rows, ${evidence}`, 10, ratios['all of it']);
      for (const [name, ratio] of Object.entries(ratios)) console.log(`  ${name.padEnd(30)} ${ratio.toFixed(2)} x`);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
