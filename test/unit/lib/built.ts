/** The command line as shipped, built from the current sources once in a run of the tests, when first asked for. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { inRoot } from '../../../scripts/lib/paths.mjs';

const pollMs = 50;

/** The program's path in this run's build. */
export const programPath = (): string => join(inject('built'), 'bin/vmibench');

/** Builds the program, or waits until another test file has built it. */
export async function buildProgram(): Promise<void> {
  const folder = inject('built');
  const [ready, failed] = [join(folder, 'ready'), join(folder, 'failed')];
  if (isFirst(join(folder, 'bin'))) {
    try {
      copyFileSync(inRoot('bin/vmibench'), programPath());
      execFileSync(process.execPath, [inRoot('esbuild.mjs'), 'cli', `--outdir=${join(folder, 'dist')}`], {
        stdio: 'pipe',
      });
      writeFileSync(ready, '');
    } catch (error) {
      writeFileSync(failed, '');
      throw error;
    }
  }
  while (!existsSync(ready)) {
    if (existsSync(failed)) throw new Error('the command line cannot be built; another test file has the reason');
    await setTimeout(pollMs);
  }
}

/** Whether this worker makes the folder: of several that try at once, one does. */
function isFirst(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch {
    return false;
  }
}
