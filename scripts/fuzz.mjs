// Tries to break the product with damaged and hostile inputs, made from a seed. What breaks it is printed, made small,
// and kept under test/output/fuzz.
//   npm run fuzz                        two minutes, all kinds
//   npm run fuzz -- 30                  thirty minutes
//   npm run fuzz -- 5 imports --seed 7  five minutes of one kind, with the seed of an earlier run
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { generate } from './generate.mjs';
import { inRoot } from './lib/paths.mjs';

/** A trial that takes longer hangs, in milliseconds: the slowest honest one takes well under a second. */
const hangsAfter = 20_000;

/** Until a worker has read its own program, on a machine that does much else. */
const beginsAfter = 120_000;

/** Kinds that are tried at the same time. */
const sideBySide = 2;

/** As in test/fuzz/kinds.ts, which only a bundle can import. */
export const kindNames = ['reports', 'fixes', 'layout', 'edits', 'compared', 'imports', 'pieces', 'faults', 'growth'];

/**
 * @param {{
 *   minutes: number, kinds?: readonly string[], seed: number, limit?: number, print?: (line: string) => void,
 * }} options
 * @returns how many kinds were tried, how many of them broke, and how many trials were made
 */
export async function fuzz({ minutes, kinds = kindNames, seed, limit = hangsAfter, print = console.log }) {
  await generate();
  mkdirSync(inRoot('test/output/fuzz'), { recursive: true });
  const folder = mkdtempSync(inRoot('test/output/fuzz/build-'));
  const outfile = join(folder, 'worker.mjs');
  try {
    await build({
      entryPoints: [inRoot('test/fuzz/worker.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      loader: { '.sql': 'text' },
      logLevel: 'error',
      // The bundle lies elsewhere than its sources, and these look for files of the project.
      define: { 'import.meta.url': JSON.stringify(new URL('./lib/paths.mjs', import.meta.url).href) },
    });
    const milliseconds = (minutes * 60_000 * Math.min(sideBySide, kinds.length)) / kinds.length;
    const waiting = [...kinds];
    const outcomes = [];
    const next = async () => {
      for (let kind = waiting.shift(); kind !== undefined; kind = waiting.shift())
        outcomes.push(report(await tryKind(outfile, { kind, seed, milliseconds }, limit), kind, seed, print));
    };
    await Promise.all(Array.from({ length: sideBySide }, next));
    return {
      kinds: kinds.length,
      broken: outcomes.filter((one) => one.broke).length,
      tried: outcomes.reduce((sum, one) => sum + one.tried, 0),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the worker says in the end; a trial that never ends is ended here, and is what broke. */
function tryKind(outfile, task, limit) {
  return new Promise((resolve) => {
    const worker = new Worker(outfile, { workerData: task });
    let trying;
    let tried = 0;
    let said;
    let watchdog;
    const watch = (patience) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => {
        said = { broke: trying, why: `does not end within ${patience / 1000} s`, tried };
        void worker.terminate();
      }, patience);
    };
    watch(beginsAfter);
    worker.on('message', (message) => {
      watch(limit);
      if (!message.trying) said = message;
      else {
        trying = message.trying;
        tried++;
      }
    });
    worker.on('error', (error) => (said = { broke: trying, why: String(error.stack ?? error), tried }));
    worker.on('exit', () => {
      clearTimeout(watchdog);
      resolve(said ?? { broke: trying, why: 'the worker ended without a word', tried });
    });
  });
}

/** @returns whether something broke; a campaign that made no trial is broken itself */
function report(said, kind, seed, print) {
  if (!said.broke) {
    const broke = said.why !== undefined || said.tried === 0;
    print(`${kind.padEnd(8)} ${said.tried} trials, ${broke ? `then ${said.why ?? 'an end'}` : 'nothing broke'}`);
    return { ...said, broke };
  }
  const file = inRoot(`test/output/fuzz/${kind}-${seed}.json`);
  writeFileSync(file, `${JSON.stringify(said.broke, undefined, 2)}\n`);
  const { text, about } = said.broke;
  print(`${kind.padEnd(8)} BROKE after ${said.tried} trials with seed ${seed}: ${said.why}`);
  print(`  from ${about}; ${text.length} characters, kept in ${file}`);
  for (const line of text.slice(0, 1500).split('\n')) print(`  | ${JSON.stringify(line).slice(1, -1)}`);
  return said;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
  const minutes = positionals.map(Number).find((one) => one > 0) ?? 2;
  const kinds = positionals.filter((one) => !(Number(one) > 0));
  const unknown = kinds.filter((one) => !kindNames.includes(one));
  if (unknown.length > 0) {
    console.error(`unknown kind ${unknown.join(', ')}; choose from ${kindNames.join(', ')}`);
    process.exit(2);
  }
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  const { broken, tried } = await fuzz({ minutes, seed, kinds: kinds.length > 0 ? kinds : undefined });
  console.log(`${tried} trials with seed ${seed}; ${broken === 0 ? 'nothing broke' : `${broken} kinds broke`}`);
  process.exitCode = broken === 0 ? 0 : 1;
}
