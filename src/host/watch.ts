/** Says when one of the files of a comparison changed: on the disk, in an editor, or in git because HEAD moved. */
import { lastPart } from '../core/text/file-names';
import * as vscode from 'vscode';
import { Disposable } from './disposable';
import { gitApi, type Repository } from './git';
import type { Source } from './source';

export class Watch extends Disposable {
  constructor(
    sources: readonly Source[],
    private readonly changed: () => void,
  ) {
    super();
    const files = new Set(sources.filter(({ ref }) => ref === undefined).map(({ uri }) => uri.toString()));
    const ours = (uri: vscode.Uri): void => {
      if (files.has(uri.toString())) changed();
    };
    this._register(
      vscode.workspace.onDidChangeTextDocument(
        ({ document, contentChanges }) => contentChanges.length > 0 && ours(document.uri),
      ),
    );
    this._register(vscode.workspace.onDidCloseTextDocument((document) => ours(document.uri)));
    for (const { uri, ref } of sources) {
      if (ref !== undefined) void this.watchHead(uri);
      else this.watchFile(uri, ours);
    }
  }

  private watchFile(uri: vscode.Uri, ours: (uri: vscode.Uri) => void): void {
    // What a glob would obey stands for any character.
    const name = lastPart(uri.path).replace(/[*?[\]{}]/g, '?');
    const watcher = this._register(
      vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name)),
    );
    for (const event of [watcher.onDidChange, watcher.onDidCreate, watcher.onDidDelete]) this._register(event(ours));
  }

  private async watchHead(uri: vscode.Uri): Promise<void> {
    const api = await gitApi();
    const repository = api?.getRepository(uri);
    if (repository) return this.follow(repository);
    if (!api) return;
    // In a window that has just come up git has not looked for its repositories yet.
    const opened = this._register(
      api.onDidOpenRepository(() => {
        const found = api.getRepository(uri);
        if (!found) return;
        opened.dispose();
        this.follow(found);
        this.changed();
      }),
    );
  }

  private follow({ state }: Repository): void {
    let commit = state.HEAD?.commit;
    this._register(
      state.onDidChange(() => {
        const now = state.HEAD?.commit;
        if (now === commit) return;
        commit = now;
        this.changed();
      }),
    );
  }
}
