// Runs vmibench-env.sh, on this machine or on a recorded machine below another root.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';
import type { Environment } from '../../../src/core/generated/format';
import { validate } from '../../../src/core/generated/validate.js';
import type { Machine } from './machines';

export const script = fileURLToPath(new URL('../../../tools/vmibench-env.sh', import.meta.url));
const made: string[] = [];
afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});

export function rootOf(machine: Machine): string {
  const root = mkdtempSync(join(tmpdir(), 'vmibench env '));
  made.push(root);
  for (const [path, text] of Object.entries(machine)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(
      join(root, path),
      text.includes('\udcff') ? Buffer.from(text.replace(/\udcff/g, '\xff'), 'latin1') : text,
    );
  }
  return root;
}

export const shells: Readonly<Record<string, readonly string[]>> = {
  sh: ['sh'],
  dash: ['dash'],
  'busybox sh': ['busybox', 'sh'],
  bash: ['bash', '--posix'],
};
export const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

export function run(shell: readonly string[], args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const [command = 'sh', ...first] = shell;
  return spawnSync(command, [...first, script, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
  });
}

export function parse(output: ReturnType<typeof run>): Environment {
  expect(output.stderr).toBe('');
  expect(output.status).toBe(0);
  const environment = JSON.parse(output.stdout) as Environment;
  const report = {
    format: 'vmibench/1',
    title: 't',
    environments: [environment],
    subjects: [{ id: 'a', environment: environment.id }],
    benchmarks: [],
  };
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  // Unknown values are absent, not null or empty.
  expect(output.stdout).not.toMatch(/: (?:null|""|\{\}|\[\])/);
  return environment;
}
export const describeMachine = (
  machine: Machine,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) => parse(run(['sh'], args, { VMIBENCH_ROOT: rootOf(machine), VMIBENCH_DIR: '/home', ...env }));
