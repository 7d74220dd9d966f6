/** The place of the shelf in the side bar. What it shows is loaded when somebody looks at it first. */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { pinnedKey, viewId } from './names';
import type { Node, Shelf } from './tree';

export class ShelfView extends Disposable implements vscode.TreeDataProvider<Node> {
  private readonly changed = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  readonly view: vscode.TreeView<Node>;
  private shelf: Shelf | undefined;

  constructor(
    state: vscode.Memento,
    private readonly load: () => Promise<Shelf>,
  ) {
    super();
    this.view = this._register(
      vscode.window.createTreeView<Node>(viewId, {
        treeDataProvider: this,
        canSelectMany: true,
        showCollapseAll: true,
      }),
    );
    void vscode.commands.executeCommand('setContext', 'vmibench.pinned', state.get(pinnedKey) !== undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    return (await this.loaded()).getChildren(node);
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.loaded()).getTreeItem(node);
  }

  private async loaded(): Promise<Shelf> {
    const shelf = await this.load();
    if (this.shelf !== shelf) {
      this.shelf = shelf;
      this._register(shelf.onDidChangeTreeData(() => this.changed.fire(undefined)));
    }
    return shelf;
  }
}
