/**
 * Who works on a report's text stays in it. VS Code opens the page for whatever leads to a place in the text (a
 * problem, the outline, a hit of a search, a definition), and leaves out the place: a custom editor gets no selection.
 */
import * as vscode from 'vscode';
import { word } from '../../core/messages/messages';
import { Disposable } from '../../host/disposable';
import { showFailure } from '../../host/failure';
import { offer } from '../../host/show';
import { isPageRequested, showText, viewType } from '../../host/tabs';

/** Milliseconds in which an answered "where is this defined?" is why a page opens. */
const askedWithinMs = 1500;
/** Milliseconds in which a page that opens comes to the front. */
const openedWithinMs = 1000;
const toldKey = 'vmibench.toldTextByDefault';

/** Where the last definition is that somebody asked for. */
export interface Definitions {
  readonly last?: { readonly uri: string; readonly range: vscode.Range; readonly at: number };
}

export class StayInText extends Disposable {
  /** What each column of the window has in front, by the URI of a text; nothing for other tabs. */
  private readonly inFront = new Map<vscode.ViewColumn, string>();
  /** When each page was first seen in a column, or 0 if its text came to the front of the column after that. */
  private seen = new Map<string, number>();

  constructor(
    private readonly definitions: Definitions,
    private readonly told: vscode.Memento,
  ) {
    super();
    // A page that opens comes in several events: its tab, the front of the column, the group.
    this._register(vscode.window.tabGroups.onDidChangeTabs(() => this.look()));
    this._register(vscode.window.tabGroups.onDidChangeTabGroups(() => this.look()));
    this.look();
  }

  private look(): void {
    const { all } = vscode.window.tabGroups;
    const before = this.seen;
    this.seen = new Map();
    for (const { viewColumn, tabs } of all)
      for (const tab of tabs) {
        const name = pageName(tab, viewColumn);
        if (name !== undefined) this.seen.set(name, before.get(name) ?? Date.now());
      }
    for (const group of all) this.lookAt(group);
  }

  private lookAt({ viewColumn, activeTab, tabs }: vscode.TabGroup): void {
    if (!activeTab) {
      this.inFront.delete(viewColumn);
      return;
    }
    const text = textUri(activeTab)?.toString();
    const left = this.inFront.get(viewColumn);
    if (text === undefined) this.inFront.delete(viewColumn);
    else if (text !== left) this.textCame(text, viewColumn);
    const page = pageUri(activeTab);
    const key = page?.toString();
    if (!page || key !== left || isPageRequested(page) || !tabs.some((tab) => textUri(tab)?.toString() === key)) return;
    const isNew = Date.now() - (this.seen.get(pageName(activeTab, viewColumn) ?? '') ?? 0) < openedWithinMs;
    const target = this.targetIn(page.toString());
    // A page that was there already may have been clicked, and one that is elsewhere may have been dragged from there.
    const elsewhere = [...this.seen.keys()].filter((name) => name.endsWith(` ${key}`)).length > 1;
    if (!target && (!isNew || elsewhere)) return;
    this.back(page, activeTab, target).catch((error: unknown) => showFailure('could not go back to the text', error));
  }

  /** A page that was there before its text came to the front is not opened by what leads to a place in the text. */
  private textCame(text: string, viewColumn: vscode.ViewColumn): void {
    this.inFront.set(viewColumn, text);
    const page = nameOf(text, viewColumn);
    if (this.seen.has(page)) this.seen.set(page, 0);
  }

  private targetIn(uri: string): vscode.Range | undefined {
    const { last } = this.definitions;
    return last?.uri === uri && Date.now() - last.at < askedWithinMs ? last.range : undefined;
  }

  private async back(uri: vscode.Uri, page: vscode.Tab, target: vscode.Range | undefined): Promise<void> {
    await showText(uri, page.group.viewColumn, target);
    // Showing the text may have made other objects of the tabs.
    const { viewColumn } = page.group;
    const tabs = vscode.window.tabGroups.all.find((group) => group.viewColumn === viewColumn)?.tabs ?? [];
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

function pageName(tab: vscode.Tab, column: vscode.ViewColumn): string | undefined {
  const uri = pageUri(tab)?.toString();
  return uri === undefined ? undefined : nameOf(uri, column);
}

const nameOf = (uri: string, column: vscode.ViewColumn): string => `${column} ${uri}`;

function textUri({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText ? input.uri : undefined;
}
