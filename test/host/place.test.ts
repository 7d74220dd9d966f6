// From a problem, a definition or a search result to the place: in the text where that is in front, else on the page.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, mail, open, openText, problems, rowsAre, tabs, viewType, file } from './reports';

const associations = (): unknown =>
  vscode.workspace.getConfiguration('workbench').inspect<Record<string, string>>('editorAssociations')?.globalValue;

const front = (): unknown => vscode.window.tabGroups.activeTabGroup.activeTab?.input;
const isPage = (input: unknown): boolean => input instanceof vscode.TabInputCustom && input.viewType === viewType;

describe('navigation to a place', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('problems.action.clearFilterText');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await cleanUp();
  });

  it('goes to the definition in the text with F12', async () => {
    const editor = await openText(await copyOfMail());
    const text = editor.document.getText();
    const use = editor.document.positionAt(text.indexOf('"subject": "hwmmu"') + 13);
    const definition = editor.document.positionAt(text.indexOf('"id": "hwmmu"') + 7).line;
    assert.notEqual(use.line, definition);
    editor.selection = new vscode.Selection(use, use);
    await until(
      async () =>
        (await vscode.commands.executeCommand<unknown[]>('vscode.executeDefinitionProvider', editor.document.uri, use))
          .length > 0,
      'the provider',
    );
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await until(() => vscode.window.activeTextEditor?.selection.active.line === definition, 'the definition');
    await until(() => !tabs().some((tab) => isPage(tab.input)), 'the page to be gone');
  });

  it('keeps a text editor in front until the page is requested', async () => {
    const uri = await copyOfMail();
    await openText(uri);
    await open(uri);
    await until(() => tabs().length === 1 && front() instanceof vscode.TabInputText, 'the text alone');
    await page.palette('VMI Bench: Open Report');
    await until(() => isPage(front()), 'the page');
    await rowsAre(5);
    assert.equal(tabs().length, 2);
  });

  it('leaves a page alone that was there before its text, however recently', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await until(() => isPage(front()), 'the page');
    await openText(uri);
    await vscode.commands.executeCommand('workbench.action.previousEditorInGroup');
    await rowsAre(5);
    assert.ok(isPage(front()));
    assert.equal(tabs().length, 2);
  });

  it('opens the page at the row after a click on a problem', async () => {
    const uri = await copyOfMail('pointed.vmibench.json', (text) => text.replaceAll('0.99', '0.93'));
    await open(uri);
    await rowsAre(5);
    await until(() => problems(uri).length > 0, 'the problems');
    await openText(await file('other.txt', 'x'));
    // The focus, not the toggle: where the panel is open already, the toggle closes it.
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    // Its problems alone: the panel is low, and draws no rows that are out of sight.
    await page.workbench().fill('.viewpane-filter-container input', 'pointed.vmibench.json');
    const problem = '.markers-panel .monaco-list-row:has-text("performance −7% against vmi")';
    await page.workbench().waitFor(problem);
    await page.workbench().hover(problem);
    await page.workbench().click(problem);
    await until(() => isPage(front()), 'the page');
    await until(
      () => page.webview().evaluate('body', () => document.activeElement?.closest('tr')?.textContent?.includes('0.93')),
      'the row',
    );
  });

  it('opens text or a page by the chosen default', async () => {
    const before = associations();
    await page.palette('VMI Bench: Open Reports as Text by Default');
    await until(() => JSON.stringify(associations())?.includes('"*.vmibench.json":"default"'), 'the setting');
    await open(at(mail), { selection: new vscode.Range(3, 2, 3, 2) });
    assert.ok(front() instanceof vscode.TabInputText);
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
    await page.palette('VMI Bench: Open Reports as Pages by Default');
    await until(() => JSON.stringify(associations()) === JSON.stringify(before), 'the setting as before');
  });
});
