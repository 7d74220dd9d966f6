/** From the page to the text and back: which tab, which group. */
import * as vscode from 'vscode';
import { fileKind, type FileKind } from '../core/text/file-names';
import { runLogView, viewType } from './view-types';

export const isRunLog = (uri: vscode.Uri): boolean => fileKind(uri.path) === 'run-log';

/** The file in the active tab, as a page or as text. */
export function activeUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}

/** The same, if it is a file of one of these kinds. */
export function activeFile(...kinds: readonly FileKind[]): vscode.Uri | undefined {
  const uri = activeUri();
  return uri && kinds.includes(fileKind(uri.path)) ? uri : undefined;
}

/** A run log has a page of its own kind: the same page, fed by the log. */
const viewTypeOf = (uri: vscode.Uri): string => (isRunLog(uri) ? runLogView : viewType);

/** Where an open tab with this input is, if there is one: the active group first. */
function columnOf(fits: (input: unknown) => boolean): vscode.ViewColumn | undefined {
  const { activeTabGroup, all } = vscode.window.tabGroups;
  const groups = [activeTabGroup, ...all.filter((group) => group !== activeTabGroup)];
  return groups.find((group) => group.tabs.some((tab) => fits(tab.input)))?.viewColumn;
}

const same = (a: vscode.Uri, b: vscode.Uri): boolean => a.toString() === b.toString();

function columnOfText(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return columnOf((input) => input instanceof vscode.TabInputText && same(input.uri, uri));
}

const isPageOf = (input: unknown, uri: vscode.Uri): boolean =>
  input instanceof vscode.TabInputCustom && input.viewType === viewTypeOf(uri) && same(input.uri, uri);

export function columnOfReport(uri: vscode.Uri): vscode.ViewColumn | undefined {
  return columnOf((input) => isPageOf(input, uri));
}

/** Shows the text: where it is open already, else in the given place. */
export async function showText(
  uri: vscode.Uri,
  place: vscode.ViewColumn,
  range?: vscode.Range,
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(uri);
  const viewColumn = columnOfText(uri) ?? place;
  const editor = await vscode.window.showTextDocument(document, {
    viewColumn,
    preview: false,
    selection: range && caret(range),
  });
  if (range) editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return editor;
}

/** The cursor before the place, rather than a selection that the next key would replace. */
function caret(range: vscode.Range): vscode.Range {
  return new vscode.Range(range.start, range.start);
}

/** What brings a page to the front on purpose, by the text's URI. */
const requests = new Set<{ readonly uri: string }>();

/** Whether a page that comes to the front was asked for, by one of our commands. */
export const isPageRequested = (uri: vscode.Uri): boolean =>
  [...requests].some((request) => request.uri === uri.toString());

function isPageInFront(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ activeTab }) => activeTab !== undefined && isPageOf(activeTab.input, uri));
}

/**
 * Brings a page to the front on purpose. VS Code may tell of it long after it has done so: the page counts as requested
 * until everybody has heard that it is in front, or that its tab is closed.
 */
export async function bringToFront(uri: vscode.Uri, bring: () => Thenable<unknown> | void): Promise<void> {
  const request = { uri: uri.toString() };
  requests.add(request);
  let wasThere = false;
  const look = (): void => {
    const isThere = columnOfReport(uri) !== undefined;
    // Others that hear of the same event still find the request.
    if (isPageInFront(uri) || (wasThere && !isThere)) queueMicrotask(end);
    wasThere ||= isThere;
  };
  const heard = vscode.Disposable.from(
    vscode.window.tabGroups.onDidChangeTabs(look),
    vscode.window.tabGroups.onDidChangeTabGroups(look),
  );
  const end = (): void => {
    requests.delete(request);
    heard.dispose();
  };
  try {
    await bring();
  } catch (error) {
    end();
    throw error;
  }
  look();
}

/** Shows the report page: where it is open already, else in the given place. */
export async function showReport(uri: vscode.Uri, place: vscode.ViewColumn): Promise<void> {
  await bringToFront(uri, () =>
    vscode.commands.executeCommand('vscode.openWith', uri, viewTypeOf(uri), columnOfReport(uri) ?? place),
  );
}
