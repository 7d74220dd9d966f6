/** Expands the paths, folders and globs of a command line to files. */
import { statSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { word, type Message } from '../core/messages/messages';
import { isHidden, walk } from '../core/text/walk';
import { isFolder, isPipeOrDevice, readFolder } from '../node/folder';
import { readReasonOf } from '../node/failures';

export type Target =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'stdin'; readonly name: string }
  /** A path that does not exist or cannot be read, or a folder or glob without reports. */
  | { readonly kind: 'missing'; readonly name: string; readonly why: Message };

export const stdinName = '<stdin>';

const reportName = /\.vmibench\.json$/i;
const magic = /[*?[\]{}!()]/;

/** Each file once, in the order of the command line; files of a folder or glob by name. */
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
    return [{ kind: 'missing', name, why: readReasonOf(error) }];
  }
  // If a file has brackets in its name, the name is not a pattern.
  if (!stats && magic.test(name)) return matching(name);
  if (!stats?.isDirectory()) return [{ kind: 'file', name }];
  const found = await walkReports(name, Infinity, (file) => reportName.test(file));
  return found.length > 0 ? found : [{ kind: 'missing', name, why: word('cli.empty-folder') }];
}

/** Files that match a glob, as a shell would expand it. If it ends in a bare asterisk, only reports match. */
async function matching(typed: string): Promise<Target[]> {
  const { default: picomatch } = await import('picomatch');
  const pattern = (process.platform === 'win32' ? typed.replaceAll('\\', '/') : typed).replace(/^(\.\/)+/, '');
  const { base } = picomatch.scan(pattern);
  const fits = picomatch(pattern);
  const onlyReports = /(^|\/)\*{1,2}$/.test(pattern);
  // No deeper than the pattern can match. A slash in braces or brackets may raise the depth, which is harmless.
  const depth = pattern.includes('**') ? Infinity : pattern.slice(base.length).split('/').filter(Boolean).length - 1;
  const nothing: Target[] = [{ kind: 'missing', name: typed, why: word('cli.no-match') }];
  if (base && !isFolder(base)) return nothing;
  const found = await walkReports(
    base || '.',
    depth,
    (file) => fits(file.replaceAll('\\', '/')) && (!onlyReports || reportName.test(file)),
  );
  return found.length > 0 ? found : nothing;
}

/**
 * The files wanted in a folder and, down to a depth, in its folders, except hidden ones and installed packages. A link
 * to a folder is not one of the files; a link that leads nowhere is, and is
 * reported as missing, as are pipes and devices.
 */
async function walkReports(folder: string, maxDepth: number, fits: (file: string) => boolean): Promise<Target[]> {
  const targets: Target[] = [];
  const why = word('cli.unreadable', { why: word('cli.why-not-file') });
  const steps = walk(folder, {
    readDirectory: readFolder,
    wanted: ({ key, kind }) => {
      if (!fits(key) || (kind === 'link' && isFolder(key))) return false;
      // One that is named is read, or waited for; one that lies about is not.
      const endless = kind !== 'file' && isPipeOrDevice(key);
      if (endless) targets.push({ kind: 'missing', name: key, why });
      return !endless;
    },
    enters: (name) => !isHidden(name) && name !== 'node_modules',
    byName: (a, b) => (a < b ? -1 : 1),
    maxDepth,
  });
  for await (const step of steps) {
    if (step.kind === 'file') targets.push({ kind: 'file', name: step.key });
    if (step.kind === 'unreadable') targets.push({ kind: 'missing', name: step.key, why: readReasonOf(step.error) });
  }
  return targets;
}
