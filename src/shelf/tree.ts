/** The shelf in the side bar: the workspace's reports in groups, with the verdict in brief on each. */
import * as vscode from 'vscode';
import { plainText } from '../language/inert';
import { Disposable } from '../editor/disposable';
import { say } from '../editor/say';
import { viewType } from '../editor/text';
import { word } from '../words/words';
import { grouped, groupings, type Group, type Grouping, type Shelved } from './group';
import type { Library } from './library';

type Node = Group | Shelved;
const isGroup = (node: Node): node is Group => 'entries' in node;

export class Shelf extends Disposable implements vscode.TreeDataProvider<Node> {
  private readonly changed = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;

  constructor(private readonly library: Library, private readonly state: vscode.Memento) {
    super();
    this._register(vscode.window.createTreeView('vmibench.shelf', { treeDataProvider: this, canSelectMany: true, showCollapseAll: true }));
    this._register(library.onDidChange(() => this.changed.fire(undefined)));
  }

  get grouping(): Grouping {
    return groupings.find((one) => one === this.state.get('shelf.group')) ?? 'series';
  }

  async group(by: Grouping): Promise<void> {
    await this.state.update('shelf.group', by);
    this.changed.fire(undefined);
  }

  /** The report that the others are compared with. */
  get pinned(): string | undefined {
    return this.state.get<string>('shelf.pinned');
  }

  async pin(key: string | undefined): Promise<void> {
    await this.state.update('shelf.pinned', key);
    await vscode.commands.executeCommand('setContext', 'vmibench.pinned', key !== undefined);
    this.changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return isGroup(node) ? [...node.entries] : [];
    await this.library.start();
    const groups = grouped(this.library.entries, this.grouping);
    // One group of everything is no grouping.
    const [only, more] = groups;
    return only && !more && only.name === undefined ? [...only.entries] : groups;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isGroup(node) ? this.groupItem(node) : this.reportItem(node);
  }

  private groupItem({ name, entries }: Group): vscode.TreeItem {
    const item = new vscode.TreeItem(name === undefined ? say(word(`shelf.no-${this.grouping}`)) : plainText(name), vscode.TreeItemCollapsibleState.Collapsed);
    item.id = `${this.grouping} ${name ?? ''}`;
    item.description = String(entries.length);
    item.contextValue = 'group';
    return item;
  }

  private reportItem({ key, name, brief }: Shelved): vscode.TreeItem {
    const uri = vscode.Uri.parse(key);
    const item = new vscode.TreeItem(plainText(name.replace(/\.vmibench\.json$/i, '')));
    const pinned = key === this.pinned;
    item.resourceUri = uri;
    item.contextValue = pinned ? 'report-pinned' : 'report';
    const verdict = brief?.state === 'broken' ? word('shelf.broken') : brief?.verdict;
    item.description = [pinned ? say(word('shelf.pinned')) : undefined, verdict && say(verdict)].filter(Boolean).join(', ');
    item.tooltip = [brief?.title, brief?.date, brief?.host, verdict && say(verdict), vscode.workspace.asRelativePath(uri)].filter((one) => one !== undefined).map((one) => plainText(one)).join('\n');
    item.iconPath = new vscode.ThemeIcon(pinned ? 'pinned' : brief?.state === 'broken' ? 'warning' : { failed: 'error', regression: 'arrow-down', suspect: 'question', improvement: 'arrow-up', none: 'graph' }[(brief?.worst ?? 'none') as 'none']);
    item.command = { command: 'vscode.openWith', title: '', arguments: [uri, viewType] };
    return item;
  }
}

/** The reports among what a menu of the tree gives: what was clicked, and all that is selected. */
export function reportsOf(first: unknown, all: unknown): vscode.Uri[] {
  const nodes = Array.isArray(all) && all.length > 0 ? all : [first];
  return nodes.flatMap((node: unknown): vscode.Uri[] => (typeof node === 'object' && node !== null && 'key' in node && typeof node.key === 'string' ? [vscode.Uri.parse(node.key)] : []));
}
