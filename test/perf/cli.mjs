// Measures the command line as whole processes, relative to a bare Node that reads and parses the same file.
//   npm run build && node test/perf/cli.mjs [ROWS]
// Prints medians and ratios. The programs take turns, so that other load on the machine affects all of them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { reached } from './reached.mjs';

const rows = Number(process.argv[2] ?? 10_000);
const rounds = 7;

/** A seeded generator (mulberry32): every run of this script measures the same file. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function report(random) {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const samples = (centre) => Array.from({ length: 9 }, () => Number((centre * (1 + 0.01 * normal())).toPrecision(8)));
  const benchmarks = Array.from({ length: rows }, (_, index) => {
    const base = 10 ** (4 * random());
    return {
      id: `row-${index}`,
      name: `benchmark ${index}`,
      metric: { name: 'time', unit: 'ms', direction: 'lower' },
      // One row in ten has changed by up to 5 % either way.
      results: [
        { subject: 'a', samples: samples(base) },
        { subject: 'b', samples: samples(random() < 0.1 ? base * (0.95 + 0.1 * random()) : base) },
      ],
    };
  });
  return {
    format: 'vmibench/1',
    title: `${rows} rows`,
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'vmibench-perf-'));
const file = join(folder, 'large.vmibench.json');
const small = inRoot('examples/vmi-vs-hwmmu-2009.vmibench.json');
writeFileSync(file, JSON.stringify(report(seeded(1)), null, 1));

const parse = (name) => ['-e', `JSON.parse(require('fs').readFileSync(${JSON.stringify(name)},'utf8'))`];
const check = (...args) => [inRoot('bin/vmibench'), 'check', ...args];
const programs = {
  'node -e 0': ['-e', '0'],
  '--version': [inRoot('bin/vmibench'), '--version'],
  'parse, small file': parse(small),
  'check, small file': check(small),
  'parse, large file': parse(file),
  'check, large file': check(file),
  'check --rows, large file': check('--rows', file),
  'check --json, large file': check('--json', file),
};

const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
try {
  for (let round = 0; round <= rounds; round++) {
    for (const [name, args] of Object.entries(programs)) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, {
        stdio: ['ignore', 'ignore', 'pipe'],
        maxBuffer: 1 << 28,
      });
      const took = performance.now() - start;
      if (status !== 0 && status !== 1) throw new Error(`${name}: exit ${status}\n${stderr}`);
      // The first round fills the file cache.
      if (round > 0) times[name].push(took);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
console.log(`${rows} rows of 2 x 9 samples; medians of ${rounds} rounds, whole processes\n`);
for (const [name, ms] of Object.entries(medians)) {
  const against = name.endsWith('small file')
    ? medians['parse, small file']
    : name.endsWith('large file')
      ? medians['parse, large file']
      : undefined;
  console.log(
    `${name.padEnd(26)} ${ms.toFixed(0).padStart(6)} ms${against ? `  ${(ms / against).toFixed(2)} x parse` : ''}`,
  );
}

const lines = [
  ['vmibench --version, against node -e 0', 1.2, '--version', 'node -e 0'],
  ['check of a small file, against reading and parsing it', 1.8, 'check, small file', 'parse, small file'],
  ['check of 10,000 rows', 4, 'check, large file', 'parse, large file'],
  ['check --json of 10,000 rows', 6, 'check --json, large file', 'parse, large file'],
];
for (const [what, target, ours, other] of lines) reached(what, target, medians[ours] / medians[other]);
