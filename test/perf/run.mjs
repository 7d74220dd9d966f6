// How exact the clock of `vmibench run` is: the same commands timed by it and by hyperfine, which take turns.
//   npm run bench -- run          needs hyperfine; about two minutes; best on an idle machine
// Prints medians, their difference (bias), spreads, and what a run costs beside its command: from the beginning of one
// run to that of the next, without the command. Fails above the limits, which hold for an idle machine.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';

const commands = [
  { command: '/bin/true', runs: 150, maxBias: 0.001 },
  { command: 'sleep 0.01', runs: 100, maxBias: 0.001 },
  { command: 'sleep 1', runs: 8, maxBias: 0.01 },
];
/** Both tools twice, in the order AB BA: a drift meets both alike. */
const rounds = ['hyperfine', 'vmibench', 'vmibench', 'hyperfine'];
const [maxSpread, maxOverheadSeconds] = [1.5, 0.005];

if (spawnSync('hyperfine', ['--version']).error) {
  console.log('hyperfine is not installed (apt-get install hyperfine); nothing was measured');
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), 'vmibench-run-'));
const env = { ...process.env, TMPDIR: folder };

function ran(program, args, allowed = [0]) {
  const { status, stderr } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
  if (!allowed.includes(status)) throw new Error(`${program}: exit code ${status}: ${stderr}`);
}

/** Seconds of each run by hyperfine, which starts the command itself, without a shell. */
function byHyperfine(command, runs) {
  const file = join(folder, 'hyperfine.json');
  ran('hyperfine', ['-N', '--warmup', '2', '--runs', String(runs), '--export-json', file, command]);
  return { times: JSON.parse(readFileSync(file, 'utf8')).results[0].times, beside: [] };
}

/** Seconds of each run by a plan, and the seconds between the beginnings of two runs, without the command. */
function byPlan(command, runs) {
  const [plan, log] = [join(folder, 'p.vmiplan.json'), join(folder, 'p.vmiruns.jsonl')];
  const text = JSON.stringify({
    format: 'vmiplan/1',
    subjects: [{ id: 'a', role: 'baseline' }],
    benchmarks: [{ id: 'x', command, warmup: 2 }],
    design: { runs },
  });
  writeFileSync(plan, text);
  rmSync(log, { force: true });
  ran(process.execPath, [inRoot('bin/vmibench'), 'run', plan], [0, 1]);
  const lines = readFileSync(log, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  // On a busy machine /bin/true may take no longer than the empty command did, and is then no run.
  const own = lines.filter(({ value }) => value !== undefined);
  const begun = own.map(({ at }) => Date.parse(at) / 1000);
  return {
    times: own.map(({ value }) => value),
    beside: own.slice(1).map((_, index) => begun[index + 1] - begun[index] - own[index].value),
  };
}

const sorted = (list) => [...list].sort((a, b) => a - b);
const median = (list) => {
  const own = sorted(list);
  return (own[Math.floor((own.length - 1) / 2)] + own[Math.ceil((own.length - 1) / 2)]) / 2;
};
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
/** From the first to the third quarter: what a single slow run does not change. */
const spread = (list) => {
  const own = sorted(list);
  return own[Math.floor(own.length * 0.75)] - own[Math.floor(own.length * 0.25)];
};
const ms = (seconds) => `${(seconds * 1000).toFixed(2)} ms`;

try {
  let kept = true;
  for (const { command, runs, maxBias } of commands) {
    const found = { hyperfine: { times: [], beside: [] }, vmibench: { times: [], beside: [] } };
    for (const tool of rounds) {
      const { times, beside } = (tool === 'hyperfine' ? byHyperfine : byPlan)(command, runs);
      found[tool].times.push(...times);
      found[tool].beside.push(...beside);
    }
    const bias = median(found.vmibench.times) - median(found.hyperfine.times);
    console.log(`${command}: bias ${ms(bias)}`);
    for (const [tool, { times }] of Object.entries(found))
      console.log(
        `  ${tool.padEnd(9)} ${times.length} runs, median ${ms(median(times))}, ` +
          `mean ${ms(mean(times))}, quarters ${ms(spread(times))} apart`,
      );
    const overhead = median(found.vmibench.beside);
    console.log(`  beside the command ${ms(overhead)} a run`);
    // Below a tenth of a millisecond spreads are those of the clock.
    const wider = spread(found.vmibench.times) / Math.max(spread(found.hyperfine.times), 1e-4);
    if (Math.abs(bias) <= maxBias && wider <= maxSpread && overhead <= maxOverheadSeconds) continue;
    kept = false;
    console.log(`  NOT KEPT: bias at most ${ms(maxBias)}, spread ${maxSpread} x, beside it ${ms(maxOverheadSeconds)}`);
  }
  console.log(kept ? 'limits kept' : 'limits not kept');
  if (!kept) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
