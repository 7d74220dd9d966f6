/**
 * Measures reading, judging and searching for change points in 300 revisions of a report of 50 rows, relative to
 * `JSON.parse` and a `git cat-file` process per revision, four at a time, in the same run: `node
 * test/perf/history.mjs`. Other programs import `historyTable()`; without rounds it has ours
 * alone, once.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { generate } from '../../scripts/generate.mjs';
import { reached } from './reached.mjs';

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
    if (rounds === 0) return { ...(await ours(folder)), revisions, rows };
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
  reached('history of 300 revisions of 50 rows, against git and parse', 0.75, ratio);
  // Once: it is long enough to be steady.
  const many = await historyTable({ revisions: 3000, rounds: 0 });
  const growth = many.whole / (10 * whole);
  console.log(`${many.revisions} revisions: ${many.whole.toFixed(0)} ms, ${growth.toFixed(2)} x ten times that of 300`);
  // Linear, but for the machine's noise.
  reached('history of 3,000 revisions, against ten times that of 300', 1.3, growth);
}
