/** The folder in which the command line is built for a run of the tests: see built.ts. Loaded by vitest itself. */
import { mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { inRoot } from '../../../scripts/lib/paths.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run's build. */
    readonly built: string;
  }
}

/** Vitest calls this before the first test, and the function that it returns after the last. */
export function setup({ provide }: TestProject): () => void {
  // Not by mkdtemp, which others may not enter: a test runs the program as another user.
  const folder = inRoot('test/output', `built-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  provide('built', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
