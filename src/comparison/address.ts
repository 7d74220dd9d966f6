/**
 * A comparison's address: VS Code splits, hides and restores a tab by its URI alone, so the URI says what is compared.
 * Whatever is chosen on the page beside that is kept by the extension under this address.
 */
import * as vscode from 'vscode';

export const scheme = 'vmibench-compare';

/** A file, as it is or as it was at a revision of git. */
export interface Source {
  readonly uri: vscode.Uri;
  readonly ref?: string;
}

/** More files side by side nobody reads; a history is for more. */
export const mostSources = 20;

export function sourceKey({ uri, ref }: Source): string {
  return ref === undefined ? uri.toString() : `${uri.toString()}@${ref}`;
}

/** Its name without what all reports have in common. */
export function shortName({ uri, ref }: Source): string {
  const name = (uri.path.split('/').pop() ?? '').replace(/\.vmibench\.json$/i, '');
  return ref === undefined ? name : `${name}@${shortRef(ref)}`;
}

export function shortRef(ref: string): string {
  return /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 8) : ref;
}

export function addressOf(sources: readonly Source[]): vscode.Uri {
  const unique = [...new Map(sources.map((source) => [sourceKey(source), source])).values()].slice(0, mostSources);
  const [first, second, ...more] = unique.map(shortName);
  const title = [first, second].filter(Boolean).join(' ↔ ') + (more.length > 0 ? ` +${more.length}` : '');
  const query = JSON.stringify(unique.map(({ uri, ref }) => (ref === undefined ? [uri.toString()] : [uri.toString(), ref])));
  return vscode.Uri.from({ scheme, path: `/${title.replaceAll(/[\\/]/g, '-').slice(0, 120)}`, query });
}

/** The sources of an address. Anybody can write an address: what does not fit is left out. */
export function sourcesOf({ query }: vscode.Uri): Source[] {
  let value: unknown;
  try {
    value = JSON.parse(query);
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.slice(0, mostSources).flatMap((one: unknown): Source[] => {
    if (!Array.isArray(one) || typeof one[0] !== 'string' || !(one[1] === undefined || typeof one[1] === 'string')) return [];
    try {
      return [{ uri: vscode.Uri.parse(one[0], true), ref: one[1] }];
    } catch {
      return [];
    }
  });
}
