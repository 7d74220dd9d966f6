// Paths that all scripts share. This runs before `npm ci`, so it must not import packages.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** For what is installed once and reused, and for output of test runs. Not in git. */
export const cache = join(root, '.vscode-test');

/** A path inside the project. */
export const inRoot = (...parts) => join(root, ...parts);
