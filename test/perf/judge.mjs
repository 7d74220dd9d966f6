/**
 * Measures reading and judging as multiples of `JSON.parse` of the same text in the same run, and the cost of a key
 * press after that: `node --expose-gc test/perf/judge.mjs`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.mjs';
import { reached } from './reached.mjs';

/** At 10,000 rows with samples, against `JSON.parse`. */
const targets = { 'read, validate': 2.2, 'judge alone': 4.5, 'a key press: all of this': 1.5 };

const here = dirname(fileURLToPath(import.meta.url));

await generate();
const folder = await mkdtemp(join(tmpdir(), 'vmibench-bench-'));
try {
  const outfile = join(folder, 'judge.cjs');
  await build({
    entryPoints: [join(here, 'judge-measure.ts')],
    outfile,
    // As the extension's bundles: jsonc-parser's other entry cannot be bundled.
    mainFields: ['module', 'main'],
    bundle: true,
    minify: true,
    platform: 'node',
    // The library of the language server's protocol has no modules.
    format: 'cjs',
    logLevel: 'error',
  });
  const { measure, serverPress } = await import(pathToFileURL(outfile).href);
  for (const evidence of ['samples', 'values']) {
    for (const rows of [100, 1000, 10000]) {
      const { megabytes, parse, ratios, findings, heap } = measure(rows, evidence, rows < 10000 ? 31 : 11);
      console.log(`${rows} rows, ${evidence}, ${megabytes.toFixed(2)} MB: JSON.parse ${parse.toFixed(2)} ms`);
      for (const [name, ratio] of Object.entries(ratios)) console.log(`  ${name.padEnd(52)} ${ratio.toFixed(2)} x`);
      if (rows === 10000 && evidence === 'samples')
        for (const [name, target] of Object.entries(targets)) reached(`10,000 rows: ${name}`, target, ratios[name]);
      console.log(`  ${'findings, against judging'.padEnd(52)} ${findings.toFixed(2)} x`);
      if (heap !== undefined)
        console.log(`  ${'memory of the analysis, against that of the parsed value'.padEnd(52)} ${heap.toFixed(2)} x`);
    }
  }
  const server = serverPress(10_000, 40);
  console.log(`a key press in the language server, 10,000 rows: ${server.toFixed(2)} x that of VS Code`);
  reached('10,000 rows: a key press in the language server, against VS Code', 1.2, server);
} finally {
  await rm(folder, { recursive: true, force: true });
}
