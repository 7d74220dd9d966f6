/** What is used of VS Code's own git extension, and nothing where there is none. */
import * as vscode from 'vscode';

interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly commitDate?: Date;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: { readonly name?: string; readonly commit?: string };
    readonly onDidChange: vscode.Event<void>;
  };
  show(ref: string, path: string): Promise<string>;
  /** Rejects where git does not know the revision. */
  getCommit(ref: string): Promise<Commit>;
  log(options: { readonly path?: string; readonly maxEntries?: number }): Promise<readonly Commit[]>;
}

export interface GitApi {
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<unknown>;
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
  readonly git: { readonly path: string };
}

interface GitExtension {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
  getAPI(version: 1): GitApi;
}

/** The API, where the extension is there and enabled. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return git.enabled ? git.getAPI(1) : undefined;
  } catch {
    // Without git on the machine the extension cannot start; it has said so itself.
    return undefined;
  }
}

/** The repository of a file. */
export async function repositoryOf(uri: vscode.Uri): Promise<Repository | undefined> {
  return (await gitApi())?.getRepository(uri) ?? undefined;
}
