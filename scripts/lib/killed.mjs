// Writers that are killed in the middle: real processes, which write one content and the other in turn until a signal.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { inRoot } from './paths.mjs';

const signals = ['SIGKILL', 'SIGINT', 'SIGTERM'];
const contents = ['a', 'b'].map((letter) => letter.repeat(1 << 20));
const atOnce = 4;

/** Says that it has begun, so that no signal comes before the first write. */
const writer = `
const { writeWhole } = require(process.argv[1]);
const texts = ['a', 'b'].map((letter) => letter.repeat(${contents[0].length}));
(async () => {
  process.stdout.write('begun');
  for (let i = 1; ; i++) await writeWhole(process.argv[2], texts[i % 2]);
})();
`;

/**
 * @param {{ points: number, folder: string, spreadMs?: number }} options how often, and over which time after the first
 *   write
 * @returns which points left a file that is neither content, and which left other files although they got a signal that
 * a process can act on
 */
export async function killedWriters({ points, folder, spreadMs = 60 }) {
  const module = join(folder, 'write.cjs');
  buildSync({ entryPoints: [inRoot('src/node/write.ts')], bundle: true, platform: 'node', outfile: module });
  const torn = [];
  const leftBySignal = [];
  const seen = new Set();
  const point = async (i) => {
    const place = join(folder, `killed-${i}`);
    const file = join(place, 'file');
    mkdirSync(place);
    writeFileSync(file, contents[0]);
    const wanted = signals[i % signals.length];
    const died = await killed([module, file], wanted, (spreadMs * i) / points);
    seen.add(died);
    const now = readFileSync(file, 'utf8');
    if (!contents.includes(now)) torn.push({ i, signal: wanted, length: now.length });
    if (wanted !== 'SIGKILL' && readdirSync(place).length > 1) leftBySignal.push({ i, files: readdirSync(place) });
  };
  const waiting = Array.from({ length: points }, (_, i) => i);
  const worker = async () => {
    for (let i = waiting.shift(); i !== undefined; i = waiting.shift()) await point(i);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { points, torn, leftBySignal, signals: [...seen].sort() };
}

/** The signal that the writer died of. */
function killed(args, signal, afterMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.on('error', reject);
    child.stdout.once('data', () => setTimeout(() => child.kill(signal), afterMs));
    child.on('close', (code, by) => resolve(by ?? `exit ${code}`));
  });
}
