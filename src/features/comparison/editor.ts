/**
 * The tabs of comparisons: a read-only custom editor, which VS Code splits, hides and restores by its address.
 * Registered in src/extension/register.ts.
 */
import * as vscode from 'vscode';
import { Disposable } from '../../host/disposable';
import { showPage } from '../../host/frame';
import { activeUri } from '../../host/tabs';
import { say } from '../../host/say';
import { notify } from '../../host/show';
import { word } from '../../core/messages/messages';
import { addressOf, maxSources, sourceKey, type Source } from '../../host/source';
import { Choices } from './choices';
import { Comparison } from './comparison';
import { ComparisonSession, type Tabs } from './session';

const comparisonType = 'vmibench.comparison';

export class ComparisonEditor extends Disposable implements vscode.CustomReadonlyEditorProvider<Comparison> {
  private readonly open = new Set<Comparison>();
  private readonly tabs: Tabs;
  private readonly choices: Choices;
  /** The one whose tab was active last: what a command means while a list or a dialog has the focus. */
  private last: Comparison | undefined;

  constructor(
    private readonly context: vscode.ExtensionContext,
    more: Pick<Tabs, 'revealRow'> & { readonly pick: (comparison: Comparison) => Promise<readonly Source[]> },
  ) {
    super();
    this.choices = new Choices(context.workspaceState);
    this.tabs = {
      revealRow: more.revealRow,
      active: (comparison) => void (this.last = comparison),
      add: async (comparison, dropped) => {
        const added = dropped ? dropped.map((uri) => ({ uri })) : await more.pick(comparison);
        if (added.length === 0) return;
        const left = comparison.add(added);
        if (left > 0) notify('information', word('compare.too-many', { most: maxSources, n: left }));
      },
    };
  }

  /** Shows a comparison: where it is open already, else in the given place. One source, or none, is no comparison. */
  async show(sources: readonly Source[], place = vscode.ViewColumn.Active): Promise<void> {
    if (sources.length < 2) return;
    const wanted = JSON.stringify(sources.map(sourceKey));
    const shown = [...this.open].find((one) => JSON.stringify(one.sources.map(sourceKey)) === wanted);
    const address = shown?.uri ?? addressOf(sources);
    if (!shown) {
      // What was chosen in one that was closed is not meant any more; in one that is open, others may stand by now.
      const open = [...this.open].find(({ uri }) => uri.toString() === address.toString());
      if (open) open.beginWith(sources);
      else await this.choices.forget(address);
    }
    await vscode.commands.executeCommand('vscode.openWith', address, comparisonType, {
      viewColumn: place,
      preview: false,
    });
  }

  /** The comparison of the active tab. */
  get active(): Comparison | undefined {
    const uri = activeUri()?.toString();
    const found = [...this.open].find((comparison) => comparison.uri.toString() === uri);
    return found ?? (this.last && this.open.has(this.last) ? this.last : undefined);
  }

  add(comparison: Comparison): Promise<void> {
    return this.tabs.add(comparison);
  }

  openCustomDocument(uri: vscode.Uri): Comparison {
    const comparison = new Comparison(uri, this.choices);
    this.open.add(comparison);
    comparison.onDidDispose(() => this.open.delete(comparison));
    return comparison;
  }

  resolveCustomEditor(comparison: Comparison, panel: vscode.WebviewPanel): void {
    new ComparisonSession(comparison, panel, this.tabs);
    showPage(panel.webview, this.context.extensionUri, {
      page: 'comparison',
      title: say(word('compare.title')),
      waiting: say(word('compare.loading')),
    });
  }
}
