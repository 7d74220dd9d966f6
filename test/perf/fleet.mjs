// `vmibench dataset` over a made fleet, against JSON.parse of the same bytes: processor time, and the largest memory.
//   node test/perf/fleet.mjs [REPORTS]     default 2000; docs/performance.md has those of 20,000
// Prints a table; with 20,000 it fails above the limits: 20 times for the first pass, a tenth of it where 1% changed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { makeReports } from './fleet-reports.mjs';

const reports = Number(process.argv[2] ?? 2000);
const [maxFirst, maxShare, maxMemoryMB] = [20, 0.1, 1000];
const judgedFrom = 20_000;

/**
 * What a child used: seconds of all its threads, those of them in JSON.parse of reports, and the most memory. Taken in
 * one process, so that a busy machine slows both sides.
 */
const measured = `
const { writeSync } = require('node:fs');
const { parse } = JSON;
let parsing = 0;
JSON.parse = (text, reviver) => {
  if (typeof text !== 'string' || text.length < 4096) return parse(text, reviver);
  const before = process.cpuUsage();
  const value = parse(text, reviver);
  const { user, system } = process.cpuUsage(before);
  parsing += (user + system) / 1e6;
  return value;
};
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ s: (userCPUTime + systemCPUTime) / 1e6, parsing, mb: (maxRSS * 1024) / 1e6 }));
});
process.argv.splice(1, 0, process.env.PROGRAM);
require(process.env.PROGRAM);
`;

function used(...args) {
  const env = { ...process.env, PROGRAM: inRoot('dist/cli/main.js') };
  const stdio = ['ignore', 'pipe', 'inherit', 'pipe'];
  const start = performance.now();
  const { status, output } = spawnSync(process.execPath, ['-e', measured, '--', ...args], { env, stdio });
  if (status !== 0) throw new Error(`exit code ${status}`);
  return { ...JSON.parse(String(output[3])), wall: (performance.now() - start) / 1000 };
}

const folder = mkdtempSync(join(tmpdir(), 'vmibench-fleet-'));
try {
  const [fleet, dataset] = [join(folder, 'fleet'), join(folder, 'dataset')];
  makeReports(fleet, { reports });
  const first = used('dataset', fleet, '--to', dataset);
  makeReports(fleet, { reports, version: 2, step: 100 });
  const changed = used('dataset', fleet, '--to', dataset);
  const same = used('dataset', fleet, '--to', dataset);
  const base = first.parsing;
  console.log(`${reports} reports; JSON.parse ${base.toFixed(2)} s of a core`);
  for (const [name, { s, wall, mb }] of Object.entries({
    'first pass': first,
    '1% changed': changed,
    'none changed': same,
  }))
    console.log(
      `  ${name.padEnd(13)} ${s.toFixed(1).padStart(7)} s of a core (${(s / base).toFixed(1)} x), ` +
        `${wall.toFixed(1)} s, at most ${mb.toFixed(0)} MB`,
    );
  // In a small fleet the start of the program counts.
  if (reports >= judgedFrom) {
    const isKept = first.s / base <= maxFirst && changed.s <= maxShare * first.s && first.mb <= maxMemoryMB;
    console.log(
      `  limits: ${maxFirst} x, ${maxShare} of the first, ${maxMemoryMB} MB: ${isKept ? 'kept' : 'NOT KEPT'}`,
    );
    if (!isKept) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
