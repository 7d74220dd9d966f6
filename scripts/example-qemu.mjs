// Measures the example of examples/qemu anew, and writes all that is kept of it: the run log, the raw outputs, the
// report, and what came out in its README.md. Needs Linux on x86-64; where root on Debian, it installs what is missing.
//   npm run example:qemu
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, mayInstall, updateLists } from './lib/debian.mjs';
import { inRoot } from './lib/paths.mjs';
import { run } from './lib/run.mjs';

const example = (name) => inRoot('examples/qemu', name);
const env = { ...process.env, VMIBENCH_LAB: process.env.VMIBENCH_LAB ?? join(tmpdir(), 'vmibench-lab') };
const lab = (...args) => run('sh', [example('lab.sh'), ...args], { env });
const vmibench = (args, options = {}) => run(inRoot('bin/vmibench'), args, { env, ...options });
const load = () => loadavg()[0].toFixed(1);

/** @returns whether everything is there, if need be after it was installed */
async function isReady() {
  const { code, output } = await run('sh', [example('lab.sh'), 'need'], { env, silent: true, allowFailure: true });
  const names = output.trim().split(' ');
  if (mayInstall()) await updateLists();
  if (code === 0) return true;
  if (mayInstall()) await installPackages(names, {});
  else console.error(`Install what is missing, then try again: apt-get install ${names.join(' ')}`);
  return mayInstall();
}

/** The table of the report, between the two marks of README.md. */
async function tell(report) {
  const { output } = await vmibench(['export', '--to', 'markdown', report], { silent: true });
  const page = example('README.md');
  const [before, after] = readFileSync(page, 'utf8').split(/(?<=<!-- measured -->\n)[^]*(?=<!-- end -->)/);
  // Method and findings are in the report.
  const [tables] = output.split('<details>');
  writeFileSync(page, `${before}\n${tables.trim()}\n\n${after}`);
}

async function measure() {
  if (!existsSync(inRoot('dist/cli'))) await run(process.execPath, [inRoot('esbuild.mjs')]);
  const [log, report] = ['qemu.vmiruns.jsonl', 'qemu.vmibench.json'].map(example);
  for (const old of [log, report, example('qemu.raw')]) rmSync(old, { recursive: true, force: true });
  await lab('build');
  const [from, before] = [Date.now(), load()];
  try {
    // Runs that failed are told in the report.
    const { code } = await vmibench(['run', example('qemu.vmiplan.json')], { allowFailure: true });
    if (code > 1) throw new Error(`vmibench run ended with ${code}`);
  } finally {
    await lab('off');
  }
  await vmibench(['import', '--runlog', log, '--to', report]);
  const minutes = ((Date.now() - from) / 60_000).toFixed(1);
  const made = JSON.parse(readFileSync(report, 'utf8'));
  made.notes = `${made.notes} Measured in ${minutes} min; load average of the host ${before} before, ${load()} after.`;
  writeFileSync(report, JSON.stringify(made));
  await vmibench(['format', report]);
  await tell(report);
}

if (await isReady()) await measure();
else process.exitCode = 2;
