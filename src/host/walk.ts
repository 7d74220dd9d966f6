/** Files below a folder, for file systems that nobody can search. */

interface Entry {
  readonly key: string;
  readonly name: string;
  /** Not where it is a link: a link may lead in a circle. */
  readonly folder: boolean;
}

/** Beyond that many folders a slow file system would be asked for minutes. */
const mostFolders = 500;
const left = new Set(['node_modules', '.git']);

/** Breadth first, so that what lies near is found where not all can be. A folder that cannot be read counts as empty. */
export async function walk(
  start: string,
  read: (folder: string) => Promise<readonly Entry[]>,
  wanted: (name: string) => boolean,
  most: number,
): Promise<string[]> {
  const found: string[] = [];
  const folders = [start];
  for (let i = 0; i < folders.length && i < mostFolders && found.length < most; i++) {
    const entries = await read(folders[i] ?? start).catch((): readonly Entry[] => []);
    for (const { key, name, folder } of entries) {
      if (folder && !left.has(name)) folders.push(key);
      else if (!folder && wanted(name)) found.push(key);
    }
  }
  return found.slice(0, most);
}
