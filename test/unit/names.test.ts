/** "Go to symbol" must lead to one place: an exported name means the same thing everywhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.mjs';

/**
 * The same thing for another part of the program, so the same name: the protocol between pages and extension, how each
 * page posts, how each bundle starts, how Node and VS Code compare addresses, and what the library exports from the
 * core.
 */
const intended = ['catalog', 'compareReports', 'isSameFile', 'post', 'readReport', 'say', 'start', 'version'];

/** Exported names with the files that declare them. */
function exportedNames(folders: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  const declaration =
    /^export (?:declare |abstract |async )*(?:const|let|function\*?|class|interface|type) (?<name>\w+)/gm;
  for (const folder of folders) {
    for (const file of readdirSync(inRoot(folder), { recursive: true }).map(String)) {
      if (!/\.tsx?$/.test(file) || file.startsWith('core/generated')) continue;
      const text = readFileSync(inRoot(folder, file), 'utf8');
      // Overloads of a function are one declaration.
      const names = new Set([...text.matchAll(declaration)].map(({ groups }) => groups?.['name'] ?? ''));
      for (const name of names) places.set(name, [...(places.get(name) ?? []), join(folder, file)]);
    }
  }
  return places;
}

it('no two files export the same name', () => {
  const names = exportedNames(['src', 'webview']);
  expect(names.size).toBeGreaterThan(500);
  const several = [...names].filter(([, files]) => files.length > 1);
  expect(Object.fromEntries(several.filter(([name]) => !intended.includes(name)))).toEqual({});
  expect(several.map(([name]) => name).filter((name) => intended.includes(name))).toHaveLength(intended.length);
});
