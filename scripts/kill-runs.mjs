// Kills `vmibench run` while it measures, at as many points as asked, and holds the log against an undisturbed one:
//   node scripts/kill-runs.mjs [POINTS]     default: 100; needs a build
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killedRuns } from './lib/killed-runs.mjs';
import { inRoot } from './lib/paths.mjs';

const points = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'vmibench-killed-'));
const result = await killedRuns({ bin: inRoot('bin/vmibench'), folder, points, env: { TMPDIR: folder } });
const same = JSON.stringify(result.keys) === JSON.stringify(result.wanted);
const sound = same && result.half === 0 && result.leftOver.length === 0;
console.log(
  `${result.kills} of ${points} sessions were killed; ${result.keys.length} of ${result.wanted.length} runs.`,
);
if (!sound) console.log(JSON.stringify(result, null, 2));
else rmSync(folder, { recursive: true, force: true });
process.exitCode = sound ? 0 : 1;
