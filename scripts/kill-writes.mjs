// Kills the command line while it writes, at as many points as asked, and looks at what is left:
//   node scripts/kill-writes.mjs [POINTS]     default: 50 points each of format and import --into
// The tests kill the function that writes; this kills whole commands, which takes minutes.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './lib/paths.mjs';

const points = Number(process.argv[2] ?? 50);
const signals = ['SIGKILL', 'SIGINT', 'SIGTERM'];
const folder = mkdtempSync(join(tmpdir(), 'vmibench-kill-'));
const file = join(folder, 'large.vmibench.json');
const log = join(folder, 'runs.vmiruns.jsonl');
writeFileSync(log, JSON.stringify({ subject: 's', benchmark: 'b0', unit: 's', direction: 'lower', value: 1 }));

/** Some megabytes in one line: far from the canonical layout. */
const old = JSON.stringify({
  format: 'vmibench/1',
  title: 'large',
  subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
  benchmarks: Array.from({ length: 20_000 }, (_, i) => ({
    id: `b${i}`,
    name: `b${i}`,
    metric: { name: 'time', unit: 's', direction: 'lower' },
    results: ['a', 'b'].map((subject) => ({ subject, samples: [100 + (i % 7), 101, 102.5] })),
  })),
});

/** @returns {Promise<{ ms: number, by: string | number | null }>} */
function ran(args, signal, afterMs) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [inRoot('bin/vmibench'), ...args], { stdio: 'ignore' });
    const timer = signal && setTimeout(() => child.kill(signal), afterMs);
    child.on('error', reject);
    child.on('close', (code, by) => {
      clearTimeout(timer);
      resolve({ ms: performance.now() - start, by: by ?? code });
    });
  });
}

let faults = 0;
for (const args of [
  ['format', file],
  ['import', '--runlog', log, '--into', file, '--as', 'subject'],
]) {
  writeFileSync(file, old);
  const { ms } = await ran(args);
  const now = readFileSync(file, 'utf8');
  const ends = { old: 0, new: 0, left: 0 };
  for (let i = 0; i < points; i++) {
    writeFileSync(file, old);
    const signal = signals[i % signals.length];
    // The last half of the time, in which the file is written.
    await ran(args, signal, ms * (0.5 + (0.6 * i) / points));
    const found = readFileSync(file, 'utf8');
    const hidden = readdirSync(folder).filter((name) => name.startsWith('.vmibench-'));
    for (const name of hidden) rmSync(join(folder, name));
    if (found === old) ends.old++;
    else if (found === now) ends.new++;
    else console.log(`${args[0]}: torn at point ${i} by ${signal}: ${found.length} characters`, ++faults);
    if (hidden.length > 0 && signal !== 'SIGKILL') console.log(`${args[0]}: ${signal} left ${hidden}`, ++faults);
    ends.left += hidden.length;
  }
  console.log(`${args[0]}: ${points} points; old ${ends.old}, new ${ends.new}; files left by SIGKILL ${ends.left}`);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = faults > 0 ? 1 : 0;
