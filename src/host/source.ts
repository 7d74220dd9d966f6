/**
 * A comparison's address: VS Code splits, hides and restores a tab by its URI alone, so the URI says what a comparison
 * began with. What is chosen, added and taken out on the page is kept by the extension under this address (choices.ts).
 */
import { reportName } from '../core/text/file-names';
import * as vscode from 'vscode';
import { tabScheme } from './virtual-files';

/** A file, as it is or as it was at a revision of git. */
export interface Source {
  readonly uri: vscode.Uri;
  readonly ref?: string;
}

/** More files side by side nobody reads; a history is for more. */
export const maxSources = 20;

export function sourceKey({ uri, ref }: Source): string {
  return ref === undefined ? uri.toString() : `${uri.toString()}@${ref}`;
}

/** Its name without what all reports have in common. */
export function shortName({ uri, ref }: Source): string {
  const name = reportName(uri.path);
  return ref === undefined ? name : `${name}@${shortRef(ref)}`;
}

export function shortRef(ref: string): string {
  return /^[0-9a-f]{40}$/.test(ref) ? ref.slice(0, 8) : ref;
}

/** What a tab of these is called. */
export function titleOf(sources: readonly Source[]): string {
  const [first, second, ...more] = sources.map(shortName);
  return [first, second].filter(Boolean).join(' ↔ ') + (more.length > 0 ? ` +${more.length}` : '');
}

/** Each once, and no more than can be shown. */
export function distinct(sources: readonly Source[]): Source[] {
  return [...new Map(sources.map((source) => [sourceKey(source), source])).values()].slice(0, maxSources);
}

/** Sources as plain data, for an address or to be kept. */
export function packed(sources: readonly Source[]): readonly (readonly string[])[] {
  return sources.map(({ uri, ref }) => (ref === undefined ? [uri.toString()] : [uri.toString(), ref]));
}

/** Anybody can write an address: what does not fit is left out. */
export function unpacked(value: unknown): Source[] {
  if (!Array.isArray(value)) return [];
  return distinct(
    value.flatMap((one: unknown): Source[] => {
      if (!Array.isArray(one) || typeof one[0] !== 'string' || !(one[1] === undefined || typeof one[1] === 'string'))
        return [];
      try {
        return [{ uri: vscode.Uri.parse(one[0], true), ref: one[1] }];
      } catch {
        return [];
      }
    }),
  );
}

export function addressOf(sources: readonly Source[]): vscode.Uri {
  const unique = distinct(sources);
  return vscode.Uri.from({
    scheme: tabScheme,
    path: `/${titleOf(unique).replaceAll(/[\\/]/g, '-').slice(0, 120)}`,
    query: JSON.stringify(packed(unique)),
  });
}

/** The sources of an address. */
export function sourcesOf({ query }: vscode.Uri): Source[] {
  try {
    return unpacked(JSON.parse(query));
  } catch {
    return [];
  }
}
