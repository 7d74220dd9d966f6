// The places that every script agrees on. Nothing here imports a package: these files run before `npm ci`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that is set up once and reused, or made by a test run. Not in git. */
export const cache = join(root, '.vscode-test');

/** A path inside the project. */
export const inRoot = (...parts) => join(root, ...parts);
