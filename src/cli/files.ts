/** From what was typed to the files that are meant. */
import { readdirSync, statSync, type Stats } from 'node:fs';
import { join, resolve } from 'node:path';
import { word, type Message } from '../core/messages/messages';
import { reasonOf } from './read';

export type Target =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'stdin'; readonly name: string }
  /** Something that was named and cannot be had. */
  | { readonly kind: 'missing'; readonly name: string; readonly why: Message };

const stdinName = '<stdin>';

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
  let stats: Stats | undefined;
  try {
    stats = statSync(name, { throwIfNoEntry: false });
  } catch (error) {
    return [{ kind: 'missing', name, why: reasonOf(error) }];
  }
  // A file whose name has brackets in it is that file, and no pattern.
  if (!stats && magic.test(name)) return matching(name);
  if (!stats?.isDirectory()) return [{ kind: 'file', name }];
  const found = walk(name, Infinity, (file) => reportName.test(file));
  return found.length > 0 ? found : [{ kind: 'missing', name, why: word('cli.empty-folder') }];
}

/** Files that fit a glob, as a shell would expand it; where it ends in a bare asterisk only reports are meant. */
async function matching(typed: string): Promise<Target[]> {
  const { default: picomatch } = await import('picomatch');
  const pattern = (process.platform === 'win32' ? typed.replaceAll('\\', '/') : typed).replace(/^(\.\/)+/, '');
  const { base } = picomatch.scan(pattern);
  const fits = picomatch(pattern);
  const onlyReports = /(^|\/)\*{1,2}$/.test(pattern);
  // No deeper than the pattern can reach. A slash in braces or brackets may count too many, which does no harm.
  const depth = pattern.includes('**') ? Infinity : pattern.slice(base.length).split('/').filter(Boolean).length - 1;
  const nothing: Target[] = [{ kind: 'missing', name: typed, why: word('cli.no-match') }];
  if (base && !isFolder(base)) return nothing;
  const found = walk(
    base || '.',
    depth,
    (file) => fits(file.replaceAll('\\', '/')) && (!onlyReports || reportName.test(file)),
  );
  return found.length > 0 ? found : nothing;
}

/**
 * The files wanted in a folder and, down to a depth, in the folders in it, but for hidden ones and installed packages.
 * Links to files are followed, links to folders are not: they may lead in circles.
 */
function walk(folder: string, depth: number, wanted: (file: string) => boolean): Target[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return [{ kind: 'missing', name: folder, why: reasonOf(error) }];
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry): Target[] => {
    const name = folder === '.' ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) {
      const skipped = depth <= 0 || entry.name.startsWith('.') || entry.name === 'node_modules';
      return skipped ? [] : walk(name, depth - 1, wanted);
    }
    if (!wanted(name)) return [];
    // A link that leads to a folder is none of the files; one that leads nowhere is named, and said to be missing.
    return entry.isSymbolicLink() && isFolder(name) ? [] : [{ kind: 'file', name }];
  });
}

function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}
