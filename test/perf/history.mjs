/**
 * Measures reading, judging and searching for change points in 300 revisions of a report of 50 rows, relative to
 * `JSON.parse` and a `git cat-file` process per revision, four at a time, in the same run: `node
 * test/perf/history.mjs`. Other programs import `historyTable()`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export async function historyTable({ revisions = 300, rows = 50, rounds = 5 } = {}) {
  await generate();
  const folder = await mkdtemp(join(tmpdir(), 'vmibench-bench-'));
  try {
    const outfile = join(folder, 'history.mjs');
    await build({
      entryPoints: [join(here, 'history-measure.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const { makeRepository, ours, peer } = await import(pathToFileURL(outfile).href);
    await makeRepository(folder, revisions, rows);
    const results = [];
    for (let i = 0; i < rounds; i++) results.push({ peer: await peer(folder), ...(await ours(folder)) });
    const median = (name) => results.map((one) => one[name]).sort((a, b) => a - b)[rounds >> 1];
    return {
      revisions,
      rows,
      changes: results[0].changes,
      peer: median('peer'),
      read: median('read'),
      judged: median('judged'),
      whole: median('whole'),
      ratio: median('whole') / median('peer'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { revisions, rows, changes, peer, read, judged, whole, ratio } = await historyTable();
  console.log(`${revisions} revisions of ${rows} rows: a process each and JSON.parse ${peer.toFixed(0)} ms`);
  console.log(
    `  ours ${whole.toFixed(0)} ms (${ratio.toFixed(2)} x): reading and judging ${read.toFixed(0)} ms, ` +
      `with git ${judged.toFixed(0)} ms; ${changes} change points`,
  );
}
