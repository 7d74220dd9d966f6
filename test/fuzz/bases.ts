/** Real files to start from: the examples and our fixtures, and the shared corpus where it is at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';

export interface Base {
  readonly path: string;
  readonly text: string;
}

/** Longer files only make each trial slower. */
const maxBytes = 60_000;

function filesUnder(folder: string, wanted: (name: string) => boolean): Base[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && wanted(one.name))
    .map((one) => join(one.parentPath, one.name))
    .sort()
    .map((path) => ({ path: relative(folder, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => text.length > 0 && text.length <= maxBytes && !text.includes('\uFFFD'));
}

const isReport = (name: string): boolean => name.endsWith('.vmibench.json');

export const reports: readonly Base[] = [
  ...filesUnder(inRoot('examples'), isReport),
  ...filesUnder(inRoot('test/fixtures'), isReport),
];

/** One file of each folder of repetitions is enough. */
const isOutput = (name: string): boolean => !isReport(name) && !/^MANIFEST|-(?:[2-9]|\d\d)\./.test(name);

export const outputs: readonly Base[] = [
  ...filesUnder(inRoot('test/fixtures/importers'), isOutput),
  ...filesUnder(inRoot('../shared/corpus'), isOutput),
];
