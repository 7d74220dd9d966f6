/**
 * Who works on a report's text stays in it. VS Code opens the page for whatever leads to a place in the text (a
 * problem, the outline, a hit of a search, a definition), and leaves out the place: a custom editor gets no selection.
 */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { Disposable } from '../../host/disposable';
import { showFailure } from '../../host/failure';
import { offer } from '../../host/show';
import { PageWatch, type WatchedColumn, type WatchedTab } from './page-watch';
import { isPageRequested, showText } from '../../host/tabs';
import { viewType } from '../../host/view-types';

/** Milliseconds in which an answered "where is this defined?" is why a page opens. */
const askedWithinMs = 1500;
const toldKey = 'vmibench.toldTextByDefault';

/** Where the last definition is that somebody asked for. */
export interface Definitions {
  readonly last?: { readonly uri: string; readonly range: vscode.Range; readonly at: number };
}

export class StayInText extends Disposable {
  private readonly pages = new PageWatch();

  /** @param told remembers what the user was told once */
  constructor(
    private readonly definitions: Definitions,
    private readonly told: vscode.Memento,
  ) {
    super();
    this._register(vscode.window.tabGroups.onDidChangeTabs(() => this.look()));
    this._register(vscode.window.tabGroups.onDidChangeTabGroups(() => this.look()));
    this.look();
  }

  private look(): void {
    for (const { column, uri, isOpened } of this.pages.look(watchedColumns(), Date.now())) {
      const page = vscode.Uri.parse(uri, true);
      const target = this.targetIn(uri);
      if (isPageRequested(page) || (!target && !isOpened)) continue;
      this.back(page, column, target).catch((error: unknown) => showFailure('could not go back to the text', error));
    }
  }

  private targetIn(uri: string): vscode.Range | undefined {
    const { last } = this.definitions;
    return last?.uri === uri && Date.now() - last.at < askedWithinMs ? last.range : undefined;
  }

  private async back(uri: vscode.Uri, column: vscode.ViewColumn, target: vscode.Range | undefined): Promise<void> {
    await showText(uri, column, target);
    // Showing the text may have made other objects of the tabs.
    const tabs = vscode.window.tabGroups.all.find((group) => group.viewColumn === column)?.tabs ?? [];
    await vscode.window.tabGroups.close(
      tabs.filter((tab) => pageUri(tab)?.toString() === uri.toString()),
      true,
    );
    if (target || this.told.get(toldKey)) return;
    await this.told.update(toldKey, true);
    const yes = word('open.text-by-default');
    if (await offer(word('open.stayed'), yes)) await vscode.commands.executeCommand('vmibench.openTextByDefault');
  }
}

function pageUri({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputCustom && input.viewType === viewType ? input.uri : undefined;
}

function watchedTab(tab: vscode.Tab): WatchedTab | undefined {
  if (tab.input instanceof vscode.TabInputText) return { kind: 'text', uri: tab.input.uri.toString() };
  const page = pageUri(tab);
  return page && { kind: 'page', uri: page.toString() };
}

function watchedColumns(): WatchedColumn[] {
  return vscode.window.tabGroups.all.map(({ viewColumn, activeTab, tabs }) => ({
    column: viewColumn,
    active: activeTab && watchedTab(activeTab),
    tabs: tabs.flatMap((tab) => watchedTab(tab) ?? []),
  }));
}
