// Kills the command line while it writes, at as many points as asked, and looks at what is left; then writes to a file
// system that is full, and eight times into one report at once:
//   node scripts/kill-writes.mjs [POINTS]     default: 50 points each of format and import --into
// The tests kill the function that writes; this kills whole commands, which takes minutes.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from './lib/paths.mjs';

const points = Number(process.argv[2] ?? 50);
const atOnce = 8;
const smallDiskMB = 2;
const signals = ['SIGKILL', 'SIGINT', 'SIGTERM'];
const folder = mkdtempSync(join(tmpdir(), 'vmibench-kill-'));
const bin = join(folder, 'bin', 'vmibench');
mkdirSync(join(folder, 'bin'));
copyFileSync(inRoot('bin/vmibench'), bin);
execFileSync(process.execPath, [inRoot('esbuild.mjs'), 'cli', 'clock', `--outdir=${join(folder, 'dist')}`]);

/** A report of more than a megabyte in one line: far from the canonical layout. */
const old = JSON.stringify({
  format: 'vmibench/1',
  title: 'large',
  subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
  benchmarks: Array.from({ length: 6000 }, (_, i) => ({
    id: `b${i}`,
    name: `b${i}`,
    metric: { name: 'time', unit: 's', direction: 'lower' },
    results: ['a', 'b'].map((subject) => ({ subject, samples: [100 + (i % 7), 101, 102.5] })),
  })),
});

let faults = 0;
const fault = (text) => {
  faults++;
  console.log(`FAULT ${text}`);
};

/** @returns {Promise<{ ms: number, by: string | number | null }>} */
function ran(args, signal, afterMs) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(process.execPath, [bin, ...args], { stdio: 'ignore' });
    const timer = signal && setTimeout(() => child.kill(signal), afterMs);
    child.on('error', reject);
    child.on('close', (code, by) => {
      clearTimeout(timer);
      resolve({ ms: performance.now() - start, by: by ?? code });
    });
  });
}

const hiddenIn = (place) => readdirSync(place).filter((name) => name.startsWith('.vmibench-'));

function runLog(place, subject) {
  const file = join(place, `${subject}.vmiruns.jsonl`);
  writeFileSync(file, JSON.stringify({ subject, benchmark: 'b0', unit: 's', direction: 'lower', value: 1 }));
  return file;
}

function importing(place, subject, file) {
  return ['import', '--runlog', runLog(place, subject), '--into', file, '--as', 'subject'];
}

async function killed(name, place, file, args) {
  // Other work on the machine only adds: the least of some undisturbed runs is what it takes.
  let ms = Infinity;
  for (let i = 0; i < 3; i++) {
    writeFileSync(file, old);
    const whole = await ran(args);
    if (whole.by !== 0) fault(`${name}: exit code ${whole.by}`);
    ms = Math.min(ms, whole.ms);
  }
  const now = readFileSync(file, 'utf8');
  if (now === old) fault(`${name}: left the file as it was`);
  const ends = { old: 0, new: 0, left: 0 };
  for (let i = 0; i < points; i++) {
    writeFileSync(file, old);
    const signal = signals[i % signals.length];
    // The last half of the time, in which the file is written.
    await ran(args, signal, ms * (0.5 + (0.7 * i) / points));
    const found = readFileSync(file, 'utf8');
    const hidden = hiddenIn(place);
    for (const one of hidden) rmSync(join(place, one));
    if (found === old) ends.old++;
    else if (found === now) ends.new++;
    else fault(`${name}: torn at point ${i} by ${signal}: ${found.length} characters`);
    if (hidden.length > 0 && signal !== 'SIGKILL') fault(`${name}: ${signal} left ${hidden}`);
    ends.left += hidden.length;
  }
  console.log(`${name}: ${points} points; old ${ends.old}, new ${ends.new}; files left by SIGKILL ${ends.left}`);
}

/** The report fits once on this file system, and not twice. */
async function onSmallDisk() {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${smallDiskMB}m`, 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return console.log('small disk: not tried, because nothing may be mounted here');
  }
  try {
    const file = join(disk, 'large.vmibench.json');
    writeFileSync(file, old);
    const commands = {
      format: ['format', file],
      'import --into': importing(folder, 's', file),
      'export -o': ['export', '--to', 'html', file, '-o', join(disk, 'a.html')],
    };
    for (const [name, args] of Object.entries(commands)) {
      const { by } = await ran(args);
      if (by !== 2) fault(`${name} on a full disk: exit code ${by}`);
      if (readFileSync(file, 'utf8') !== old) fault(`${name} on a full disk: the report is another`);
      if (readdirSync(disk).length > 1) fault(`${name} on a full disk left ${readdirSync(disk)}`);
    }
    console.log(`small disk: ${Object.keys(commands).length} commands on ${smallDiskMB} MB, each with exit code 2`);
  } finally {
    execFileSync('umount', [disk]);
  }
}

/** Several imports into one report, of which one is killed each time: whatever ended well is in the report. */
async function together() {
  const rounds = Math.ceil(points / atOnce);
  const file = join(folder, 'many.vmibench.json');
  writeFileSync(file, old);
  const done = [];
  for (let round = 0; round < rounds; round++) {
    const all = Array.from({ length: atOnce }, (_, i) => `s${round}-${i}`);
    const signal = signals[round % signals.length];
    const ended = await Promise.all(
      all.map((subject, i) => ran(importing(folder, subject, file), i === 0 && signal, 700 + 300 * round)),
    );
    ended.forEach(({ by }, i) => {
      if (by === 0) done.push(all[i]);
      else if (i > 0) fault(`eight at once: import of ${all[i]} ended with ${by}`);
    });
  }
  const { subjects } = JSON.parse(readFileSync(file, 'utf8'));
  const ids = new Set(subjects.map(({ id }) => id));
  const lost = done.filter((one) => !ids.has(one));
  if (lost.length > 0) fault(`eight at once: lost ${lost}`);
  console.log(
    `eight at once: ${rounds} times, one killed each time; ${done.length} imports ended well, ${lost.length} lost`,
  );
}

try {
  const place = join(folder, 'killed');
  mkdirSync(place);
  const file = join(place, 'large.vmibench.json');
  await killed('format', place, file, ['format', file]);
  await killed('import --into', place, file, importing(place, 's', file));
  await onSmallDisk();
  await together();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = faults > 0 ? 1 : 0;
