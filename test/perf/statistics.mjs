/**
 * Measures the tests of a ratio as multiples of `JSON.parse` and of sorting in the same run:
 * `node test/perf/statistics.mjs`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/** Groups of measures; the first of each group is the reference. */
export async function statisticsTable() {
  const folder = await mkdtemp(join(tmpdir(), 'vmibench-bench-'));
  try {
    const outfile = join(folder, 'statistics.mjs');
    await build({
      entryPoints: [join(here, 'statistics-measure.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const { measureRows, measureLongRow, measureHugeRow } = await import(pathToFileURL(outfile).href);
    const { megabytes, measures } = measureRows(10_000);
    return [
      { name: `10,000 rows of 2 x 9 samples, ${megabytes.toFixed(1)} MB`, measures },
      { name: 'one row of 2 x 5,000 samples', measures: measureLongRow() },
      { name: 'one row of 2 x 100,000 samples', measures: measureHugeRow() },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { name, measures } of await statisticsTable()) {
    console.log(name);
    for (const { name: what, milliseconds } of measures) {
      const ratio = (milliseconds / measures[0].milliseconds).toFixed(2);
      console.log(`  ${what.padEnd(36)} ${milliseconds.toFixed(2).padStart(8)} ms ${ratio.padStart(7)} x`);
    }
  }
}
