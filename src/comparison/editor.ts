/** The tabs of comparisons: a read-only custom editor, which VS Code splits, hides and restores by its address. */
import * as vscode from 'vscode';
import { Disposable } from '../editor/disposable';
import { frameHtml, newNonce } from '../editor/html';
import { say } from '../editor/say';
import { word } from '../words/words';
import { addressOf, scheme, type Source } from './address';
import { Comparison, type Choice } from './comparison';
import { ComparisonSession, type Tabs } from './session';

export const comparisonType = 'vmibench.comparison';

/** So many comparisons remember what was chosen in them. */
const remembered = 30;

export class ComparisonEditor extends Disposable implements vscode.CustomReadonlyEditorProvider<Comparison> {
  private readonly open = new Set<Comparison>();
  private readonly tabs: Tabs;

  constructor(private readonly context: vscode.ExtensionContext, more: Pick<Tabs, 'revealRow'> & { readonly pick: (comparison: Comparison) => Promise<readonly Source[]> }) {
    super();
    this.tabs = {
      revealRow: more.revealRow,
      replace: (comparison, sources) => this.replace(comparison, sources),
      add: async (comparison, dropped) => {
        const added = dropped ? dropped.map((uri) => ({ uri })) : await more.pick(comparison);
        if (added.length > 0) await this.replace(comparison, [...comparison.sources, ...added]);
      },
    };
    this._register(vscode.window.registerCustomEditorProvider(comparisonType, this, { supportsMultipleEditorsPerDocument: true }));
    this._register(vscode.workspace.registerFileSystemProvider(scheme, new NoFiles(), { isReadonly: true, isCaseSensitive: true }));
  }

  /** Shows a comparison: where it is open already, else in the given place. */
  async show(sources: readonly Source[], place = vscode.ViewColumn.Active): Promise<void> {
    await vscode.commands.executeCommand('vscode.openWith', addressOf(sources), comparisonType, { viewColumn: place, preview: false });
  }

  /** The comparison of the active tab. */
  get active(): Comparison | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputCustom ? [...this.open].find(({ uri }) => uri.toString() === input.uri.toString()) : undefined;
  }

  add(comparison: Comparison): Promise<void> {
    return this.tabs.add(comparison);
  }

  openCustomDocument(uri: vscode.Uri): Comparison {
    const key = `comparison ${uri.toString()}`;
    const choices = this.context.workspaceState.get<Readonly<Record<string, Choice>>>('comparisons', {});
    const comparison = new Comparison(uri, choices[key] ?? { reference: 0, accepted: [] }, (choice) => {
      const { [key]: _old, ...others } = this.context.workspaceState.get<Readonly<Record<string, Choice>>>('comparisons', {});
      const kept = Object.entries(others).slice(-remembered);
      void this.context.workspaceState.update('comparisons', { ...Object.fromEntries(kept), [key]: choice });
    });
    this.open.add(comparison);
    comparison.onDidDispose(() => this.open.delete(comparison));
    return comparison;
  }

  resolveCustomEditor(comparison: Comparison, panel: vscode.WebviewPanel): void {
    const session = new ComparisonSession(comparison, panel, this.tabs);
    panel.onDidDispose(() => session.dispose());
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(this.context.extensionUri, 'dist');
    const address = (name: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    webview.html = frameHtml({
      nonce: newNonce(), cspSource: webview.cspSource, locale: vscode.env.language, title: say(word('compare.title')),
      script: address('compare.js'), charts: '', style: address('compare.css'),
    });
  }

  /** The tab goes, and one of the other sources stands in its place. */
  private async replace(comparison: Comparison, sources: readonly Source[]): Promise<void> {
    const next = addressOf(sources);
    if (next.toString() === comparison.uri.toString()) return;
    const old = vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(({ input }) => input instanceof vscode.TabInputCustom && input.uri.toString() === comparison.uri.toString()));
    await this.show(sources, old[0]?.group.viewColumn);
    await vscode.window.tabGroups.close(old, true);
  }
}

/** A comparison is no file. VS Code asks all the same whether it is there and may be written. */
class NoFiles implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  stat = (): vscode.FileStat => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0, permissions: vscode.FilePermission.Readonly });
  readDirectory = (): [string, vscode.FileType][] => [];
  readFile = (): Uint8Array => new Uint8Array();
  createDirectory = (): never => this.refuse();
  writeFile = (): never => this.refuse();
  delete = (): never => this.refuse();
  rename = (): never => this.refuse();

  private refuse(): never {
    throw vscode.FileSystemError.NoPermissions();
  }
}
