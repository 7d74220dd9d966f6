// The page follows the text, whoever changes it and however.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { answer, cleanUp, copyOfMail, document, open, openText, replace, rows, rowsAre } from './reports';

const specjbb = '"subject": "hwmmu", "value": 0.99';
const first = async (nth?: number): Promise<string> => (await rows(nth))[0] ?? '';

describe('the page of a changing report', () => {
  afterEach(cleanUp);

  it('follows the text when it is changed, undone, redone and reverted', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await rowsAre(5);
    await replace(uri, specjbb, specjbb.replace('0.99', '0.95'));
    await until(async () => /0\.95/.test(await first()), '0.95 on the page');
    assert.equal(document(uri).isDirty, true);
    await vscode.commands.executeCommand('undo');
    await until(async () => /0\.99/.test(await first()), '0.99 after undo');
    assert.equal(document(uri).isDirty, false);
    await vscode.commands.executeCommand('redo');
    await until(async () => /0\.95/.test(await first()), '0.95 after redo');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(async () => /0\.99/.test(await first()), '0.99 after revert');
    assert.equal(document(uri).isDirty, false);
  });

  it('follows typing in a second editor group', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await rowsAre(5);
    const editor = await openText(uri, vscode.ViewColumn.Two);
    const at = editor.document.positionAt(editor.document.getText().indexOf(specjbb) + specjbb.length);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await page.type('5');
    await until(async () => /0\.995/.test((await rows()).join()), '0.995 on the page');
    assert.match(await answer(), /4 improvements, 1 at parity, untested/);
    assert.equal(vscode.window.activeTextEditor?.document.getText().includes('0.995'), true, 'typed elsewhere');
  });

  it('keeps the last valid page under a banner while the text is broken', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await rowsAre(5);
    await openText(uri, vscode.ViewColumn.Two);
    await replace(uri, specjbb, specjbb.replace('0.99', '0.'));
    await page.webview().waitFor('.banner');
    assert.match(await first(), /0\.99/);
    const line = document(uri).positionAt(document(uri).getText().indexOf('"value": 0.,')).line + 1;
    assert.match(await page.webview().text('.banner'), new RegExp(`line ${line}\\b`, 'i'));
    await page.webview().click('.banner button');
    await until(() => vscode.window.activeTextEditor?.selection.active.line === line - 1, 'the cursor at the error');
    await replace(uri, '"value": 0.,', '"value": 0.97,');
    await page.webview().waitFor('.banner', 'detached');
    assert.match(await first(), /0\.97/);
  });

  it('reports text that is broken from the start, and shows the report once it is fixed', async () => {
    const uri = await copyOfMail('broken.vmibench.json', (text) => text.replace('"benchmarks": [', '"benchmarks": '));
    await open(uri);
    await page.webview().waitFor('main.empty');
    assert.equal(await page.webview().count('tr.row'), 0);
    await replace(uri, '"benchmarks": ', '"benchmarks": [');
    await rowsAre(5);
  });

  it('follows a file that is changed on disk', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await rowsAre(5);
    const text = document(uri).getText().replace(specjbb, specjbb.replace('0.99', '0.91'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await until(async () => /0\.91/.test(await first()), '0.91 on the page');
    assert.equal(document(uri).isDirty, false);
  });

  it('follows a renamed file', async () => {
    const uri = await copyOfMail();
    const other = await copyOfMail('other.vmibench.json');
    await vscode.workspace.fs.delete(other);
    await open(uri);
    await rowsAre(5);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, other);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    await until(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.toString() === other.toString();
    }, 'the tab of the new name');
    await rowsAre(5);
    await replace(other, specjbb, specjbb.replace('0.99', '0.92'));
    await until(async () => /0\.92/.test(await first()), 'the page of the new name to follow');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('follows the text in both halves of a split, each with its own sort order', async () => {
    const uri = await copyOfMail();
    await open(uri);
    await rowsAre(5);
    await vscode.commands.executeCommand('workbench.action.splitEditorRight');
    await until(async () => (await page.webviewCount()) === 2, 'two pages');
    await rowsAre(5, 0);
    await rowsAre(5, 1);
    await page.webview(1).click('th:has-text("Ratio") button');
    await until(async () => /1\.34/.test(await first(1)), 'the right one sorted the other way');
    await replace(uri, specjbb, specjbb.replace('0.99', '0.94'));
    await until(async () => /0\.94/.test(await first(0)), 'the left page');
    await until(async () => /0\.94/.test((await rows(1)).at(-1) ?? ''), 'the right page');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
