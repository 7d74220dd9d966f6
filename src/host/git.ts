/** What is used of VS Code's own git extension, and nothing where there is none. */
import * as vscode from 'vscode';
import { Disposable } from './disposable';

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

/**
 * The API, where the extension is there and enabled. Undefined in a workspace that is not trusted: git would read the
 * settings of the repository, which can name programs.
 */
export async function gitApi(): Promise<GitApi | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
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

/** The address under which VS Code's git extension shows a file at a revision. */
export function gitUri(uri: vscode.Uri, ref: string): vscode.Uri {
  return uri.with({ scheme: 'git', query: JSON.stringify({ path: uri.fsPath, ref }) });
}

/** The context key of everything that needs git. */
const gitContextKey = 'vmibench.git';

/** Sets the context key while VS Code knows a repository. */
export class GitContext extends Disposable {
  private found = false;

  constructor() {
    super();
    this.find();
    // VS Code's git extension starts only when the workspace is trusted.
    this._register(vscode.workspace.onDidGrantWorkspaceTrust(() => this.find()));
    this._register(vscode.extensions.onDidChange(() => this.find()));
  }

  private find(): void {
    if (this.found) return;
    void gitApi().then((api) => {
      if (!api || this.found || this.isDisposed) return;
      this.found = true;
      this.follow(api);
    });
  }

  private follow(api: GitApi): void {
    const tell = (): void =>
      void vscode.commands.executeCommand('setContext', gitContextKey, api.repositories.length > 0);
    this._register(api.onDidOpenRepository(tell));
    this._register(api.onDidCloseRepository(tell));
    this._register(api.onDidChangeState(tell));
    tell();
  }
}
