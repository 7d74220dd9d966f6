/**
 * Measures how the time to read a text grows with its length, for each reader and kind of text:
 * `node test/perf/growth.mjs [--part K/N] [READER [KIND]]`, each a part of names; a part is every Nth pair, from 1/N to
 * N/N. Fails where something grows too fast, is too slow, or hangs. Other programs import `growthTable()`.
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { excessOf, usualGrowth } from './growth-limits.mjs';
import { generate } from '../../scripts/generate.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');

/**
 * Measures all pairs in a process of its own. Where a pair gets no answer in time, the process is ended and a new one
 * goes on behind that pair.
 *
 * @param order as `Order` in growth-worker.ts, without `root`
 * @param patience milliseconds
 * @param seen called with each pair that was measured, or hung
 * @returns what was measured; `times` is absent where the reader hung, and `threw` says what it threw
 */
export async function growthTable(order, patience = 20_000, seen = () => undefined) {
  await generate();
  const folder = await mkdtemp(join(tmpdir(), 'vmibench-bench-'));
  try {
    const outfile = join(folder, 'worker.mjs');
    await build({
      entryPoints: [join(here, 'growth-worker.ts')],
      // As the extension's bundles: jsonc-parser's other entry cannot be bundled.
      mainFields: ['module', 'main'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    const table = [];
    let from = 0;
    while (from !== undefined)
      from = await readOn(outfile, { ...order, from }, patience, (one) => {
        table.push(one);
        seen(one);
      });
    return table;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Continues from a pair; resolves with the next pair, or undefined at the end. */
function readOn(outfile, order, patience, done) {
  return new Promise((resolve, reject) => {
    const child = fork(outfile, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let begun;
    let watch;
    const stop = (next) => {
      clearTimeout(watch);
      child.kill('SIGKILL');
      resolve(next);
    };
    const wait = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        done(begun);
        stop(begun.pair + 1);
      }, patience);
    };
    child.on('message', (message) => {
      if (message.pairs !== undefined) return stop(undefined);
      if (message.times || message.threw) done(message);
      else begun = message;
      wait();
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code) reject(new Error(`the process that reads ended with ${code} at ${JSON.stringify(begun)}`));
    });
    child.send({ root, ...order });
    wait();
  });
}

/** How long 1 MB may take, in milliseconds. */
const mostTime = 1000;

/** Whether a pair hung, threw, or took too much longer for a longer text. */
export function tooFast({ times }, sizes, limits) {
  return !times || excessOf(times, sizes, limits) > 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    options: { part: { type: 'string', default: '1/1' } },
    allowPositionals: true,
  });
  const [part, each] = values.part.split('/').map(Number);
  const [reader, kind] = positionals;
  const sizes = [100_000, 200_000, 1_000_000];
  const limits = usualGrowth;
  const excess = ({ times }) => excessOf(times, sizes, limits);
  const order = { sizes, rounds: 5, ...limits, longest: mostTime, each, part: part - 1, reader, kind };
  // All of it takes hours on a busy machine: what is bad is shown at once.
  const table = await growthTable(order, 60_000, (one) => {
    if (tooFast(one, sizes, limits) || one.times.at(-1) > mostTime) console.error(JSON.stringify(one));
  });
  const hung = table.filter(({ times }) => !times);
  const answered = table.filter(({ times }) => times);
  const byRatio = answered.toSorted((a, b) => excess(b) - excess(a));
  const byTime = answered.toSorted((a, b) => b.times[2] - a.times[2]);
  const fast = byRatio.filter((one) => excess(one) > 1);
  const slow = byTime.filter((one) => one.times[2] > mostTime);
  const show = ({ reader, kind, times }) =>
    console.log(
      `  ${reader.padEnd(28)} ${kind.padEnd(52)} ${times.map((time) => time.toFixed(0).padStart(6)).join(' ')}`,
    );
  console.log(`${table.length} pairs of a reader and a kind of text; milliseconds for 100 KB, 200 KB and 1 MB`);
  console.log(
    `${hung.length} hung or threw, ${fast.length} grow too fast (above ${limits.perDoubling} for twice the length), ${slow.length} are too slow`,
  );
  for (const one of hung) console.log(`  ${one.reader.padEnd(28)} ${one.kind.padEnd(52)} ${one.threw ?? 'hung'}`);
  console.log('Fastest growth:');
  byRatio.slice(0, Math.max(5, fast.length)).forEach(show);
  console.log('Longest for 1 MB:');
  byTime.slice(0, Math.max(5, slow.length)).forEach(show);
  process.exitCode = hung.length + fast.length + slow.length > 0 ? 1 : 0;
}
