// A report in version control is text: comparing two states of it shows two texts.
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { page, until } from './bridge';
import { at, cleanUp, copyOfMail, mail, problems } from './reports';

const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
const before = major === 1 && minor < 129;

describe('a diff', () => {
  afterEach(cleanUp);

  it('of two states of a report is a text diff without problems or lenses in the old state', async () => {
    const scheme = 'review';
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(at(mail))),
    });
    try {
      const copy = at(mail).with({ scheme });
      await vscode.commands.executeCommand('vscode.diff', copy, at(mail));
      await until(
        () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
        'a text diff',
      );
      assert.equal(await page.webviewCount(), 0);
      await until(() => problems(at(mail)).length > 0, 'the problems of the file itself');
      assert.deepEqual(problems(copy), []);
      assert.deepEqual(await vscode.commands.executeCommand('vscode.executeCodeLensProvider', copy), []);
    } finally {
      provider.dispose();
    }
  });

  it('of two reports is a text diff too', async function () {
    // Before 1.129 a custom editor took over both sides regardless of its declaration, and no setting helps.
    if (before) this.skip();
    await vscode.commands.executeCommand('vscode.diff', at(mail), await copyOfMail());
    await until(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff,
      'a text diff',
    );
    assert.equal(await page.webviewCount(), 0);
  });
});
