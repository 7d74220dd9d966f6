/** The context key behind everything that needs git: set while VS Code knows a repository. */
import * as vscode from 'vscode';
import { Disposable } from './disposable';
import { gitApi, type GitApi } from './git';

const key = 'vmibench.git';

export class GitContext extends Disposable {
  constructor() {
    super();
    void gitApi().then((api) => api && this.follow(api));
  }

  private follow(api: GitApi): void {
    const tell = (): void => void vscode.commands.executeCommand('setContext', key, api.repositories.length > 0);
    this._register(api.onDidOpenRepository(tell));
    this._register(api.onDidCloseRepository(tell));
    this._register(api.onDidChangeState(tell));
    tell();
  }
}
