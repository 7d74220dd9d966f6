/** From what was typed to the files that are meant. */
import { readdirSync, statSync } from 'node:fs';
import { join, normalize, resolve } from 'node:path';
import { word, type Message } from '../words/words';
import { reasonOf } from './read';

export type Target =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'stdin'; readonly name: string }
  /** Something that was named and cannot be had. */
  | { readonly kind: 'missing'; readonly name: string; readonly why: Message };

export const stdinName = '<stdin>';

const reportName = /\.vmibench\.json$/i;
const magic = /[*?[\]{}!()]/;

/** All targets, each file once, in the order in which they were named; within a folder or glob by name. */
export async function expand(typed: readonly string[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const name of typed) {
    if (name === '-') targets.push({ kind: 'stdin', name: stdinName });
    else targets.push(...(await targetsOf(name)));
  }
  const seen = new Set<string>();
  return targets.filter(({ kind, name }) => {
    const key = kind === 'file' ? resolve(name) : `${kind} ${name}`;
    return seen.size < seen.add(key).size;
  });
}

async function targetsOf(name: string): Promise<Target[]> {
  // A file whose name has brackets in it is that file, and no pattern.
  const stats = statSync(name, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return inFolder(name, word('cli.empty-folder'));
  if (stats || !magic.test(name)) return [{ kind: 'file', name }];
  const found = await matching(name);
  if (found.length === 0) return [{ kind: 'missing', name, why: word('cli.no-match') }];
  return found.map((file) => ({ kind: 'file', name: file }));
}

/** The reports in a folder and the folders in it, but for hidden ones and installed packages. Links to folders are not followed. */
function inFolder(folder: string, ifNone?: Message): Target[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [{ kind: 'missing', name: folder, why: reasonOf(error) }];
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const targets = entries.flatMap((entry): Target[] => {
    const name = folder === '.' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : inFolder(name);
    return reportName.test(entry.name) ? [{ kind: 'file', name }] : [];
  });
  return targets.length > 0 || !ifNone ? targets : [{ kind: 'missing', name: folder, why: ifNone }];
}

/** Files that fit a glob, as a shell would expand it; where it ends in a bare asterisk only reports are meant. */
async function matching(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const found = await glob(process.platform === 'win32' ? pattern.replaceAll('\\', '/') : pattern, {
    cwd: process.cwd(), dot: false, expandDirectories: false, onlyFiles: true, followSymbolicLinks: false, ignore: ['**/node_modules/**'],
  });
  const names = /(^|[\\/])\*{1,2}$/.test(pattern) ? found.filter((name) => reportName.test(name)) : found;
  return names.map(normalize).sort();
}
