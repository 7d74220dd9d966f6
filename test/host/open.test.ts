// Opening a report: as a page by default, never dirty, and switching to the text and back.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import {
  answer,
  at,
  atCursor,
  cleanUp,
  document,
  editorThat,
  folder,
  mail,
  open,
  openPage,
  openText,
  rowsAre,
  sampled,
  tabs,
  viewType,
} from './reports';

describe('opening a report', () => {
  afterEach(cleanUp);

  it('shows the mail of 2009: five rows, with specjbb 0.99 as the worst', async () => {
    await open(at(mail));
    const [tab] = tabs();
    assert.ok(tab?.input instanceof vscode.TabInputCustom && tab.input.viewType === viewType, 'not in our editor');
    const rows = await rowsAre(5);
    assert.match(rows[0] ?? '', /^specjbb.*0\.99.*regression, untested/);
    assert.match(await answer(), /1 regression, 4 improvements, untested/);
    assert.match(await answer(), /1\.097/);
  });

  it('violates no policy, sends no request and throws no error', async () => {
    await page.violations();
    await page.errors();
    await page.requests();
    await open(at(mail));
    await rowsAre(5);
    await page.webview().click('#tab-charts');
    await page.webview().waitFor('canvas');
    await page.webview().click('#tab-environment');
    await page.webview().click('#tab-findings');
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
    // VS Code serves the extension's own files under this name; nothing leaves the machine for them.
    const own = /^https:\/\/[^/]+\.vscode-resource\.vscode-cdn\.net\/.*\/dist\/[a-z]+\.(js|css|ttf)$/;
    assert.deepEqual(
      (await page.requests()).filter((address) => !own.test(address)),
      [],
    );
  });

  it('changes no example report', async function () {
    this.timeout(120_000);
    const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder(), '*.vmibench.json'));
    assert.ok(files.length >= 17);
    for (const uri of sampled(files)) {
      const before = await vscode.workspace.fs.readFile(uri);
      await open(uri);
      await page.webview().waitFor('tr.row');
      assert.equal(document(uri).isDirty, false, uri.path);
      assert.equal(
        tabs().some((tab) => tab.isDirty),
        false,
        uri.path,
      );
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      assert.deepEqual(await vscode.workspace.fs.readFile(uri), before, uri.path);
    }
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(await page.errors(), []);
  });

  it('switches to the text and back with the commands', async () => {
    await open(at(mail));
    await rowsAre(5);
    await page.palette('VMI Bench: Open as Text');
    await until(() => vscode.window.activeTextEditor?.document.uri.toString() === at(mail).toString(), 'the text');
    await page.palette('VMI Bench: Open Report');
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputCustom,
      'the page',
    );
    await rowsAre(5);
  });

  it("shows the text to the side when the page's button is clicked", async () => {
    await open(at(mail));
    await page.webview().click('button.push:has-text("Edit as Text")');
    const isBeside = ({ document: { uri }, viewColumn }: vscode.TextEditor): boolean =>
      uri.toString() === at(mail).toString() && viewColumn === vscode.ViewColumn.Two;
    await editorThat(isBeside);
    assert.equal(await page.webviewCount(), 1);
    // Again: the same text editor, not a third column.
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await until(() => vscode.window.activeTextEditor === undefined, 'the page in front');
    await page.webview().click('button.push:has-text("Edit as Text")');
    await editorThat(isBeside);
    assert.equal(tabs().length, 2);
  });

  it('links a row to its number in the text', async () => {
    await openPage(at(mail));
    await rowsAre(5);
    await page.webview().click('tr.row >> nth=0 >> button.opener');
    await page.webview().click('text=Show in JSON >> nth=0');
    await editorThat((editor) => atCursor(editor).startsWith('0.99'), 'the number in the text');
  });

  it('shares the document with the text editor, and closing one does not close the other', async () => {
    await openText(at(mail));
    await vscode.commands.executeCommand('vmibench.openReportToSide', at(mail));
    await rowsAre(5);
    assert.equal(tabs().length, 2);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until(() => tabs().length === 1, 'one tab');
    await until(() => vscode.window.visibleTextEditors.length === 1, 'the text alone');
  });
});
