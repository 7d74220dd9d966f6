/** Command lines with odd options, on files that cannot be read, grow, or have no room, and outputs that break. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { Output } from '../../src/cli/output';
import { commands } from '../../src/cli/registry';
import { run } from '../../src/cli/run';
import { en } from '../../src/core/messages/en';
import { bring } from '../../src/core/messages/messages';
import { readReport } from '../../src/core/report/read';
import { outputs, reports } from './bases';
import type { Kind } from './kind';
import { words } from './mutate';

/** Those that end by themselves and start no program of a plan. */
const names = Object.keys(commands).filter((name) => !['run', 'lsp', 'mcp'].includes(name));
const tables = await Promise.all(names.map(async (name) => (await commands[name]?.load())?.options ?? {}));
bring(en);

/** A name of a file in an argument: `@report`. The rest of the argument is as it is. */
const places: readonly string[] = [
  ...['report', 'other', 'torn', 'empty', 'runs', 'output', 'mail', 'settings', 'growing'],
  ...['folder', 'gone', 'report/x', 'gone/x', 'circle', 'dangling', 'soft', '.', ''],
];
const devices = ['/dev/full', '/dev/null', '/dev/zero/x', '-x', `${'x'.repeat(300)}`, 'a\0b', '*', '@folder/*.json'];

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...places.map((name) => `@${name}`), ...devices) },
  { weight: 1, arbitrary: fc.constantFrom(...words, 'csv', 'html', 'markdown', 'json', 'subject', 'HEAD', '0.5') },
);

const lineOf = (index: number): fc.Arbitrary<readonly string[]> =>
  fc
    .array(
      fc.oneof(
        value.map((one) => [one]),
        fc
          .tuple(
            fc.constantFrom(...Object.entries({ ...tables[index], help: { type: 'boolean' } })),
            value,
            fc.boolean(),
          )
          .map(([[option, { type }], one, joined]) =>
            type === 'boolean' ? [`--${option}`] : joined ? [`--${option}=${one}`] : [`--${option}`, one],
          ),
      ),
      { maxLength: 5 },
    )
    .map((parts) => [names[index] ?? '', ...parts.flat()]);

/** How the streams break: not at all, a full disk, a reader that has gone. */
const breaks = [undefined, 'ENOSPC', 'EPIPE'] as const;

let home: string | undefined;
const contents = new Map<string, string>();

/** Files of each sort, made once. The growing one grows for as long as this process lives. */
function folder(): string {
  if (home !== undefined) return home;
  const made = mkdtempSync(join(tmpdir(), 'vmibench-fuzz-'));
  home = made;
  mkdirSync(join(made, 'folder'));
  const [report, other] = reports;
  contents.set('report', report?.text ?? '');
  contents.set('other', other?.text ?? '');
  contents.set('torn', '{"format": "vmibench/1", "title": ');
  contents.set('empty', '');
  contents.set('runs', '{"subject": "s", "benchmark": "x", "unit": "s", "direction": "lower", "value": 1}\n');
  contents.set('output', outputs[0]?.text ?? '');
  contents.set('mail', 'From: A <a@b>\nSubject: x\nDate: Tue, 4 Mar 2025 05:06:07 +0000\n\n  old new\na 1 2\nb 3 4\n');
  contents.set('settings', '{"vmibench.thresholds": {"warn": 2}}');
  symlinkSync('circle', join(made, 'circle'));
  symlinkSync('nowhere', join(made, 'dangling'));
  symlinkSync('report', join(made, 'soft'));
  restore(made);
  const growing = grow(join(made, 'growing'));
  process.on('exit', () => {
    growing.kill('SIGKILL');
    // It may append once more before it dies.
    rmSync(made, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  });
  return made;
}

/** A process that appends, and ends with this one. */
function grow(file: string): ChildProcess {
  writeFileSync(file, '');
  const program = `
    const { appendFileSync, truncateSync, statSync } = require('node:fs');
    process.stdin.on('close', () => process.exit()).resume();
    setInterval(() => {
      try {
        if (statSync(process.argv[1]).size > 1e6) truncateSync(process.argv[1]);
        appendFileSync(process.argv[1], '[1, 2, {"a": "b"}, \\n'.repeat(100));
      } catch {
        process.exit();
      }
    }, 2);`;
  const child = spawn(process.execPath, ['-e', program, file], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  return child;
}

const kept = ['circle', 'dangling', 'soft', 'folder', 'growing'];

/** Puts everything back; what was made beside it is removed. */
function restore(place: string): void {
  for (const name of readdirSync(place))
    if (!contents.has(name) && !kept.includes(name)) rmSync(join(place, name), { recursive: true });
  for (const name of readdirSync(join(place, 'folder'))) rmSync(join(place, 'folder', name), { recursive: true });
  for (const [name, text] of contents) writeFileSync(join(place, name), text);
}

class Broken extends Writable {
  text = '';
  constructor(private readonly code: string | undefined) {
    super();
  }
  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.text += chunk.toString();
    done(this.code === undefined ? undefined : Object.assign(new Error(this.code), { code: this.code }));
  }
}

/** What a terminal obeys, and what a stack looks like. */
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|internal error|node:internal|\n {4}at /;

/** A file is what it was, or another whole report. */
function isWhole(name: string, text: string, now: string): boolean {
  if (now === text) return true;
  return ['report', 'other'].includes(name) && readReport(now).report !== undefined;
}

export const faulty: Kind = {
  name: 'faults',
  promise: 'Any command line ends with an exit code, and with a sentence if it fails; no file is lost or torn.',
  trials: fc
    .tuple(fc.nat(names.length - 1).chain(lineOf), fc.constantFrom(...breaks), fc.constantFrom(...breaks))
    .map(([args, out, err]) => ({
      text: args.join('\n'),
      about: `out ${String(out)}, err ${String(err)}`,
      more: [out, err],
    })),
  check: async ({ text, more }) => {
    const place = folder();
    const [out, err] = (more as readonly (string | undefined)[]).map((code) => new Broken(code ?? undefined));
    if (!out || !err) return;
    const args = text.split('\n').map((one) => one.replace('@', `${place}/`));
    const code = await run(args, { out: new Output(out), err: new Output(err) });
    try {
      if (![0, 1, 2, 3, 128].includes(code)) throw new Error(`exit code ${String(code)}`);
      if (code > 1 && err.text === '' && out.text === '') throw new Error('failed without a word');
      const found = harmful.exec((out.text + err.text).replaceAll('\r\n', '\n'))?.[0];
      if (found !== undefined) throw new Error(`printed ${JSON.stringify(found)}: ${err.text.slice(0, 2000)}`);
      for (const [name, before] of contents) {
        if (!isWhole(name, before, readFileSync(join(place, name), 'utf8'))) throw new Error(`${name} is lost or torn`);
      }
      const left = readdirSync(place).filter((name) => name.startsWith('.vmibench-'));
      if (left.length > 0) throw new Error(`left ${left.join(', ')}`);
    } finally {
      restore(place);
    }
  },
};
