// The table "Held against the peers" of the statistics' specification, with this project's rule in it.
// Usage: npm run bench:verdicts [-- PAIRS SEED]. Ends with 1 where the goal is missed. A short run of it is a unit test.
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
