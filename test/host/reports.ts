/** Shared by the host tests: reports in the workspace, edits as a user makes them, and cleaning up. */
import * as vscode from 'vscode';
import { clickUntil, page, tellWhenFailed, until } from './bridge';

export const viewType = 'vmibench.report';
export const mail = 'vmi-vs-hwmmu-2009.vmibench.json';

export function folder(): vscode.Uri {
  const first = vscode.workspace.workspaceFolders?.[0];
  if (!first) throw new Error('no workspace');
  return first.uri;
}

/**
 * All of the files in the run that goes first, a few in the others: what each report holds does not depend on the run.
 */
export const sampled = <T>(files: readonly T[]): readonly T[] =>
  ['dev-newest', undefined].includes(process.env['VMIBENCH_RUN']) ? files : files.slice(0, 4);

export const at = (name: string): vscode.Uri => vscode.Uri.joinPath(folder(), name);

const written: vscode.Uri[] = [];

/** A file that belongs to one test, removed after it. */
export async function file(name: string, text: string): Promise<vscode.Uri> {
  const uri = at(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  written.push(uri);
  return uri;
}

let copies = 0;

/**
 * A copy of the mail's report, so that a test may change it. Each has its own name: VS Code keeps a text for a while
 * after its tab was closed, and a file of the same name would appear with the changes of the previous test.
 */
export async function copyOfMail(
  name = `copy-${++copies}.vmibench.json`,
  change: (text: string) => string = (text) => text,
): Promise<vscode.Uri> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(at(mail)));
  return file(name, change(text));
}

/** Opens as a user does with a click in the explorer. */
export async function open(uri: vscode.Uri, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false, ...options });
}

/** By our command, which shows the page also where the text is in front. */
export async function openPage(uri: vscode.Uri): Promise<void> {
  await vscode.commands.executeCommand('vmibench.openReport', uri);
}

export async function openText(uri: vscode.Uri, viewColumn?: vscode.ViewColumn): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false, viewColumn });
}

/** The active text editor once it is the expected one: VS Code tells of an editor before its place and selection. */
export const editorThat = (
  fits: (editor: vscode.TextEditor) => boolean,
  what = 'the text',
): Promise<vscode.TextEditor> =>
  until(() => {
    const editor = vscode.window.activeTextEditor;
    return editor && fits(editor) ? editor : undefined;
  }, what);

/** The text from the cursor to the end of its line. */
export const atCursor = ({ document, selection: { active } }: vscode.TextEditor): string =>
  document.lineAt(active.line).text.slice(active.character);

export function tabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs);
}

export function document(uri: vscode.Uri): vscode.TextDocument {
  const found = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (!found) throw new Error(`${uri.path} is not open`);
  return found;
}

/** Replaces the first occurrence, as one edit that can be undone. */
export async function replace(uri: vscode.Uri, from: string, to: string): Promise<void> {
  const text = document(uri).getText();
  const offset = text.indexOf(from);
  if (offset < 0) throw new Error(`"${from}" is not in ${uri.path}`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    uri,
    new vscode.Range(document(uri).positionAt(offset), document(uri).positionAt(offset + from.length)),
    to,
  );
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error('the edit was refused');
}

/** The rows of a page as text, in order of appearance. */
export async function rows(nth?: number): Promise<string[]> {
  return (await page.webview(nth).texts('tr.row')).map((text) => text.replace(/\s+/g, ' ').trim());
}

/** Waits until a page shows as many rows. */
export async function rowsAre(count: number, nth?: number): Promise<string[]> {
  return until(async () => {
    const list = await rows(nth);
    return list.length === count ? list : undefined;
  }, `${count} rows`);
}

export const answer = (nth?: number): Promise<string> => page.webview(nth).text('.answer');

/** Our diagnostics and those of VS Code's JSON service: all that are reported for a file. */
export function problems(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri);
}

/** The input field of VS Code's lists and questions. */
export const quickInput = '.quick-input-widget input[type=text]';

/** Leaves the open question with Escape. A question does not hear keys in its first moment. */
export async function escapeQuestion(): Promise<void> {
  await page.workbench().waitFor(quickInput);
  await until(async () => {
    if (!(await page.workbench().isVisible(quickInput))) return true;
    await page.press('Escape');
    return false;
  }, 'the question to close');
}

/**
 * Chooses the only line of VS Code's list that has this text: by keyboard, because a list that is being drawn moves
 * away under a mouse.
 */
export async function chooseOne(text: string): Promise<void> {
  await page.workbench().waitFor(`.quick-input-list .monaco-list-row:has-text("${text}")`);
  await page.workbench().fill(quickInput, text);
  await until(
    async () => (await page.workbench().count('.quick-input-list .monaco-list-row')) === 1,
    `the one choice of ${text}`,
  );
  await page.workbench().press(quickInput, 'Enter');
}

/** Opens a line of a tree, which is drawn anew as verdicts arrive: a click at that moment is lost. */
export const expand = (row: string): Promise<unknown> =>
  clickUntil(
    page.workbench(),
    `${row}[aria-expanded=false]`,
    async () => (await page.workbench().count(`${row}[aria-expanded=true]`)) > 0,
    `${row} to open`,
  );

export async function cleanUp(): Promise<void> {
  await tellWhenFailed();
  for (const document of vscode.workspace.textDocuments) {
    // VS Code may be writing its own settings at this moment.
    if (!document.isDirty || !(document.isUntitled || document.uri.toString().startsWith(folder().toString())))
      continue;
    // One of our commands may be opening it at this moment; VS Code then refuses, and accepts it a little later.
    const shown = (): Thenable<boolean> =>
      vscode.window.showTextDocument(document, { preview: false }).then(
        () => true,
        () => false,
      );
    await until(async () => document.isClosed || (await shown()), `the text of ${document.uri.toString()}`);
    if (document.isClosed) continue;
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  await vscode.commands.executeCommand('notifications.clearAll');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  // Tests take the editor that they find for theirs. The panel's output counts as one.
  const left = (): readonly unknown[] => [
    ...tabs(),
    ...vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme !== 'output'),
  ];
  await until(() => left().length === 0, 'all editors to be closed');
  for (const uri of written.splice(0)) {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch {
      // The test itself removed or renamed it.
    }
  }
}
