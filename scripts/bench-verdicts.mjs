// Prints the specification's table of false alarms and power, with this project's rule added.
//   npm run bench:verdicts [-- PAIRS SEED]
// Exits with 1 when the goal is missed. A unit test does a short run.
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = await mkdtemp(join(tmpdir(), 'vmibench-verdicts-'));
try {
  const outfile = join(folder, 'verdicts.mjs');
  await build({
    entryPoints: [join(root, 'test/perf/verdicts.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile,
    logLevel: 'error',
  });
  await import(pathToFileURL(outfile).href);
} finally {
  await rm(folder, { recursive: true, force: true });
}
