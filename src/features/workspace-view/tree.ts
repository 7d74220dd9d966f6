/**
 * The shelf in the side bar (its place is made in view.ts): the workspace's reports in groups, with the verdict in
 * brief on each.
 */
import * as vscode from 'vscode';
import { comparableGlob, nameWithoutKind } from '../../core/text/file-names';
import { Disposable } from '../../host/disposable';
import { say } from '../../host/say';
import { inView, treeItem } from '../../host/show';
import { isRunLog } from '../../host/tabs';
import { word, type Message } from '../../core/messages/messages';
import type { Brief } from './brief';
import { shelfGroups, groupings, type Group, type Grouping, type Shelved } from './group';
import { Library } from './library';
import { pinnedKey, viewId } from './names';
import { maxWorkspaceFiles, type WorkspacePlace } from './place';

/** A file as it stands in one of the groups: that of two benchmarks stands in two. */
interface Placed extends Shelved {
  readonly in?: Group;
}

export type Node = Group | Placed;
const isGroup = (node: Node): node is Group => 'entries' in node;

export class Shelf extends Disposable implements vscode.TreeDataProvider<Node> {
  private readonly changed = this._register(new vscode.EventEmitter<undefined>());
  readonly onDidChangeTreeData = this.changed.event;
  private readonly library: Library;
  private looking = false;

  constructor(
    private readonly place: WorkspacePlace,
    private readonly state: vscode.Memento,
    private readonly view: Pick<vscode.TreeView<Node>, 'message'>,
  ) {
    super();
    this.library = this._register(
      new Library(place, {
        onChange: () => this.show(),
        onWork: (work) =>
          inView(
            viewId,
            work.finally(() => this.show()),
          ),
      }),
    );
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
    return this.state.get<string>(pinnedKey);
  }

  async pin(key: string | undefined): Promise<void> {
    await this.state.update(pinnedKey, key);
    await vscode.commands.executeCommand('setContext', 'vmibench.pinned', key !== undefined);
    this.changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return isGroup(node) ? node.entries.map((entry): Placed => ({ ...entry, in: node })) : [];
    this.look();
    await this.library.start();
    const groups = shelfGroups(this.library.entries, this.grouping);
    // One group of everything is no grouping.
    const [only, more] = groups;
    return only && !more && only.kind !== 'named' ? [...only.entries] : groups;
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return isGroup(node) ? this.groupItem(node) : this.fileItem(node);
  }

  /** Somebody looks at the tree: from now on files are followed, and never before. */
  private look(): void {
    if (this.looking) return;
    this.looking = true;
    const files = this._register(vscode.workspace.createFileSystemWatcher(comparableGlob));
    this._register(files.onDidCreate((uri) => this.library.changed(uri.toString())));
    this._register(files.onDidChange((uri) => this.library.changed(uri.toString())));
    this._register(
      this._register(vscode.workspace.createFileSystemWatcher('**/*', true, true, false)).onDidDelete((uri) =>
        this.library.gone(uri.toString()),
      ),
    );
    this._register(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.library.listAgain()));
    this._register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration('vmibench')) return;
        this.place.configure();
        this.library.judgeAgain();
      }),
    );
  }

  private show(): void {
    if (this.isDisposed) return;
    const { read, of } = this.library.progress;
    void vscode.commands.executeCommand('setContext', 'vmibench.noReports', of === 0);
    const reading =
      read < of
        ? word('shelf.reading', { read, of })
        : of >= maxWorkspaceFiles
          ? word('shelf.most', { n: maxWorkspaceFiles })
          : undefined;
    this.view.message = reading && say(reading);
    this.changed.fire(undefined);
  }

  private groupItem({ kind, name, entries }: Group): vscode.TreeItem {
    const label = kind === 'waiting' ? word('shelf.waiting') : (name ?? word(`shelf.no-${this.grouping}`));
    const item = treeItem({ label }, vscode.TreeItemCollapsibleState.Collapsed);
    item.id = idOf(this.grouping, kind, name);
    item.description = String(entries.length);
    item.contextValue = kind === 'named' && this.grouping === 'series' && entries.length > 1 ? 'group-series' : 'group';
    return item;
  }

  private fileItem({ key, name, brief, in: group }: Placed): vscode.TreeItem {
    const uri = vscode.Uri.parse(key);
    const log = isRunLog(uri);
    const pinned = key === this.pinned;
    const verdict = saidOf(brief);
    const parts = [...(pinned ? [word('shelf.pinned')] : []), ...(verdict ? [verdict] : [])];
    const item = treeItem({
      label: nameWithoutKind(name),
      description: word('answer.list', { parts }),
      tooltip: [brief?.title, brief?.date, brief?.host, verdict, vscode.workspace.asRelativePath(uri)],
    });
    item.id = idOf(this.grouping, group?.kind, group?.name, key);
    item.resourceUri = uri;
    item.contextValue = pinned ? 'report-pinned' : 'report';
    item.iconPath = pinned ? new vscode.ThemeIcon('pinned') : iconOf(brief, log);
    // By our command: after VS Code's own, a text of the report would stay in front.
    item.command = { command: 'vmibench.openReport', title: '', arguments: [uri] };
    return item;
  }
}

const idOf = (...parts: readonly (string | undefined)[]): string => JSON.stringify(parts);

function saidOf(brief: Brief | undefined): Message | undefined {
  switch (brief?.state) {
    case undefined:
      return undefined;
    case 'broken':
      return word('shelf.broken');
    case 'unread':
      return word('shelf.too-large');
    case 'read':
      return brief.verdict;
  }
}

function iconOf(brief: Brief | undefined, log: boolean): vscode.ThemeIcon {
  if (brief?.state === 'broken') return new vscode.ThemeIcon('warning');
  const colour = (name: string): vscode.ThemeColor => new vscode.ThemeColor(`vmibench.${name}`);
  switch (brief?.worst) {
    case 'failed':
      return new vscode.ThemeIcon('error', colour('regression'));
    case 'regression':
      return new vscode.ThemeIcon('arrow-down', colour('regression'));
    case 'suspect':
      return new vscode.ThemeIcon('question', colour('suspect'));
    case 'improvement':
      return new vscode.ThemeIcon('arrow-up', colour('improvement'));
    default:
      return new vscode.ThemeIcon(log ? 'pulse' : 'graph');
  }
}

/** The files among what a menu of the tree gives: what was clicked, and all that is selected. */
export function filesOf(first: unknown, all: unknown): vscode.Uri[] {
  const nodes = Array.isArray(all) && all.length > 0 ? all : [first];
  const keys = nodes.flatMap((node: unknown): string[] =>
    typeof node === 'object' && node !== null && 'key' in node && typeof node.key === 'string' ? [node.key] : [],
  );
  // One that stands in two groups may be selected twice.
  return [...new Set(keys)].map((key) => vscode.Uri.parse(key));
}
