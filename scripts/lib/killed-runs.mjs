// Kills `vmibench run` at random moments, resumes it each time, and looks at what its log says in the end.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns {Promise<{ code: number | null, said: string }>} */
function started(bin, args, { cwd, env, kill }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    let said = '';
    let timer;
    const arm = () => (timer ??= setTimeout(() => child.kill('SIGKILL'), kill.ms));
    if (kill?.from === 'start') arm();
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece) => {
        said += String(piece);
        if (kill) arm();
      });
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

/** The processes whose command line has a word. */
function processesWith(word) {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(word);
    } catch {
      return false;
    }
  });
}

/**
 * @param {{ bin: string, folder: string, points: number, env?: Record<string, string> }} options
 * @returns {Promise<{
 *   kills: number, keys: string[], wanted: string[], half: number, leftOver: string[], said: string,
 * }>}
 */
export async function killedRuns({ bin, folder, points, env = {} }) {
  const word = `killed-run-${process.pid}-${Date.now()}`;
  const [subjects, benchmarks] = [
    ['a', 'b'],
    ['x', 'y'],
  ];
  const runs = Math.ceil(points / 2) + 1;
  writeFileSync(
    join(folder, 'killed.vmiplan.json'),
    JSON.stringify({
      format: 'vmiplan/1',
      subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
      benchmarks: benchmarks.map((id) => ({
        id,
        // A child of the shell, and one that has left its session.
        command: `(setsid sh -c 'sleep 60; : ${word}' &) ; sh -c 'sleep 0.05; : ${word}'; echo 1`,
        read: 'value',
        metric: { direction: 'lower' },
      })),
      design: { runs },
    }),
  );
  const log = join(folder, 'killed.vmiruns.jsonl');
  const plan = ['run', join(folder, 'killed.vmiplan.json')];
  let [kills, said] = [0, ''];
  let begun = false;
  for (let n = 0; n < points; n++) {
    const args = begun ? [...plan, '--resume'] : plan;
    // Most while something runs, some before.
    const kill = n % 5 === 4 ? { from: 'start', ms: Math.random() * 300 } : { ms: Math.random() * 250 };
    const ended = await started(bin, args, { cwd: folder, env, kill });
    if (ended.code === null) kills++;
    else said += ended.said;
    begun = begun || readdirSync(folder).includes('killed.vmiruns.jsonl');
    // An empty log is of a process that was killed before its first line.
    if (begun && readFileSync(log, 'utf8') === '') begun = false;
  }
  said += (await started(bin, begun ? [...plan, '--resume'] : plan, { cwd: folder, env })).said;
  const lines = readFileSync(log, 'utf8').split('\n').slice(0, -1);
  const values = lines.flatMap((line) => {
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
  const wanted = subjects.flatMap((subject) =>
    benchmarks.flatMap((id) => Array.from({ length: runs }, (_, i) => `${subject} ${id} ${i + 1}`)),
  );
  return {
    kills,
    keys: values.flatMap((one) => (one.run === undefined ? [] : [`${one.subject} ${one.benchmark} ${one.run}`])).sort(),
    wanted: wanted.sort(),
    half: lines.length - values.length,
    leftOver: processesWith(word),
    said,
  };
}
