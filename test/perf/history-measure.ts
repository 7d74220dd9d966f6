/** A repository with many revisions of a report, and the two ways to read them that `history.mjs` compares. */
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { historySeries } from '../../src/core/compare/history';
import { readParty } from '../../src/core/compare/party';
import type { Party } from '../../src/core/compare/model';
import { revisionsOfFile } from '../../src/node/git/history';
import { defaultSettings } from '../../src/core/judge/settings';
import { generateReport } from './generate-report';

const run = promisify(execFile);
export const file = 'nightly.vmibench.json';

/** Creates the repository by fast-import: each revision has different runs, 4% better from the 200th on. */
export async function makeRepository(home: string, revisions: number, rows: number): Promise<void> {
  await run('git', ['init', '-q', '-b', 'main'], { cwd: home });
  const child = spawn('git', ['fast-import', '--quiet'], { cwd: home, stdio: ['pipe', 'ignore', 'inherit'] });
  const done = new Promise<void>((resolve, reject) =>
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`fast-import: ${code}`)))),
  );
  for (let i = 0; i < revisions; i++) {
    const text = generateReport({ rows, evidence: 'samples', seed: i + 1, effect: i < 200 ? 0.02 : 0.06 });
    const data = (content: string): string => `data ${Buffer.byteLength(content)}\n${content}\n`;
    const committer = `committer t <t@example.org> ${1_700_000_000 + i * 86_400} +0000`;
    const change = `M 100644 inline ${file}\n${data(text)}\n`;
    child.stdin.write(`commit refs/heads/main\n${committer}\n${data(`night ${i}`)}${change}`);
  }
  child.stdin.end();
  await done;
  await run('git', ['reset', '-q', '--hard', 'main'], { cwd: home });
}

export interface Steps {
  readonly read: number;
  readonly judged: number;
  readonly whole: number;
  readonly revisions: number;
  readonly changes: number;
}

/** All of it: the log, the objects, reading, judging, change points. */
export async function ours(home: string): Promise<Steps> {
  const start = performance.now();
  let read = 0;
  const parties: Party[] = [];
  for await (const { bytes, commit } of revisionsOfFile(join(home, file))) {
    const before = performance.now();
    const found = readParty(commit, bytes.toString('utf8'), defaultSettings);
    read += performance.now() - before;
    if ('party' in found) parties.push(found.party);
  }
  const judged = performance.now() - start;
  const series = historySeries(parties);
  return {
    read,
    judged,
    whole: performance.now() - start,
    revisions: parties.length,
    changes: series.reduce((sum, one) => sum + one.changes.length, 0),
  };
}

/** For comparison: one process per revision, four at a time, and JSON.parse. */
export async function peer(home: string): Promise<number> {
  const start = performance.now();
  const { stdout } = await run('git', ['log', '--format=%H', '--', file], { cwd: home, maxBuffer: 1e9 });
  const commits = stdout.trim().split('\n');
  let next = 0;
  const parsed: unknown[] = [];
  const work = async (): Promise<void> => {
    while (next < commits.length) {
      const commit = commits[next++] ?? '';
      const { stdout: text } = await run('git', ['cat-file', 'blob', `${commit}:${file}`], {
        cwd: home,
        maxBuffer: 1e9,
      });
      parsed.push(JSON.parse(text));
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  if (parsed.length !== commits.length) throw new Error('not all were read');
  return performance.now() - start;
}
