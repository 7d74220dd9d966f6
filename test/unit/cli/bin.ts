/** The command line as shipped: built from the current sources and run as a separate process. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, vi } from 'vitest';
import { Output } from '../../../src/cli/output';
import { run } from '../../../src/cli/run';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { buildProgram, programPath } from '../lib/built';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment without the color settings of the machine that runs the tests. */
const { NO_COLOR: _no, FORCE_COLOR: _force, ...environment } = process.env;

export function start(file: string, args: readonly string[], { cwd, input, env }: RunOptions = {}): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env: { ...environment, ...env }, stdio: 'pipe' });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdin.on('error', () => undefined);
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
    child.stdin.end(input ?? '');
  });
}

/** The same program in this process, for long tables of cases. */
export async function runHere(args: readonly string[]): Promise<Ran> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([text(out), text(err)]);
  const code = await run(args, { out: new Output(out), err: new Output(err) });
  out.end();
  err.end();
  const [said, complained] = await texts;
  return { code, out: said, err: complained };
}

/** The built program, and a folder for the files of one test file. */
export function program() {
  // Each run starts a new Node: a second or more on a busy machine.
  vi.setConfig({ testTimeout: 60_000 });
  const folder = mkdtempSync(join(tmpdir(), 'vmibench-cli-'));
  const bin = programPath();
  beforeAll(buildProgram, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    bin,
    run: (args: readonly string[], options: RunOptions = {}) =>
      start(process.execPath, [bin, ...args], { cwd: inRoot(), ...options }),
    /** Writes a file into the folder and returns its path. */
    put: (name: string, content: unknown): string => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(
        path,
        typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content, null, 2),
      );
      return path;
    },
  };
}

export const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

interface Made {
  readonly base?: unknown;
  readonly cand?: unknown;
  readonly [key: string]: unknown;
}

/** A report with one lower-is-better benchmark of `a`, the baseline, and `b`. */
export function report({ base = { samples: same }, cand = { samples: slower }, ...over }: Made = {}): Record<
  string,
  unknown
> {
  return {
    format: 'vmibench/1',
    title: 'made for a test',
    subjects: [{ id: 'a', role: 'baseline' }, { id: 'b' }],
    benchmarks: [
      {
        id: 'x',
        name: 'x',
        metric: { name: 'time', unit: 's', direction: 'lower' },
        results: [
          { subject: 'a', ...(base as object) },
          { subject: 'b', ...(cand as object) },
        ],
      },
    ],
    ...over,
  };
}

/** Nine runs around 100, and the same 3% and 20% slower: clear regressions, the first below the limit `fail`. */
export const same = [100, 100.4, 99.7, 100.2, 99.9, 100.1, 99.8, 100.3, 99.6];
export const slower = same.map((value) => Number((value * 1.03).toFixed(3)));
export const muchSlower = same.map((value) => Number((value * 1.2).toFixed(3)));
