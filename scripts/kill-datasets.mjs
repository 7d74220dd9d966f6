// Kills `vmibench dataset` in its first pass and in one that takes changes in, and runs it again to the same files:
//   node scripts/kill-datasets.mjs [POINTS [REPORTS]]     default: 20 points each, 1000 reports; needs a build
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeReports } from '../test/perf/fleet-reports.mjs';
import { killedDatasets } from './lib/killed-datasets.mjs';
import { inRoot } from './lib/paths.mjs';

const [points, reports] = [Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 1000)];
const folder = mkdtempSync(join(tmpdir(), 'vmibench-killed-'));
const [bin, fleet] = [inRoot('bin/vmibench'), join(folder, 'fleet')];
makeReports(fleet, { reports });
const first = await killedDatasets({ bin, fleet, folder, points });
makeReports(fleet, { reports, version: 2, step: 100 });
mkdirSync(join(folder, 'second'));
const second = await killedDatasets({
  bin,
  fleet,
  folder: join(folder, 'second'),
  points,
  before: join(folder, 'calm'),
});
for (const [name, { files, kills, different }] of Object.entries({ 'first pass': first, 'with changes': second }))
  console.log(`${name}: ${files} files; ${kills} of ${points} runs were killed; other files after ${different.length}`);
const isSound = [first, second].every(({ kills, different }) => kills > points / 2 && different.length === 0);
if (isSound) rmSync(folder, { recursive: true, force: true });
process.exitCode = isSound ? 0 : 1;
